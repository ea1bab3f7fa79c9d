import Foundations

extension RunLog {
    /// How long the whole run took: "12.3 s".
    package var secondsText: String { NumberText.print.fixed(seconds, decimals: 1) + " s" }
}

extension RunLog.ExpectationEntry {
    /// Both sides as they came out: "41.20 against 39.00"; nil where one has no value.
    package var comparison: String? {
        guard let left, let right else { return nil }
        return [left, right].map { NumberText.print.fixed($0, decimals: 2) }.joined(separator: " against ")
    }
}
