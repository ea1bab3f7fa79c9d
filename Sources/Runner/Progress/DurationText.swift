/// Spans of time in words, for people who wait.
enum DurationText {
    /// "0.4 s", "12 s", "1 min 20 s", "2 h 05 min".
    static func exact(_ seconds: Double) -> String {
        if seconds < 9.95 { return "\((max(0, seconds) * 10).rounded() / 10) s" }
        return whole(Int(seconds.rounded()))
    }

    /// Rounded up to what an estimate deserves: "about 45 s", "about 4 min".
    static func estimate(_ seconds: Double) -> String {
        let step = seconds < 20 ? 1.0 : seconds < 90 ? 5 : seconds < 600 ? 10 : 60
        return "about " + whole(max(1, Int((seconds / step).rounded(.up) * step)))
    }

    /// "0:07", "12:40", "1:02:03": for the left edge of a log.
    static func clock(_ seconds: Double) -> String {
        let total = Int(max(0, seconds))
        let tail = "\(total / 60 % 60 < 10 && total >= 3600 ? "0" : "")\(total / 60 % 60):\(twoDigits(total % 60))"
        return total >= 3600 ? "\(total / 3600):\(tail)" : tail
    }

    private static func whole(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
        default: "\(seconds / 3600) h \(twoDigits(seconds / 60 % 60)) min"
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
