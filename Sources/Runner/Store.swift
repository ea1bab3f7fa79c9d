import Foundation
import Foundations
import Glibc

/// Records by the digest of their key, one file each. Any number of threads and processes may share a store.
///
///     <root>/records/3f/3f9c….record
///     <root>/pictures/3f/3f9c….derived        a drawn figure
///     <root>/temporary/.d3gzsl-….draft           a record being written
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

    /// The folder of the store.
    package let root: String

    /// Opens the store at a folder, which need not exist before the first record is saved.
    ///
    /// - Throws: `notAFolder` where `root` is something else than a folder. A folder that cannot be written is
    ///   no error here: its records can be read, and `save` says what is wrong.
    package init(root: String) throws(EnvironmentError) {
        self.root = root
        if access(root, F_OK) == 0, !Folder.exists(root) {
            throw Self.explained(
                EnvironmentError(.notAFolder, "", cause: String(cString: strerror(ENOTDIR)), path: root))
        }
        AtomicFile.sweep(temporaryFolder)
    }

    /// Whether there is a record of the key.
    package func contains(_ key: UnitKey) -> Bool { access(path(of: key), F_OK) == 0 }

    /// The record of a key; `nil` where there is none, or a damaged one.
    package func record(for key: UnitKey) -> Record? {
        if case .found(let record) = lookUp(key) { record } else { nil }
    }

    /// The record of a key, or why there is none.
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
    /// - Throws: `diskFull`, `notAFolder` or `unwritable`, with what to do about it.
    package func save(_ record: Record, for key: UnitKey, title: String = "") throws(EnvironmentError) {
        let content = RecordFile.encode(record, key: key, title: title)
        let path = path(of: key)
        do throws(EnvironmentError) {
            try Folder.make(FilePath.folder(of: path))
            try Folder.make(temporaryFolder)
            try AtomicFile(path, temporaryFolder: temporaryFolder).write { file throws(EnvironmentError) in
                try file.write(Array(content))
            }
        } catch {
            throw Self.explained(error)
        }
    }

    /// A folder in which the unit of a key may keep what it needs to go on after an interruption; nil where
    /// none can be made. It goes with `discardWork`.
    package func workFolder(for key: UnitKey) -> String? {
        let folder = "\(unfinishedFolder)/\(key.digest)"
        return (try? Folder.make(folder)) == nil ? nil : folder
    }

    /// Removes the folder, once the unit's record is safe.
    package func discardWork(for key: UnitKey) {
        try? FileManager.default.removeItem(atPath: "\(unfinishedFolder)/\(key.digest)")
    }

    /// Figures drawn from results: cleared with them, by the same age.
    package var pictures: DerivedFiles { DerivedFiles(root: root + "/pictures", temporaryFolder: temporaryFolder) }

    var unfinishedFolder: String { root + "/unfinished" }
    var recordsFolder: String { root + "/records" }
    var temporaryFolder: String { root + "/temporary" }

    func path(of key: UnitKey) -> String { "\(recordsFolder)/\(key.digest.prefix(2))/\(key.digest).record" }

    /// The same error with what it means for results.
    static func explained(_ error: EnvironmentError) -> EnvironmentError {
        let message =
            switch error.code {
            case .diskFull: "no room is left for results; free some, or clear the store"
            case .notAFolder: "the store must be a folder"
            default: "results cannot be saved here"
            }
        return EnvironmentError(error.code, message, cause: error.cause, path: error.path)
    }
}
