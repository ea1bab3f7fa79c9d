/// A finite number as its shortest decimal text has it: the digits that a person would write, without binary noise.
///
/// Rounding starts from these digits. The `Double` next to 67.45 lies a little above it, the one next to 67.55 a
/// little below; a reader who sees 67.45 in a data file expects it to round as 67.45 does.
struct DecimalDigits: Hashable {
    let isNegative: Bool
    /// The most significant one first; neither leading nor trailing zeros; empty for zero.
    private(set) var digits: [UInt8]
    /// The value is the digits, read as a whole number, times 10 to this power.
    private(set) var exponent: Int

    /// - Precondition: `value` is finite.
    init(_ value: Double) {
        precondition(value.isFinite, "\(value) has no digits")
        isNegative = value < 0
        digits = []
        exponent = 0
        let text = "\(value.magnitude)"
        let parts = text.split(separator: "e", maxSplits: 1)
        var hasPoint = false
        for byte in parts[0].utf8 {
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else {
                digits.append(byte - UInt8(ascii: "0"))
                if hasPoint { exponent -= 1 }
            }
        }
        if parts.count > 1, let power = Int(parts[1]) { exponent += power }
        trim()
    }

    /// `mantissa` × 10^`exponent`, exactly.
    init(_ mantissa: Int, exponent: Int) {
        isNegative = mantissa < 0
        digits = String(mantissa.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        self.exponent = exponent
        trim()
    }

    private mutating func trim() {
        digits = Array(digits.drop { $0 == 0 })
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { exponent = 0 }
    }

    var isZero: Bool { digits.isEmpty }

    /// The power of ten of the first digit; 0 for zero.
    var magnitude: Int { isZero ? 0 : exponent + digits.count - 1 }

    /// The nearest multiple of 10^`power`, a tie to the even one (IEEE 754, roundTiesToEven).
    func rounded(to power: Int) -> DecimalDigits {
        let dropped = power - exponent
        guard dropped > 0 else { return self }
        var result = self
        let kept = max(0, digits.count - dropped)
        result.digits = Array(digits.prefix(kept))
        result.exponent = power
        // Where more is dropped than there is, a zero stands before the first digit.
        let first = dropped > digits.count ? 0 : digits[kept]
        let isTie = first == 5 && digits.count - kept == 1
        let isOdd = (result.digits.last ?? 0) % 2 == 1
        if first > 5 || (first == 5 && (!isTie || isOdd)) { result.increment() }
        result.trim()
        return result
    }

    private mutating func increment() {
        var place = digits.count - 1
        while place >= 0, digits[place] == 9 {
            digits[place] = 0
            place -= 1
        }
        if place >= 0 { digits[place] += 1 } else { digits.insert(1, at: 0) }
    }

    /// Times ten to a power.
    func shifted(by power: Int) -> DecimalDigits {
        var result = self
        if !isZero { result.exponent += power }
        return result
    }

    /// The digits before and behind the decimal point, without a sign, with at least so many decimals.
    func positional(decimals: Int) -> (whole: String, fraction: String) {
        var whole = ""
        var fraction = ""
        for (index, digit) in digits.enumerated() {
            let power = exponent + digits.count - 1 - index
            if power >= 0 { whole += String(digit) } else { fraction += String(digit) }
        }
        if exponent > 0 { whole += String(repeating: "0", count: exponent) }
        if whole.isEmpty { whole = "0" }
        if magnitude < -1 { fraction = String(repeating: "0", count: -1 - magnitude) + fraction }
        if fraction.count < decimals { fraction += String(repeating: "0", count: decimals - fraction.count) }
        return (whole, fraction)
    }
}
