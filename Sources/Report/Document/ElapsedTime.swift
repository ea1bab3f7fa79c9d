import Foundations

/// A span of time as people say it.
struct ElapsedTime {
    let seconds: Double

    /// `0.8 s`, `42 s`, `3 min 5 s`, `2 h 14 min`.
    var text: String {
        guard seconds.isFinite, seconds >= 0 else { return "unknown" }
        if seconds < 9.95 { return NumberText.print.fixed(seconds, decimals: 1) + " s" }
        let whole = Int(min(seconds.rounded(), 1e12))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s" }
        let minutes = (whole + 30) / 60
        return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    }
}
