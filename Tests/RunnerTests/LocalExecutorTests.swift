import Foundation
import Foundations
import Synchronization
import Testing

@testable import Runner

@Suite struct LocalExecutorTests {
    let folder: TemporaryFolder
    let store: Store
    let recorder = EventRecorder()

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(root: folder.path + "/store")
    }

    func run(
        _ units: [WorkUnit], cores: Int = 1, grace: Duration = .seconds(30), cancellation: Cancellation = Cancellation()
    ) -> [String: UnitOutcome] {
        LocalExecutor(cores: cores, grace: grace, progressInterval: .zero)
            .run(units, store: store, events: recorder, cancellation: cancellation)
    }

    @Test func theSecondRunComputesNothing() {
        let count = Counter()
        let units = ["a", "b"].map { name in
            WorkUnit.named(name) { _ in
                count.increment()
                return Record(scalars: ["H": 1])
            }
        }
        let first = run(units)
        let second = run(units)
        #expect(count.value == 2)
        #expect(first.values.map(\.kind) == ["finished", "finished"])
        #expect(second.values.map(\.kind) == ["fromStore", "fromStore"])
        #expect(second[title: "a"]?.record == first[title: "a"]?.record)
        let plans = recorder.events.compactMap { event -> [Int]? in
            if case .planned(let total, let cached, let pending) = event {
                [total, cached, pending.count]
            } else {
                nil
            }
        }
        #expect(plans == [[2, 0, 2], [2, 2, 0]])
    }

    private func unit(engine: String, _ name: String, numerics: String = "x86") -> WorkUnit {
        WorkUnit(
            key: UnitKey([.init("engine", engine), .init("numerics", numerics), .init("name", name)]), title: name
        ) {
            _ in Record(scalars: ["H": 1])
        }
    }

    /// Whoever has run this before is told once why everything is computed again.
    @Test func aStoreOfAnotherVersionIsNamedOnce() throws {
        _ = run([unit(engine: "1", "a"), unit(engine: "1", "b")])
        // Another question to the same program: what is in the store is still of use.
        _ = run([unit(engine: "1", "c")])
        #expect(recorder.warnings.isEmpty)
        _ = run([unit(engine: "2", "a"), unit(engine: "2", "b"), unit(engine: "2", "c")])
        #expect(
            recorder.warnings == [
                "all 3 results in \(store.root) come from another version of the program or another kind of processor, "
                    + "and cannot be used; 'cache clear' makes room"
            ])
        _ = run([unit(engine: "2", "d")])
        #expect(recorder.warnings.count == 1, "some results are of this version")
        _ = run([unit(engine: "2", "a", numerics: "arm")])
        #expect(recorder.warnings.count == 2 && recorder.warnings[1].hasPrefix("all 7 results"))
        guard case .planned = recorder.events.first else {
            Issue.record("the plan comes first")
            return
        }
    }

    /// What an interrupted unit has kept is there when it is begun again, and gone when it has a result.
    @Test func workGoesOn() throws {
        let place = Mutex<String?>(nil)
        let unit = WorkUnit.named("a") { context in
            let path = try #require(context.workFolder())
            place.withLock { $0 = path }
            guard FileManager.default.fileExists(atPath: path + "/half") else {
                try Data("half".utf8).write(to: URL(fileURLWithPath: path + "/half"))
                throw Mishap(description: "the lights went out")
            }
            return Record(texts: ["kept": try String(contentsOfFile: path + "/half", encoding: .utf8)])
        }
        #expect(run([unit])[title: "a"]?.kind == "failed: the lights went out")
        #expect(run([unit])[title: "a"]?.record?.texts["kept"] == "half")
        let path = try #require(place.withLock { $0 })
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    /// Clearing the store takes what was begun with it.
    @Test func clearingTakesUnfinishedWork() throws {
        let path = try #require(store.workFolder(for: .named("b")))
        try store.clear(.olderThan(seconds: 3600))
        #expect(FileManager.default.fileExists(atPath: path))
        try store.clear(.all)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aMeasurementRunsAloneOnEveryCore() {
        let running = Counter()
        let seen = Mutex<[Int]>([])
        let company = ["a", "b", "c"].map { name in
            WorkUnit.named(name) { _ in
                running.increment()
                usleep(20_000)
                return Record()
            }
        }
        let alone = ["x", "y"].map { name in
            WorkUnit(key: .named(name), title: name, estimatedCost: 100, runsAlone: true) { context in
                // All others have ended by then, though this unit is the most urgent.
                seen.withLock { $0 += [running.value, context.workers] }
                running.increment()
                return Record()
            }
        }
        let outcomes = run(alone + company, cores: 2)
        #expect(outcomes.values.allSatisfy { $0.kind == "finished" })
        #expect(seen.withLock { $0 } == [3, 2, 4, 2])
    }

    @Test func recordsSayWhereWhenAndHowLong() throws {
        let outcome = run([
            .named("a") { _ in
                usleep(20_000)
                return Record()
            }
        ])
        let record = try #require(outcome[title: "a"]?.record)
        #expect(record.seconds >= 0.02 && record.seconds < 60)
        #expect(record.machine == Machine.current.description)
        #expect(try abs(Date(record.finished, strategy: .iso8601).timeIntervalSinceNow) < 60)
    }

    @Test func equalKeysRunOnce() {
        let count = Counter()
        let work: @Sendable (UnitContext) throws -> Record = { _ in
            count.increment()
            return Record()
        }
        let outcome = run(
            [
                .named("a", cells: ["base"], work: work), .named("a", cells: ["full", "base"], work: work),
            ], cores: 2)
        #expect(count.value == 1)
        #expect(outcome.count == 1)
        guard case .planned(_, _, let pending) = recorder.events.first else {
            Issue.record("the plan is not the first event")
            return
        }
        #expect(pending.map(\.cells) == [["base", "full"]])
    }

    @Test func longestFirst() {
        _ = run([
            .named("short", cost: 1), .named("long", cost: 3), .named("middle", cost: 2), .named("also short", cost: 1),
        ])
        #expect(recorder.startedTitles == ["long", "middle", "short", "also short"])
    }

    @Test func aLongChainGoesBeforeALongUnit() {
        _ = run([.named("alone", cost: 3), .named("base", cost: 1), .named("heir", cost: 5, after: ["base"])])
        #expect(recorder.startedTitles == ["base", "heir", "alone"])
    }

    @Test func dependenciesAreRead() {
        let outcome = run(
            [
                .named("sum", after: ["a", "b"]) { context in
                    let parts = ["a", "b"].map { context.dependency(UnitKey.named($0).digest).scalars["H"]! }
                    return Record(scalars: ["H": parts[0] + 10 * parts[1]])
                },
                .named("a") { _ in Record(scalars: ["H": 3]) },
                .named("b") { _ in Record(scalars: ["H": 4]) },
            ], cores: 3)
        #expect(outcome[title: "sum"]?.record?.scalars == ["H": 43])
    }

    /// Each unit waits for the other: with one thread, neither would end.
    @Test func unitsRunAtTheSameTime() {
        let (left, right) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let outcome = run(
            [
                .named("left") { _ in
                    left.signal()
                    if right.wait(timeout: .now() + 20) == .timedOut { throw Mishap(description: "alone") }
                    return Record()
                },
                .named("right") { _ in
                    right.signal()
                    if left.wait(timeout: .now() + 20) == .timedOut { throw Mishap(description: "alone") }
                    return Record()
                },
            ], cores: 2)
        #expect(outcome.values.map(\.kind) == ["finished", "finished"])
    }

    @Test func noMoreUnitsThanCores() {
        let running = Mutex(0)
        let most = Mutex(0)
        _ = run(
            (0..<12).map { number in
                .named("\(number)") { _ in
                    let now = running.withLock {
                        $0 += 1
                        return $0
                    }
                    most.withLock { $0 = max($0, now) }
                    usleep(2000)
                    running.withLock { $0 -= 1 }
                    return Record()
                }
            }, cores: 3)
        #expect(most.withLock { $0 } <= 3)
        #expect(recorder.startedTitles.count == 12)
    }

    @Test(arguments: [1, 2, 5])
    func resultsDoNotDependOnCores(cores: Int) {
        let units: [WorkUnit] = (0..<9).map { number in
            .named("\(number)", after: number < 3 ? [] : ["\(number - 3)", "\(number - 2)"]) { context in
                let inputs = number < 3 ? [] : [number - 3, number - 2]
                let sum = inputs.map { context.dependency(UnitKey.named("\($0)").digest).scalars["H"]! }.reduce(0, +)
                return Record(scalars: ["H": sum + Double(number)])
            }
        }
        let outcome = run(units, cores: cores)
        #expect((0..<9).map { outcome[title: "\($0)"]?.record?.scalars["H"] } == [0, 1, 2, 4, 7, 11, 17, 25, 36])
    }

    @Test func aFailureSkipsItsHeirsOnly() {
        let outcome = run(
            [
                .named("base") { _ in throw Mishap(description: "the loss is NaN") },
                .named("heir", after: ["base"]),
                .named("heir's heir", after: ["heir", "other"]),
                .named("other"),
            ], cores: 2)
        #expect(outcome[title: "base"]?.kind == "failed: the loss is NaN")
        #expect(outcome[title: "heir"]?.kind == "skipped: “base” failed: the loss is NaN")
        #expect(outcome[title: "heir's heir"]?.kind == "skipped: “base” failed: the loss is NaN")
        #expect(outcome[title: "other"]?.kind == "finished")
        guard case .ended(let tally) = recorder.events.last else {
            Issue.record("the tally is not the last event")
            return
        }
        #expect(tally == EventTally(finished: 1, failed: 1, skipped: 2, seconds: tally.seconds))
        #expect(!store.contains(.named("base")))
    }

    @Test func aStoredHeirOfAFailureIsUsed() throws {
        try store.save(Record(scalars: ["H": 5]), for: .named("heir"))
        let outcome = run([
            .named("base") { _ in throw Mishap(description: "no") }, .named("heir", after: ["base"]),
        ])
        #expect(outcome[title: "heir"]?.kind == "fromStore")
    }

    @Test func whatAnotherProcessHasFinishedMeanwhileIsTaken() throws {
        let store = store
        let outcome = run([
            .named("first") { _ in
                try store.save(Record(scalars: ["H": 7]), for: .named("second"))
                return Record()
            },
            .named("second", after: ["first"]) { _ in throw Mishap(description: "computed twice") },
        ])
        #expect(outcome[title: "second"]?.record?.scalars == ["H": 7])
        #expect(recorder.events.contains(.found(WorkUnit.named("second").label)))
    }

    @Test func aDamagedRecordIsComputedAgainWithAWarning() throws {
        _ = run([.named("a")])
        try Data("d3gzrec1".utf8).write(to: URL(filePath: store.path(of: .named("a"))))
        let outcome = run([.named("a")])
        #expect(outcome[title: "a"]?.kind == "finished")
        #expect(recorder.warnings.count == 1)
        #expect(recorder.warnings.first?.contains("“a” is computed again") == true)
        #expect(store.contains(.named("a")))
    }

    @Test func aStoreThatCannotBeWrittenCostsNoResult() throws {
        let file = folder.path + "/file"
        try Data().write(to: URL(filePath: file))
        let outcome = LocalExecutor(cores: 2).run(
            [.named("a"), .named("b"), .named("c", after: ["a"])], store: try Store(root: file + "/store"),
            events: recorder, cancellation: Cancellation())
        #expect(outcome.values.map(\.kind) == ["finished", "finished", "finished"])
        #expect(recorder.warnings.count == 1)
    }

    @Test func surplusCoresGoToTheLastUnits() {
        let workers = Mutex<[String: Int]>([:])
        func unit(_ name: String, cost: Double, after: [String] = []) -> WorkUnit {
            .named(name, cost: cost, after: after) { context in
                workers.withLock { $0[name] = context.workers }
                return Record()
            }
        }
        _ = run([unit("a", cost: 3), unit("b", cost: 2), unit("c", cost: 1, after: ["a", "b"])], cores: 5)
        #expect(workers.withLock { $0 } == ["a": 3, "b": 2, "c": 5])
    }

    @Test func threadsHaveRoomForDeepWork() {
        let outcome = run([
            .named("deep") { _ in
                func descend(_ depth: Int) -> Int {
                    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1000) { bytes in
                        bytes.initialize(repeating: UInt8(depth & 1))
                        return depth == 0 ? 0 : Int(bytes[depth % 1000]) + descend(depth - 1)
                    }
                }
                return Record(scalars: ["H": Double(descend(10_000))])
            }
        ])
        #expect(outcome[title: "deep"]?.record?.scalars == ["H": 5000])
    }

    @Test func progressReachesTheSink() {
        _ = run([
            .named("a") { context in
                context.progress(0.25, "epoch 1/4")
                context.progress(7)
                context.progress(.nan, "none of none")
                return Record()
            }
        ])
        let label = WorkUnit.named("a").label
        #expect(
            recorder.events.dropFirst().prefix(4) == [
                .started(label, workers: 1), .progressed(label, fraction: 0.25, status: "epoch 1/4"),
                .progressed(label, fraction: 1, status: ""),
                .progressed(label, fraction: 0, status: "none of none"),
            ])
    }

    @Test func frequentProgressIsThinnedOut() {
        let seen = Counter()
        let context = UnitContext(interval: .seconds(3600)) { _, _ in seen.increment() }
        for step in 0..<100 { context.progress(Double(step) / 100) }
        #expect(seen.value == 1)
    }

    @Test func cancelledBeforeItBeginsItDoesNothing() throws {
        try store.save(Record(), for: .named("stored"))
        let cancellation = Cancellation()
        cancellation.request()
        let outcome = run([.named("a"), .named("b", after: ["a"]), .named("stored")], cancellation: cancellation)
        #expect(outcome[title: "a"]?.kind == "cancelled")
        #expect(outcome[title: "b"]?.kind == "cancelled")
        #expect(outcome[title: "stored"]?.kind == "fromStore")
        #expect(recorder.startedTitles.isEmpty)
    }

    @Test func cancellationKeepsWhatIsDone() {
        let cancellation = Cancellation()
        let outcome = run(
            [
                .named("done", cost: 9),
                .named("stopped", cost: 8) { context in
                    cancellation.request()
                    while true {
                        try context.checkCancellation()
                        usleep(1000)
                    }
                },
                .named("never", cost: 7),
            ], cancellation: cancellation)
        #expect(outcome[title: "done"]?.kind == "finished")
        #expect(outcome[title: "stopped"]?.kind == "cancelled")
        #expect(outcome[title: "never"]?.kind == "cancelled")
        #expect(recorder.startedTitles == ["done", "stopped"])
    }

    @Test func workThatEndsInTimeCountsEvenWhenCancelled() {
        let cancellation = Cancellation()
        let outcome = run(
            [
                .named("a") { _ in
                    cancellation.request()
                    return Record()
                }
            ], cancellation: cancellation)
        #expect(outcome[title: "a"]?.kind == "finished")
        #expect(store.contains(.named("a")))
    }

    @Test func workThatDoesNotListenIsLeftBehind() {
        let cancellation = Cancellation()
        let release = DispatchSemaphore(value: 0)
        let outcome = run(
            [
                .named("deaf") { context in
                    cancellation.request()
                    release.wait()
                    context.progress(0.5, "still here")
                    return Record()
                }
            ], grace: .milliseconds(50), cancellation: cancellation)
        #expect(outcome[title: "deaf"]?.kind == "cancelled")
        let count = recorder.events.count
        release.signal()
        usleep(50_000)
        #expect(recorder.events.count == count, "an event after the last")
    }

    @Test(.timeLimit(.minutes(2))) func interruptsRequestCancellation() async {
        await #expect(processExitsWith: .success) {
            let cancellation = Cancellation()
            let told = DispatchSemaphore(value: 0)
            cancellation.handleSignals { told.signal() }
            kill(getpid(), SIGINT)
            told.wait()
            exit(cancellation.isRequested ? 0 : 1)
        }
        await #expect(processExitsWith: .exitCode(130)) {
            let cancellation = Cancellation()
            let told = DispatchSemaphore(value: 0)
            cancellation.handleSignals { told.signal() }
            kill(getpid(), SIGINT)
            told.wait()
            kill(getpid(), SIGINT)
            sleep(60)
        }
    }

    @Test func circlesAndStrangersAreProgrammersErrors() async {
        let circle = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = UnitGraph([.named("a", after: ["b"]), .named("b", after: ["a"]), .named("c")])
        }
        let message = String(decoding: circle?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("“a”, “b”"))
        await #expect(processExitsWith: .failure) { _ = UnitGraph([.named("a", after: ["z"])]) }
        await #expect(processExitsWith: .failure) { _ = UnitContext().dependency("0") }
    }
}
