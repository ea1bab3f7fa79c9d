import Foundation
import Foundations

/// The measurements of one run of a `Benchmark`, as a table for people and JSON for programs.
package struct BenchmarkReport: Codable, Hashable, Sendable {
    /// What was measured on.
    package let machine: Machine
    /// OpenBLAS's release and the kernels it uses.
    package let blas: String
    /// How many shared the work.
    package let workers: Int
    /// "PyTorch 2.13.0"; nil without a peer.
    package let peer: String?
    /// The rate that floors are taken from.
    package let operationsPerSecond: Double
    /// In the order in which they were made.
    package let measurements: [Measurement]

    /// A report of its parts.
    package init(
        machine: Machine, blas: String, workers: Int, peer: String?, operationsPerSecond: Double,
        measurements: [Measurement]
    ) {
        self.machine = machine
        self.blas = blas
        self.workers = workers
        self.peer = peer
        self.operationsPerSecond = operationsPerSecond
        self.measurements = measurements
    }

    /// Pretty-printed, with sorted keys.
    package var json: String { JSON.text(self, isIndented: true) }

    /// Reads what `json` wrote; nil for anything else.
    package init?(json: String) {
        guard let report = try? JSON.value(Self.self, from: json) else { return nil }
        self = report
    }

    /// One line a measurement; the sizes and ratios follow it, indented.
    package var text: String {
        let heads = ["", "median", "fastest", "floor", "% of peak", "memory", "peer"]
        let rows = measurements.map { row in
            [
                row.name, Self.time(row.seconds), Self.time(row.bestSeconds), Self.time(row.floorSeconds),
                row.percentOfPeak.map { Measurement.fixed($0, 0) } ?? "", row.bytes.map(Measurement.text(bytes:)) ?? "",
                Self.time(row.peerSeconds),
            ]
        }
        let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            return Self.trimmed(padded.joined(separator: "  "))
        }
        var lines = [
            "\(machine.processor), \(machine.cores) cores, \(blas); \(workers == 1 ? "1 worker" : "\(workers) workers")"
                + (peer.map { "; peer: \($0)" } ?? ""),
            "fastest product: \(Measurement.fixed(operationsPerSecond / 1e9, 0)) GFLOP/s", "", line(heads),
        ]
        for (row, cells) in zip(measurements, rows) {
            lines.append(line(cells))
            lines.append("    " + row.dimensions)
            for ratio in row.ratios { lines.append("    \(ratio.name): \(Measurement.fixed(ratio.value, 2))") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func time(_ seconds: Double?) -> String { seconds.map(DurationText.precise) ?? "" }

    private static func trimmed(_ line: String) -> String { String(line.reversed().drop { $0 == " " }.reversed()) }
}
