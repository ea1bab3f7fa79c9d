/// Spans of time in words.
public enum DurationText {
    /// `0.8 s`, `42 s`, `3 min 5 s`, `2 h 14 min`: for people who read what took how long.
    ///
    /// Rounded first and split into units then, so that 59.999 s is `1 min`. What is no time is `unknown`.
    public static func exact(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "unknown" }
        // Beside 9.95, which no binary number is, half a tenth may fall either way.
        if seconds < 9.95 {
            let tenths = Int((seconds * 10).rounded())
            return tenths < 100 ? "\(tenths / 10).\(tenths % 10) s" : "10 s"
        }
        return whole(seconds)
    }

    /// Rounded up to what an estimate deserves: `about 45 s`, `about 4 min`.
    public static func estimate(_ seconds: Double) -> String {
        let seconds = seconds.isFinite ? max(0, seconds) : 0
        let step = seconds < 20 ? 1.0 : seconds < 90 ? 5 : seconds < 600 ? 10 : 60
        return "about " + whole(max(1, (seconds / step).rounded(.up) * step))
    }

    /// `0:07`, `12:40`, `1:02:03`: for the left edge of a log.
    public static func clock(_ seconds: Double) -> String {
        let total = seconds.isFinite ? Int(min(max(0, seconds), longest)) : 0
        let tail = "\(total / 60 % 60 < 10 && total >= 3600 ? "0" : "")\(total / 60 % 60):\(twoDigits(total % 60))"
        return total >= 3600 ? "\(total / 3600):\(tail)" : tail
    }

    /// `12 µs`, `58.10 ms`, `640 ms`, `1.52 s`: for measurements, three or four digits of them.
    public static func precise(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "unknown" }
        if seconds < 0.999_5e-3 { return "\(Int((seconds * 1e6).rounded())) µs" }
        if seconds < 0.099_995 { return hundredths(seconds * 1e3) + " ms" }
        if seconds < 0.999_5 { return "\(Int((seconds * 1e3).rounded())) ms" }
        return hundredths(min(seconds, longest)) + " s"
    }

    /// Beyond it a number of seconds says nothing to anybody, and still fits an integer.
    private static let longest = 1e12

    private static func whole(_ seconds: Double) -> String {
        let seconds = Int(min(seconds.rounded(), longest))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
        default:
            let minutes = (seconds + 30) / 60
            return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
        }
    }

    private static func hundredths(_ number: Double) -> String {
        let count = Int((number * 100).rounded())
        return "\(count / 100).\(twoDigits(count % 100))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
