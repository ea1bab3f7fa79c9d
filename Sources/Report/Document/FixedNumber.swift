import Foundation

/// A number with a fixed count of decimals, rounded from its exact binary value.
struct FixedNumber {
    /// With a hyphen for minus, as data formats want it.
    let plain: String

    /// - Precondition: `value` is finite and `decimals` is in 0...12.
    init(_ value: Double, decimals: Int) {
        precondition(value.isFinite, "\(value) has no decimals")
        precondition((0...12).contains(decimals), "\(decimals) decimals are not in 0...12")
        let text = String(format: "%.\(decimals)f", value)
        plain =
            text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) }) ? String(text.dropFirst()) : text
    }

    /// With a real minus sign, as print wants it.
    var typeset: String { plain.replacingOccurrences(of: "-", with: "\u{2212}") }

    /// With its sign, also for gains.
    var signed: String {
        plain.hasPrefix("-") ? typeset : plain.contains(where: { "123456789".contains($0) }) ? "+" + plain : "±" + plain
    }
}
