import Foundation
import Foundations
import Synchronization
import Testing

@testable import Runner

@Suite struct UnitLimitsTests {
    let folder: TemporaryFolder
    let store: Store
    let recorder = EventRecorder()

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(root: folder.path + "/store")
    }

    func run(_ units: [WorkUnit], limits: UnitLimits, grace: Duration = .seconds(60)) -> [String: UnitOutcome] {
        LocalExecutor(cores: 2, limits: limits, grace: grace)
            .run(units, store: store, events: recorder, cancellation: Cancellation())
    }

    static func untilStopped(_ context: UnitContext) throws -> Record {
        while true {
            try context.checkCancellation()
            usleep(1000)
        }
    }

    @Test(.timeLimit(.minutes(2))) func aUnitThatTakesTooLongFailsAlone() {
        let outcome = run(
            [
                .named("endless", work: Self.untilStopped), .named("heir", after: ["endless"]), .named("quick"),
            ], limits: UnitLimits(seconds: 0.2))
        #expect(outcome[title: "endless"]?.kind == "failed: it took longer than the limit of 0.2 s")
        #expect(outcome[title: "heir"]?.kind == "skipped: “endless” failed: it took longer than the limit of 0.2 s")
        #expect(outcome[title: "quick"]?.kind == "finished")
    }

    @Test(.timeLimit(.minutes(2))) func aUnitThatDoesNotListenIsLeftBehind() {
        let release = DispatchSemaphore(value: 0)
        let outcome = run(
            [
                .named("deaf") { _ in
                    release.wait()
                    return Record()
                }
            ], limits: UnitLimits(seconds: 0.05), grace: .milliseconds(50))
        release.signal()
        #expect(
            outcome[title: "deaf"]?.kind
                == "failed: it took longer than the limit of 0.1 s, and did not stop when it was asked to")
    }

    @Test(.timeLimit(.minutes(2))) func memoryIsTakenFromTheLastToStart() {
        let hasStarted = DispatchSemaphore(value: 0)
        let isOver = DispatchSemaphore(value: 0)
        let outcome = run(
            [
                .named("first", cost: 2) { _ in
                    hasStarted.signal()
                    isOver.wait()
                    return Record()
                },
                .named("gate") { _ in
                    hasStarted.wait()
                    return Record()
                },
                .named("greedy", after: ["gate"]) { context in
                    defer { isOver.signal() }
                    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 600_000_000, alignment: 8)
                    defer { bytes.deallocate() }
                    memset(bytes.baseAddress!, 1, bytes.count)
                    return try Self.untilStopped(context)
                },
            ], limits: UnitLimits(memory: ProcessMemory.resident + 300_000_000))
        #expect(outcome[title: "first"]?.kind == "finished")
        #expect(outcome[title: "greedy"]?.kind.hasPrefix("failed: the program held ") == true)
    }

    @Test func problemsNameBothNumbers() {
        let limits = UnitLimits(seconds: 90, memory: 2_000_000_000)
        #expect(limits.timeProblem(after: 90) == nil)
        #expect(limits.timeProblem(after: 91) == "it took longer than the limit of 1 min 30 s")
        #expect(limits.memoryProblem(holding: 2_000_000_000) == nil)
        #expect(
            limits.memoryProblem(holding: 12_345_678_901)
                == "the program held 12 GB of memory, more than the limit of 2000 MB")
        #expect(UnitLimits.none.timeProblem(after: .infinity) == nil)
        #expect(UnitLimits.none.memoryProblem(holding: .max) == nil)
        #expect(ProcessMemory.resident > 1_000_000)
    }
}
