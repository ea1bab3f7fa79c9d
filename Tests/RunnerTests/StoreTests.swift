import Foundation
import Foundations
import Synchronization
import Testing

@testable import Runner

@Suite struct StoreTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(root: folder.path + "/store")
    }

    @Test func aRecordIsFoundAgain() throws {
        let key = UnitKey.named("a")
        #expect(store.record(for: key) == nil)
        #expect(!store.contains(key))
        let record = Record(scalars: ["H": 41.2], arrays: ["x": StoredArray(shape: [2], values: [1, 2])])
        try store.save(record, for: key, title: "base · seed 1")
        #expect(store.record(for: key) == record)
        #expect(store.contains(key))
        #expect(store.record(for: .named("b")) == nil)
        #expect(try Store(root: store.root).record(for: key) == record)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.temporaryFolder).isEmpty)
    }

    @Test func savingReplaces() throws {
        try store.save(Record(scalars: ["H": 1]), for: .named("a"))
        try store.save(Record(scalars: ["H": 2]), for: .named("a"))
        #expect(store.record(for: .named("a"))?.scalars == ["H": 2])
        #expect(store.summary().count == 1)
    }

    @Test func aDamagedRecordCountsAsAbsentUntilReplaced() throws {
        let key = UnitKey.named("a")
        try store.save(Record(scalars: ["H": 1]), for: key)
        let path = store.path(of: key)
        try FileManager.default.contents(atPath: path)!.dropLast(3).write(to: URL(filePath: path))
        guard case .damaged(let reason) = store.lookUp(key) else {
            Issue.record("a truncated file was not noticed")
            return
        }
        #expect(reason.contains("truncated") || reason.contains("checksum"))
        #expect(reason.contains(path))
        #expect(store.record(for: key) == nil)
        try store.save(Record(scalars: ["H": 2]), for: key)
        #expect(store.record(for: key)?.scalars == ["H": 2])
    }

    @Test func aRecordUnderTheNameOfAnotherIsNotBelieved() throws {
        try store.save(Record(scalars: ["H": 1]), for: .named("a"))
        try store.save(Record(scalars: ["H": 2]), for: .named("b"))
        let a = store.path(of: .named("a"))
        try FileManager.default.removeItem(atPath: a)
        try FileManager.default.copyItem(atPath: store.path(of: .named("b")), toPath: a)
        guard case .damaged = store.lookUp(.named("a")) else {
            Issue.record("the record of another key was returned")
            return
        }
    }

    @Test func listingNamesEveryRecord() throws {
        #expect(store.entries().isEmpty)
        #expect(store.summary() == Store.Summary())
        try store.save(Record(finished: "2026-01-02T03:04:05Z"), for: .named("a"), title: "first")
        try store.save(Record(), for: .named("b"), title: "second")
        try Data("rubbish".utf8).write(to: URL(filePath: store.recordsFolder + "/rubbish.record"))
        let entries = store.entries()
        #expect(Set(entries.map(\.title)) == ["first", "second"])
        let first = try #require(entries.first { $0.title == "first" })
        #expect(first.key == .named("a"))
        #expect(first.date == "2026-01-02T03:04:05Z")
        #expect(first.size == FileManager.default.contents(atPath: store.path(of: .named("a")))?.count)
        #expect(store.summary() == Store.Summary(count: 2, bytes: entries.map(\.size).reduce(0, +)))
    }

    @Test func clearingRemovesWhatWasAskedFor() throws {
        for name in ["a", "b", "c"] { try store.save(Record(), for: .named(name)) }
        let past = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -1000)]
        try FileManager.default.setAttributes(past, ofItemAtPath: store.path(of: .named("a")))
        try FileManager.default.setAttributes(past, ofItemAtPath: store.path(of: .named("b")))
        _ = store.record(for: .named("b"))  // used now, so no longer old
        #expect(try store.clear(.olderThan(seconds: 500)).count == 1)
        #expect(!store.contains(.named("a")))
        #expect(try store.clear(.unused(keeping: [UnitKey.named("c").digest])).count == 1)
        #expect(!store.contains(.named("b")))
        #expect(try store.clear(.all).count == 1)
        #expect(try store.clear(.all) == Store.Summary())
    }

    /// Age alone decides, so that the file of a process that lives in another container stays.
    @Test func onlyWhatIsOldIsSwept() throws {
        try FileManager.default.createDirectory(atPath: store.temporaryFolder, withIntermediateDirectories: true)
        let (young, old, foreign) = (AtomicFile.draftName, AtomicFile.draftName, "somebody's")
        for name in [young, old, foreign] {
            try Data("x".utf8).write(to: URL(filePath: "\(store.temporaryFolder)/\(name)"))
        }
        for name in [old, foreign] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -100_000)],
                ofItemAtPath: "\(store.temporaryFolder)/\(name)")
        }
        _ = try Store(root: store.root)
        let left = try FileManager.default.contentsOfDirectory(atPath: store.temporaryFolder)
        #expect(Set(left) == [young, foreign])
    }

    @Test func aFileIsNoStore() throws {
        let path = folder.path + "/file"
        try Data().write(to: URL(filePath: path))
        let error = #expect(throws: EnvironmentError.self) { _ = try Store(root: path) }
        #expect(error?.code == .notAFolder)
        #expect(error?.description.contains(path) == true)
        let inside = try Store(root: path + "/inside")
        #expect(inside.record(for: .named("a")) == nil)
        let saving = #expect(throws: EnvironmentError.self) { try inside.save(Record(), for: .named("a")) }
        #expect(saving?.code == .notAFolder)
    }

    /// The kernel makes no folders in /sys for anybody, whatever its reason.
    @Test func aReadOnlyFolderIsNamed() throws {
        let store = try Store(root: "/sys/d3gzsl/store")
        #expect(store.record(for: .named("a")) == nil)
        let error = #expect(throws: EnvironmentError.self) { try store.save(Record(), for: .named("a")) }
        #expect(error?.code == .unwritable)
        #expect(error?.path == "/sys/d3gzsl")
    }

    /// A limit on file sizes stops a write half-way, as a full disk does.
    @Test func aWriteThatStopsHalfWayLeavesNothing() async {
        await #expect(processExitsWith: .success) { [root = store.root as String] in
            signal(SIGXFSZ, SIG_IGN)
            let store = try Store(root: root)
            let key = UnitKey.named("a")
            try store.save(Record(scalars: ["H": 1]), for: key)
            var limit = rlimit(rlim_cur: 5000, rlim_max: 5000)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let large = Record(arrays: ["x": StoredArray(shape: [5000], values: Array(repeating: 1, count: 5000))])
            #expect(throws: EnvironmentError.self) { try store.save(large, for: key) }
            #expect(store.record(for: key)?.scalars == ["H": 1])
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.temporaryFolder) == [])
        }
    }

    @Test func aListingBelievesNoLength() throws {
        try store.save(Record(), for: .named("a"))
        let path = store.path(of: .named("a"))
        for byte in 8..<16 {
            var file = try #require(FileManager.default.contents(atPath: path))
            file[byte] = 0x7F
            try file.write(to: URL(filePath: path))
            #expect(store.entries().isEmpty, "byte \(byte)")
        }
    }

    @Test(arguments: [
        (ENOSPC, EnvironmentError.Code.diskFull, "clear the store"), (EDQUOT, .diskFull, "clear the store"),
        (EROFS, .unwritable, "cannot be saved"), (EACCES, .unwritable, "cannot be saved"),
    ])
    func errorsSayWhatToDo(number: Int32, code: EnvironmentError.Code, words: String) {
        let error = Store.explained(.cannotWrite("/somewhere", errno: number))
        #expect(error.code == code)
        #expect(error.message.contains(words))
        #expect(error.description.hasPrefix("/somewhere: "))
        #expect(error.description.hasSuffix("(\(String(cString: strerror(number))))"))
    }

    @Test func readersSeeWholeRecordsWhileManyWrite() throws {
        let store = store
        let key = UnitKey.named("contended")
        let damaged = Counter()
        let found = Counter()
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for step in 0..<40 {
                if thread < 4 {
                    let values = [Float](repeating: Float(thread), count: 1000 * (1 + step % 5))
                    try! store.save(
                        Record(arrays: ["x": StoredArray(shape: [values.count], values: values)]), for: key)
                    try! store.save(Record(), for: .named("\(thread) \(step)"))
                } else {
                    switch store.lookUp(key) {
                    case .absent: break
                    case .damaged: damaged.increment()
                    case .found(let record):
                        if Set(record.arrays["x"]?.values ?? []).count == 1 { found.increment() }
                    }
                }
            }
        }
        #expect(damaged.value == 0)
        #expect(found.value > 0)
        #expect(store.summary().count == 161)
    }

    /// Kills real processes in the middle of writing, and looks at what they leave.
    @Test func aKilledWriterLeavesWholeRecordsOnly() async throws {
        for milliseconds in [15, 40, 75] {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [root = store.root as String, milliseconds = milliseconds as Int] in
                let store = try Store(root: root)
                let values = [Float](repeating: 1, count: 50_000)
                let record = Record(arrays: ["x": StoredArray(shape: [50_000], values: values)])
                // However busy the machine is, it is in the middle of something when the signal comes.
                try store.save(record, for: .named("0"))
                Thread.detachNewThread {
                    usleep(UInt32(milliseconds) * 1000)
                    kill(getpid(), SIGKILL)
                }
                for number in 0... { try store.save(record, for: .named("\(number % 7)")) }
            }
        }
        for number in 0..<7 {
            if case .damaged(let reason) = store.lookUp(.named("\(number)")) { Issue.record("\(reason)") }
        }
        #expect(store.summary().count > 0)
        // What was being written is young, and stays for a day.
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.temporaryFolder).count <= 3)
    }
}
