#define _GNU_SOURCE
#include "AllocationCounter.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GLIBC__)

// The names under which the GNU C library keeps its own functions for those who replace the public ones.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static _Thread_local const char *left_out;
static _Thread_local long count;

int allocations_are_counted(void) { return 1; }

void allocations_begin(const char *except) {
    count = 0;
    left_out = except;
}

long allocations_end(void) {
    left_out = NULL;
    return count;
}

static void note(const void *caller) {
    Dl_info library;
    if (!left_out) return;
    if (dladdr(caller, &library) && library.dli_fname && strstr(library.dli_fname, left_out)) return;
    count++;
}

void *malloc(size_t size) {
    note(__builtin_return_address(0));
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    note(__builtin_return_address(0));
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    note(__builtin_return_address(0));
    return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
    note(__builtin_return_address(0));
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    note(__builtin_return_address(0));
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
    note(__builtin_return_address(0));
    void *found = __libc_memalign(alignment, size);
    if (!found) return ENOMEM;
    *memory = found;
    return 0;
}

#else

int allocations_are_counted(void) { return 0; }
void allocations_begin(const char *except) { (void)except; }
long allocations_end(void) { return 0; }

#endif
