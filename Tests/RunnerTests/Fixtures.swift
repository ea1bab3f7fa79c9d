import Foundation
import Runner
import Synchronization

/// A folder of its own for one test, gone after it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "d3gzsl-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A sink that remembers.
final class EventRecorder: EventSink {
    private let state = Mutex<[Event]>([])

    var events: [Event] { state.withLock { $0 } }
    var startedTitles: [String] {
        events.compactMap { if case .started(let unit, _) = $0 { unit.title } else { nil } }
    }
    var warnings: [String] { events.compactMap { if case .warning(let text) = $0 { text } else { nil } } }

    func receive(_ event: Event) { state.withLock { $0.append(event) } }
}

/// A number that several threads count up.
final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int { state.withLock { $0 } }
    func increment() { state.withLock { $0 += 1 } }
}

struct Mishap: Error, CustomStringConvertible {
    let description: String
}

extension UnitKey {
    static func named(_ name: String) -> UnitKey { UnitKey([Component("name", name)]) }
}

extension WorkUnit {
    /// A unit whose record holds one number.
    static func named(
        _ name: String, cells: [String] = [], cost: Double = 1, after: [String] = [],
        work: @escaping @Sendable (UnitContext) throws -> Record = { _ in Record(scalars: ["H": 1]) }
    ) -> WorkUnit {
        WorkUnit(
            key: .named(name), title: name, cells: cells, estimatedCost: cost,
            dependencies: after.map { UnitKey.named($0).digest }, work: work)
    }
}

extension [String: UnitOutcome] {
    subscript(title name: String) -> UnitOutcome? { self[UnitKey.named(name).digest] }
}

extension UnitOutcome {
    /// The outcome without its record, for comparison.
    var kind: String {
        switch self {
        case .fromStore: "fromStore"
        case .finished: "finished"
        case .failed(let message): "failed: \(message)"
        case .skipped(let reason): "skipped: \(reason)"
        case .cancelled: "cancelled"
        }
    }
}
