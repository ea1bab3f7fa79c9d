#pragma once
// No `link` line in the module map: the library is opened at run time, after its kernels have been chosen.
#include <cblas.h>
#include <dlfcn.h>

#if defined(__x86_64__)
#include <cpuid.h>

// The instruction sets that decide between OpenBLAS's kernels, asked of the processor itself.
static inline int d3_has_avx2_fma(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_FMA)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2);
}

static inline int d3_has_avx512(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
    unsigned needed = bit_AVX512F | bit_AVX512DQ | bit_AVX512BW | bit_AVX512VL;
    return (b & needed) == needed;
}

// For loops that wait for another thread to write: the other hardware thread of the core gets more of it.
static inline void d3_pause(void) { __builtin_ia32_pause(); }
#else
static inline int d3_has_avx2_fma(void) { return 0; }
static inline int d3_has_avx512(void) { return 0; }
#if defined(__aarch64__)
static inline void d3_pause(void) { __asm__ volatile("yield"); }
#else
static inline void d3_pause(void) {}
#endif
#endif
