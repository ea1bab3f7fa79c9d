/// Numbers with a fixed count of decimals, as a typesetter writes them.
enum FixedPoint {
    /// Rounded half to even; a true minus sign, none before a zero; narrow spaces between thousands from five digits on.
    static func text(_ value: Double, decimals: Int) -> String {
        precondition(value.isFinite, "\(value) has no decimal form")
        precondition((0...9).contains(decimals), "\(decimals) decimals")
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
        guard scaled < 1e18 else { return (value < 0 ? "−" : "") + "\(abs(value))" }
        let digits = Int(scaled)
        let whole = grouped(String(digits / Int(scale)))
        let sign = value < 0 && digits > 0 ? "−" : ""
        guard decimals > 0 else { return sign + whole }
        let fraction = String(digits % Int(scale))
        return sign + whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// With a plus sign before what is not negative, unless it is zero.
    static func signed(_ value: Double, decimals: Int) -> String {
        let text = text(value, decimals: decimals)
        let isZero = !text.contains { ("1"..."9").contains($0) }
        return value > 0 && !isZero ? "+" + text : text
    }

    private static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "\u{202F}" }
            result.append(digit)
        }
        return result
    }
}
