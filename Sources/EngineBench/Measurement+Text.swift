import Foundation

extension Measurement {
    /// "critic step: 58.10 ms, floor 41.20 ms, 71 % of peak (256 rows, …)", and the ratios: one line as it is made.
    package var text: String {
        var facts: [String] = []
        if let seconds { facts.append(Self.text(seconds: seconds)) }
        if let floorSeconds, let percentOfPeak {
            facts.append("floor \(Self.text(seconds: floorSeconds)), \(Self.fixed(percentOfPeak, 0)) % of peak")
        }
        if let bytes { facts.append(Self.text(bytes: bytes)) }
        if let peerSeconds { facts.append("peer \(Self.text(seconds: peerSeconds))") }
        facts += ratios.map { "\($0.name) \(Self.fixed($0.value, 2))" }
        return "\(name): \(facts.joined(separator: ", ")) (\(dimensions))"
    }

    /// With the unit that keeps two or three digits before the point.
    package static func text(seconds: Double) -> String {
        if seconds < 1e-3 { return fixed(seconds * 1e6, 0) + " µs" }
        if seconds < 1 { return fixed(seconds * 1e3, seconds < 0.1 ? 2 : 0) + " ms" }
        return fixed(seconds, 2) + " s"
    }

    static func text(bytes: Int) -> String { fixed(Double(bytes) / 1_048_576, 0) + " MiB" }

    static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
