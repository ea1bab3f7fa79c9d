import Foundations

/// What a unit may use. One that uses more is asked to stop, and fails.
package struct UnitLimits: Hashable, Sendable, Codable {
    /// Wall-clock seconds of one unit; `nil` for as many as it takes.
    package var seconds: Double?
    /// Bytes that the whole process may hold in memory. Beyond them the unit that started last is stopped, since
    /// what ran before it fitted. `nil` for as many as there are.
    package var memory: Int?

    /// - Precondition: limits are positive.
    package init(seconds: Double? = nil, memory: Int? = nil) {
        precondition(seconds.map { $0 > 0 } ?? true, "a unit cannot end within \(seconds ?? 0) s")
        precondition(memory.map { $0 > 0 } ?? true, "units cannot run in \(memory ?? 0) bytes")
        self.seconds = seconds
        self.memory = memory
    }

    /// Units may take what they need.
    package static let none = UnitLimits()

    /// Nine tenths of the memory there is: a machine that runs out of it ends programs of its own choice.
    package static let ofMachine = UnitLimits(memory: Machine.availableMemory.map { $0 / 10 * 9 })

    func timeProblem(after elapsed: Double) -> String? {
        seconds.flatMap { elapsed > $0 ? "it took longer than the limit of \(DurationText.exact($0))" : nil }
    }

    func memoryProblem(holding resident: Int) -> String? {
        memory.flatMap {
            resident > $0
                ? "the program held \(Self.text(resident)) of memory, more than the limit of \(Self.text($0))" : nil
        }
    }

    private static func text(_ bytes: Int) -> String {
        bytes < 10_000_000_000 ? "\(bytes / 1_000_000) MB" : "\(bytes / 1_000_000_000) GB"
    }
}
