import Foundation
import Foundations
import Glibc

extension Store {
    /// One record as a listing shows it.
    package struct Entry: Hashable, Sendable {
        /// What the record is of.
        package let key: UnitKey
        /// What a reader knows it by.
        package let title: String
        /// Bytes on disk.
        package let size: Int
        /// When the record was computed, ISO 8601 in UTC.
        package let date: String
        /// When it was last read or written.
        package let lastUsed: Date
    }

    /// How much there is.
    package struct Summary: Hashable, Sendable {
        /// How many records.
        package var count = 0
        /// What they take on disk.
        package var bytes = 0
    }

    /// What `clear` removes.
    package enum Selection: Sendable {
        case all
        /// Records that nothing has asked for within so many seconds.
        case olderThan(seconds: Double)
        /// Records under other digests than these.
        case unused(keeping: Set<String>)
    }

    /// Every readable record, the last used first.
    package func entries() -> [Entry] {
        files().compactMap { file in
            guard let header = try? RecordFile.header(ofFileAt: file.path) else { return nil }
            return Entry(
                key: header.key, title: header.title, size: file.size, date: header.finished, lastUsed: file.lastUsed)
        }
        .sorted { ($1.lastUsed, $0.key.digest) < ($0.lastUsed, $1.key.digest) }
    }

    /// Where the records lie.
    func recordPaths() -> [String] { files().map(\.path) }

    /// How many files the store holds, and their bytes; damaged ones count.
    package func summary() -> Summary {
        files().reduce(into: Summary()) {
            $0.count += 1
            $0.bytes += $1.size
        }
    }

    /// Removes records, and says how much went.
    @discardableResult
    package func clear(_ selection: Selection) throws(EnvironmentError) -> Summary {
        var removed = Summary()
        let now = Date.now
        for file in files() {
            let goes =
                switch selection {
                case .all: true
                case .olderThan(let seconds): now.timeIntervalSince(file.lastUsed) > seconds
                case .unused(let kept): !kept.contains(file.digest)
                }
            guard goes else { continue }
            // Another process may have been faster.
            guard unlink(file.path) == 0 || errno == ENOENT else {
                throw .cannotWrite(file.path, errno: errno, "the result cannot be removed")
            }
            removed.count += 1
            removed.bytes += file.size
        }
        clearUnfinished(selection, now)
        switch selection {
        case .all: pictures.clear()
        case .olderThan(let seconds): pictures.clear(olderThan: seconds)
        case .unused: break
        }
        return removed
    }

    /// What interrupted units have kept goes with the records of its age.
    private func clearUnfinished(_ selection: Selection, _ now: Date) {
        for digest in (try? FileManager.default.contentsOfDirectory(atPath: unfinishedFolder)) ?? [] {
            let path = "\(unfinishedFolder)/\(digest)"
            let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date ?? now
            let goes =
                switch selection {
                case .all: true
                case .olderThan(let seconds): now.timeIntervalSince(date) > seconds
                case .unused(let kept): !kept.contains(digest)
                }
            if goes { try? FileManager.default.removeItem(atPath: path) }
        }
    }

    private struct File {
        let path: String
        let digest: String
        let size: Int
        let lastUsed: Date
    }

    private func files() -> [File] {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: recordsFolder)) ?? []
        return folders.sorted().flatMap { folder -> [File] in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(recordsFolder)/\(folder)")) ?? []
            return names.sorted().compactMap { name in
                let path = "\(recordsFolder)/\(folder)/\(name)"
                var status = stat()
                guard name.hasSuffix(".record"), stat(path, &status) == 0 else { return nil }
                let time = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
                return File(
                    path: path, digest: String(name.dropLast(7)), size: Int(status.st_size),
                    lastUsed: Date(timeIntervalSince1970: time))
            }
        }
    }
}
