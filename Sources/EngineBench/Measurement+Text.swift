import Foundation
import Foundations

extension Measurement {
    /// "critic step: 58.10 ms, floor 41.20 ms, 71 % of peak (256 rows, …)", and the ratios: one line as it is made.
    package var text: String {
        var facts: [String] = []
        if let seconds { facts.append(DurationText.precise(seconds)) }
        if let floorSeconds, let percentOfPeak {
            facts.append("floor \(DurationText.precise(floorSeconds)), \(Self.fixed(percentOfPeak, 0)) % of peak")
        }
        if let bytes { facts.append(Self.text(bytes: bytes)) }
        if let peerSeconds { facts.append("peer \(DurationText.precise(peerSeconds))") }
        facts += ratios.map { "\($0.name) \(Self.fixed($0.value, 2))" }
        return "\(name): \(facts.joined(separator: ", ")) (\(dimensions))"
    }

    static func text(bytes: Int) -> String { fixed(Double(bytes) / 1_048_576, 0) + " MiB" }

    static func fixed(_ value: Double, _ digits: Int) -> String { NumberText.data.fixed(value, decimals: digits) }
}
