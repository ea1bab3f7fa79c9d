#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Numbers as a reader expects them: a real minus sign, no binary noise, grouped thousands.
enum NumberText {
    /// `mantissa` × 10^`exponent`, exactly, in positional notation.
    static func exact(_ mantissa: Int, exponent: Int, grouping: Bool = false) -> String {
        var digits = String(mantissa.magnitude)
        var fraction = ""
        if exponent >= 0 {
            if mantissa != 0 { digits += String(repeating: "0", count: exponent) }
        } else {
            if digits.count <= -exponent {
                digits = String(repeating: "0", count: 1 - exponent - digits.count) + digits
            }
            fraction = "." + digits.suffix(-exponent)
            digits = String(digits.dropLast(-exponent))
        }
        if grouping { digits = grouped(digits) }
        return (mantissa < 0 ? "−" : "") + digits + fraction
    }

    /// A value rounded to a number of decimals; `–` where there is no finite value.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        let scaled = (value * pow(10, Double(decimals))).rounded()
        guard abs(scaled) < 9e15 else { return "\(value)".replacingMinus }
        return exact(Int(scaled), exponent: -decimals)
    }

    /// A value with about four significant digits, trailing zeros of the fraction left out.
    ///
    /// - Parameter plain: the powers of ten that are written out.
    static func brief(_ value: Double, plain: ClosedRange<Int> = -5...8) -> String {
        guard value.isFinite else { return "–" }
        guard value != 0 else { return "0" }
        let magnitude = Int(log10(abs(value)).rounded(.down))
        guard plain.contains(magnitude) else {
            let mantissa = value / pow(10, Double(magnitude))
            return trimmed(fixed(mantissa, decimals: 3)) + "×10" + superscript(magnitude)
        }
        return trimmed(fixed(value, decimals: max(0, 3 - magnitude)))
    }

    /// An integer as raised digits.
    static func superscript(_ number: Int) -> String {
        let raised: [Character: Character] = [
            "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
            "-": "⁻",
        ]
        return String(String(number).map { raised[$0]! })
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    private static func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }
}

extension String {
    fileprivate var replacingMinus: String { hasPrefix("-") ? "−" + dropFirst() : self }
}
