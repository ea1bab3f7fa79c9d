import Foundation
import Tensors

/// What was measured on.
public struct Machine: Codable, Hashable, Sendable {
    public let processor: String
    public let cores: Int
    /// OpenBLAS's release and the kernels it uses.
    public let blas: String

    public static var current: Machine {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = text.split(separator: "\n").first { $0.hasPrefix("model name") }.flatMap {
            $0.split(separator: ":").last
        }
        return Machine(
            processor: model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor",
            cores: ProcessInfo.processInfo.activeProcessorCount,
            blas: "OpenBLAS \(BLAS.loaded.version), \(BLAS.loaded.coreType)")
    }
}
