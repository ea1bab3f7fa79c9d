import Glibc

/// Seconds on a clock that nobody sets.
package enum MonotonicClock {
    /// Time since some moment in the past, which nobody sets back.
    package static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
