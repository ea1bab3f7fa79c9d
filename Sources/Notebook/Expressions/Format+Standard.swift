import Foundations

extension Format {
    /// What is used when nothing is said: constants as they were written, results with one decimal.
    package static let automatic = Format(
        "auto", summary: "constants as they were written, results with one decimal"
    ) { quantity in
        switch quantity.content {
        case .constant(_, .written(let text)): text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
        case .constant(let value, .given): NumberText.print.exact(value)
        case .constant(let value, .computed): NumberText.print.brief(value, digits: 6)
        case .constant(let value, .result): NumberText.print.fixed(value, decimals: 1)
        case .measured, .independent: NumberText.print.fixed(quantity.mean, decimals: 1)
        }
    }

    /// The formats there are. A new one is one more entry.
    package static let standard: [Format] =
        [
            automatic,
            Format("int", summary: "the nearest whole number") { NumberText.print.fixed($0.mean, decimals: 0) },
            Format("num1", summary: "one decimal") { NumberText.print.fixed($0.mean, decimals: 1) },
            Format("num2", summary: "two decimals") { NumberText.print.fixed($0.mean, decimals: 2) },
            Format("num3", summary: "three decimals") { NumberText.print.fixed($0.mean, decimals: 3) },
            Format("num4", summary: "four decimals") { NumberText.print.fixed($0.mean, decimals: 4) },
            Format("pct0", summary: "percent") { NumberText.print.percent($0.mean, decimals: 0) },
            Format("pct1", "pct", summary: "percent, one decimal") { NumberText.print.percent($0.mean, decimals: 1) },
            Format("pct2", summary: "percent, two decimals") { NumberText.print.percent($0.mean, decimals: 2) },
            Format("points", "points1", summary: "percentage points with sign, one decimal") {
                points($0, decimals: 1)
            },
            Format("points2", summary: "percentage points with sign, two decimals") { points($0, decimals: 2) },
            Format("±", "pm", summary: "mean ± standard deviation over seeds, one decimal") {
                (quantity) throws(EvaluationProblem) in try deviation(quantity, decimals: 1)
            },
            Format("±2", "pm2", summary: "mean ± standard deviation over seeds, two decimals") {
                (quantity) throws(EvaluationProblem) in try deviation(quantity, decimals: 2)
            },
            Format(
                "ci95",
                summary: "mean with its 95 % confidence interval over seeds, one decimal; by Welch where what is "
                    + "subtracted shares no seeds"
            ) { (quantity) throws(EvaluationProblem) in try interval(quantity) },
            Format("times", summary: "a factor, one decimal") { NumberText.print.fixed($0.mean, decimals: 1) + "×" },
            Format("seconds", "duration", summary: "a time given in seconds, in units that suit it") {
                duration($0.mean)
            },
        ]
        + (2...5).map { digits in
            Format(
                "sig\(digits)", ".\(digits)g",
                summary: "at most \(digits) significant digits: 0.0003 stays 0.0003"
            ) { NumberText.print.significant($0.mean, digits: digits) }
        }

    private static func points(_ quantity: Quantity, decimals: Int) -> String {
        NumberText.print.signed(quantity.mean, decimals: decimals) + "\u{A0}points"
    }

    private static func deviation(_ quantity: Quantity, decimals: Int) throws(EvaluationProblem) -> String {
        let what = "a standard deviation"
        if quantity.isConstant { throw .notMeasured(what) }
        if quantity.isIndependent { throw .noSharedSeeds(what) }
        guard let sd = quantity.sd else { throw .tooFewSeeds(what) }
        return [quantity.mean, sd].map { NumberText.print.fixed($0, decimals: decimals) }
            .joined(separator: "\u{A0}±\u{A0}")
    }

    private static func interval(_ quantity: Quantity) throws(EvaluationProblem) -> String {
        let estimate = try quantity.estimate(for: "a confidence interval")
        let numbers = [estimate.mean, estimate.mean - estimate.halfWidth95, estimate.mean + estimate.halfWidth95]
            .map { NumberText.print.fixed($0, decimals: 1) }
        let method = quantity.isIndependent ? ", Welch" : ""
        return "\(numbers[0]) (95\(NumberText.percentSign) CI \(numbers[1]) to \(numbers[2])\(method))"
    }

    private static func duration(_ seconds: Double) -> String {
        let size = abs(seconds)
        if size < 0.9995 { return NumberText.print.fixed(seconds * 1000, decimals: 0) + "\u{A0}ms" }
        if size < 59.95 { return NumberText.print.fixed(seconds, decimals: 1) + "\u{A0}s" }
        let whole = Int(min(size.rounded(), 1e15))
        let sign = seconds < 0 ? "−" : ""
        if whole < 3600 { return "\(sign)\(whole / 60)\u{A0}min \(whole % 60)\u{A0}s" }
        let minutes = Int((Double(whole) / 60).rounded())
        return "\(sign)\(minutes / 60)\u{A0}h \(minutes % 60)\u{A0}min"
    }
}
