#pragma once

// Counts the allocations of the calling thread. Linked into a test program, it takes the place of the C library's `malloc` and its
// kin for everything in that program, and passes every call on.

/// Whether this system lets the calls be counted.
int allocations_are_counted(void);

/// Begins to count what the calling thread asks for. Calls from a library whose file name holds `except` are left out.
void allocations_begin(const char *except);

/// Ends counting. Returns how often memory was asked for.
long allocations_end(void);
