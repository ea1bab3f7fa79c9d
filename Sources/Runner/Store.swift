import Foundation
import Foundations
import Glibc

/// Records by the digest of their key, one file each. Any number of threads and processes may share a store.
///
///     <root>/records/3f/3f9c….record
///     <root>/temporary/<host>.<process>.<random>    a record being written
///     <root>/unfinished/3f9c…/                      what a unit that is being computed keeps, to go on from
///
/// A record appears under its name only when it is complete, so a process killed at any moment leaves nothing
/// half-written to be seen. A damaged file counts as absent. The modification time of a file is that of its last use.
package final class Store: Sendable {
    /// What a look-up found.
    package enum Lookup: Sendable {
        case found(Record)
        case absent
        /// A file is there, but it is not the record; the text says why, for a warning.
        case damaged(String)
    }

    package let root: String

    /// Opens the store at a folder, which need not exist before the first record is saved.
    ///
    /// - Throws: `StoreError` where `root` is something else than a folder. A folder that cannot be written is
    ///   no error here: its records can be read, and `save` says what is wrong.
    package init(root: String) throws(StoreError) {
        self.root = root
        var status = stat()
        if stat(root, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
            throw StoreError(errno: ENOTDIR, path: root)
        }
        sweep()
    }

    package func contains(_ key: UnitKey) -> Bool { access(path(of: key), F_OK) == 0 }

    /// The record of a key; `nil` where there is none, or a damaged one.
    package func record(for key: UnitKey) -> Record? {
        if case .found(let record) = lookUp(key) { record } else { nil }
    }

    package func lookUp(_ key: UnitKey) -> Lookup {
        let path = path(of: key)
        guard let content = FileManager.default.contents(atPath: path) else {
            return access(path, F_OK) == 0 ? .damaged("\(path) cannot be read") : .absent
        }
        do throws(RecordFile.Damage) {
            let file = try RecordFile(decoding: content)
            guard file.header.key == key else { return .damaged("\(path) holds the record of another key") }
            utimes(path, nil)  // fails in a read-only store, where nothing is cleared by age either
            return .found(file.record)
        } catch {
            return .damaged("\(path) is damaged: \(error)")
        }
    }

    /// Keeps a record under its key, replacing one that is there.
    ///
    /// - Parameter title: a name for people, shown in listings.
    package func save(_ record: Record, for key: UnitKey, title: String = "") throws(StoreError) {
        let content: Data
        do { content = try RecordFile.encode(record, key: key, title: title) } catch {
            preconditionFailure("the record of “\(title)” cannot be encoded: \(error)")
        }
        let path = path(of: key)
        try makeFolder((path as NSString).deletingLastPathComponent)
        try makeFolder(temporaryFolder)
        // In containers every process may have the same number on the same host: chance keeps them apart.
        let chance = String(UInt64.random(in: 0...(.max)), radix: 36)
        let temporary = "\(temporaryFolder)/\(Machine.hostName).\(getpid()).\(chance)"
        try AtomicFile(path: path, temporary: temporary).write(content)
    }

    /// A folder in which the unit of a key may keep what it needs to go on after an interruption; nil where none can be made. It goes with `discardWork`.
    package func workFolder(for key: UnitKey) -> String? {
        let folder = "\(unfinishedFolder)/\(key.digest)"
        return (try? makeFolder(folder)) == nil ? nil : folder
    }

    /// Removes the folder, once the unit's record is safe.
    package func discardWork(for key: UnitKey) {
        try? FileManager.default.removeItem(atPath: "\(unfinishedFolder)/\(key.digest)")
    }

    var unfinishedFolder: String { root + "/unfinished" }
    var recordsFolder: String { root + "/records" }
    var temporaryFolder: String { root + "/temporary" }

    func path(of key: UnitKey) -> String { "\(recordsFolder)/\(key.digest.prefix(2))/\(key.digest).record" }

    /// Makes a folder and those above it, like `mkdir -p`.
    private func makeFolder(_ path: String) throws(StoreError) {
        guard let problem = Self.problem(makingFolder: path) else { return }
        let parent = (path as NSString).deletingLastPathComponent
        guard problem == ENOENT, !parent.isEmpty, parent != path else { throw StoreError(errno: problem, path: path) }
        try makeFolder(parent)
        if let problem = Self.problem(makingFolder: path) { throw StoreError(errno: problem, path: path) }
    }

    private static func problem(makingFolder path: String) -> Int32? {
        mkdir(path, 0o777) == 0 || errno == EEXIST ? nil : errno
    }

    /// Removes what processes that are no more had begun to write. Only tidiness: nothing reads such files.
    private func sweep() {
        let dayAgo = Date(timeIntervalSinceNow: -86_400)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporaryFolder)) ?? [] {
            let path = "\(temporaryFolder)/\(name)"
            let parts = name.split(separator: ".")
            let process = parts.count >= 3 ? pid_t(parts[parts.count - 2]) : nil
            let isLocal = name.hasPrefix(Machine.hostName + ".")
            let isOrphan = isLocal && process.map { kill($0, 0) != 0 && errno == ESRCH } ?? false
            // Another machine's processes cannot be asked, and numbers come round again: age decides there.
            let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if isOrphan || (date ?? .now) < dayAgo { unlink(path) }
        }
    }
}
