/// Numbers as text. Prose, tables, figures, exports, progress and scorecards all write their numbers with it, so that
/// one value has one text wherever it stands.
///
/// Rounding is half to even on the shortest decimal text of the value (67.45 → 67.4, 67.55 → 67.6, 0.125 → 0.12). What
/// rounds to zero has no sign.
public struct NumberText: Sendable, Hashable {
    /// The sign before what is less than zero.
    private let minus: String
    /// What parts groups of three digits before the point, from five digits on; none where empty.
    private let separator: String
    /// What stands for a value that is no number; for the infinities where nothing else does.
    private let notANumber: String
    private let infinity: String?
    /// Raised digits after ×10 for powers of ten; else an `e`, as programs read it.
    private let isTypeset: Bool

    /// For people: a real minus sign, narrow spaces between thousands, words for what is no number.
    public static let print = NumberText(
        minus: "\u{2212}", separator: "\u{202F}", notANumber: "not a number", infinity: "infinite", isTypeset: true)

    /// As `print`, but with a dash for what is no number: for labels, where a word has no room.
    public static let label = NumberText(
        minus: "\u{2212}", separator: "\u{202F}", notANumber: "–", infinity: nil, isTypeset: true)

    /// For programs: a hyphen for minus, no groups; `nan`, `inf` and `-inf`.
    public static let data = NumberText(
        minus: "-", separator: "", notANumber: "nan", infinity: "inf", isTypeset: false)

    /// A space that does not break stands before the sign of percent.
    public static let percentSign = "\u{202F}%"

    /// Decimals beyond these have no use, and a wish for them is a mistake.
    public static let mostDecimals = 12

    /// With so many decimals. From 10¹⁵ on, where a `Double` has no decimals to show, as a power of ten.
    public func fixed(_ value: Double, decimals: Int) -> String {
        precondition((0...Self.mostDecimals).contains(decimals), "\(decimals) decimals")
        guard value.isFinite else { return word(value) }
        let number = DecimalDigits(value)
        guard number.magnitude < 15 else { return scientific(number) }
        return text(number.rounded(to: -decimals), decimals: decimals)
    }

    /// With so many decimals, and with a plus sign before what is more than zero: for gains and differences.
    public func signed(_ value: Double, decimals: Int) -> String {
        let text = fixed(value, decimals: decimals)
        let isZero = value.isFinite && !text.contains { ("1"..."9").contains($0) }
        return value > 0 && !isZero ? "+" + text : text
    }

    /// In percent, with the sign of it. The value is in percent already.
    public func percent(_ value: Double, decimals: Int) -> String {
        fixed(value, decimals: decimals) + (value.isFinite ? Self.percentSign : "")
    }

    /// With so many significant digits at most; zeros at the end of a fraction are left out, as the format `g` of C
    /// does it.
    ///
    /// - Parameter plain: the powers of ten of a first digit that are written out; others become `1.5×10⁻⁷`.
    public func significant(_ value: Double, digits: Int, plain: ClosedRange<Int> = -5...8) -> String {
        precondition((1...17).contains(digits), "\(digits) significant digits")
        guard value.isFinite else { return word(value) }
        let number = DecimalDigits(value)
        let rounded = number.rounded(to: number.magnitude - digits + 1)
        return plain.contains(rounded.magnitude) ? text(rounded, decimals: 0) : scientific(rounded)
    }

    /// With about four significant digits, and all those before the point: for labels, descriptions and data tables of
    /// figures.
    public func brief(_ value: Double, digits: Int = 4, plain: ClosedRange<Int> = -5...8) -> String {
        guard value.isFinite else { return word(value) }
        let number = DecimalDigits(value)
        let last = number.magnitude - digits + 1
        let rounded = number.rounded(to: min(0, last))
        return plain.contains(rounded.magnitude)
            ? text(rounded, decimals: 0) : scientific(number.rounded(to: last))
    }

    /// Every digit that tells the value from its neighbours, and no more.
    public func exact(_ value: Double) -> String {
        guard value.isFinite else { return word(value) }
        let number = DecimalDigits(value)
        return (-5..<15).contains(number.magnitude) ? text(number, decimals: 0) : scientific(number)
    }

    /// `mantissa` × 10^`exponent`, exactly, in positional notation.
    ///
    /// - Parameter groupsFrom: how many digits before the point a number has at least to be parted into groups.
    public func exact(_ mantissa: Int, exponent: Int, groupsFrom: Int = 5) -> String {
        text(DecimalDigits(mantissa, exponent: exponent), decimals: max(0, -exponent), groupsFrom: groupsFrom)
    }

    /// A count, with groups of thousands.
    public func count(_ value: Int) -> String { exact(value, exponent: 0) }

    /// A whole number as raised digits: `10⁻³`.
    public static func superscript(_ number: Int) -> String {
        let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return String(String(number).map { $0 == "-" ? "⁻" : raised[$0.wholeNumberValue ?? 0] })
    }

    private func text(_ number: DecimalDigits, decimals: Int, groupsFrom: Int = 5) -> String {
        let (whole, fraction) = number.positional(decimals: decimals)
        let sign = number.isNegative && !number.isZero ? minus : ""
        return sign + grouped(whole, from: groupsFrom) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private func scientific(_ number: DecimalDigits) -> String {
        let (whole, fraction) = number.shifted(by: -number.magnitude).positional(decimals: 0)
        let mantissa = (number.isNegative ? minus : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
        let power = number.magnitude
        return mantissa + (isTypeset ? "×10" + Self.superscript(power) : (power < 0 ? "e" : "e+") + String(power))
    }

    private func word(_ value: Double) -> String {
        guard !value.isNaN, let infinity else { return notANumber }
        return (value < 0 ? minus : "") + infinity
    }

    private func grouped(_ digits: String, from least: Int) -> String {
        guard digits.count >= least, !separator.isEmpty else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
            result.append(digit)
        }
        return result
    }
}
