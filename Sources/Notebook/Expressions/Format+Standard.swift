import Foundations

extension Format {
    /// What is used when nothing is said: whole constants as they are, all else with one decimal.
    package static let automatic = Format("auto", summary: "whole constants as they are, else one decimal") {
        quantity in
        let value = quantity.mean
        return NumberText.print.fixed(value, decimals: quantity.isConstant && value == value.rounded() ? 0 : 1)
    }

    /// The formats there are. A new one is one more entry.
    package static let standard: [Format] = [
        automatic,
        Format("int", summary: "the nearest whole number") { NumberText.print.fixed($0.mean, decimals: 0) },
        Format("num1", summary: "one decimal") { NumberText.print.fixed($0.mean, decimals: 1) },
        Format("num2", summary: "two decimals") { NumberText.print.fixed($0.mean, decimals: 2) },
        Format("num3", summary: "three decimals") { NumberText.print.fixed($0.mean, decimals: 3) },
        Format("num4", summary: "four decimals") { NumberText.print.fixed($0.mean, decimals: 4) },
        Format("pct0", summary: "percent") { NumberText.print.fixed($0.mean, decimals: 0) + percent },
        Format("pct1", "pct", summary: "percent, one decimal") {
            NumberText.print.fixed($0.mean, decimals: 1) + percent
        },
        Format("pct2", summary: "percent, two decimals") { NumberText.print.fixed($0.mean, decimals: 2) + percent },
        Format("points", "points1", summary: "percentage points with sign, one decimal") {
            NumberText.print.signed($0.mean, decimals: 1) + "\u{A0}points"
        },
        Format("points2", summary: "percentage points with sign, two decimals") {
            NumberText.print.signed($0.mean, decimals: 2) + "\u{A0}points"
        },
        Format("±", "pm", summary: "mean ± standard deviation over seeds, one decimal") { quantity in
            quantity.sd.map {
                NumberText.print.fixed(quantity.mean, decimals: 1) + "\u{A0}±\u{A0}"
                    + NumberText.print.fixed($0, decimals: 1)
            }
        },
        Format("±2", "pm2", summary: "mean ± standard deviation over seeds, two decimals") { quantity in
            quantity.sd.map {
                NumberText.print.fixed(quantity.mean, decimals: 2) + "\u{A0}±\u{A0}"
                    + NumberText.print.fixed($0, decimals: 2)
            }
        },
        Format("ci95", summary: "mean with its 95 % confidence interval over seeds, one decimal") { quantity in
            quantity.ci95.map { half in
                let bounds = [quantity.mean - half, quantity.mean + half].map { NumberText.print.fixed($0, decimals: 1) }
                return
                    "\(NumberText.print.fixed(quantity.mean, decimals: 1)) (95\(percent) CI \(bounds[0]) to \(bounds[1]))"
            }
        },
        Format("times", summary: "a factor, one decimal") { NumberText.print.fixed($0.mean, decimals: 1) + "×" },
        Format("seconds", "duration", summary: "a time given in seconds, in units that suit it") {
            Duration.text($0.mean)
        },
    ]

    /// A narrow space that does not break, as the percent sign has before it.
    private static let percent = "\u{202F}%"

    private enum Duration {
        static func text(_ seconds: Double) -> String {
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
}
