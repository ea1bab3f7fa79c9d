import Foundations
import Glibc

/// Files that appear whole or not at all.
enum NewFile {
    /// Writes `head` and `body` to a file beside `path`, flushes it to the disk and renames it. Missing folders are made.
    static func write(_ head: [UInt8], _ body: UnsafeRawBufferPointer, to path: String) throws(EnvironmentError) {
        try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        let draft = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).draft"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        let isWritten =
            head.withUnsafeBytes { append($0, to: descriptor) } && append(body, to: descriptor)
            && fsync(descriptor) == 0
        guard isWritten else {
            let error = failure(path)
            close(descriptor)
            unlink(draft)
            throw error
        }
        guard close(descriptor) == 0, rename(draft, path) == 0 else {
            let error = failure(path)
            unlink(draft)
            throw error
        }
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            guard count > 0 || errno == EINTR else { return false }
            written += max(0, count)
        }
        return true
    }

    private static func makeFolder(_ path: String) throws(EnvironmentError) {
        guard !path.isEmpty, mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/") else { throw failure(path) }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
    }

    private static func failure(_ path: String) -> EnvironmentError {
        let reason = errno
        let cause = String(cString: strerror(reason))
        return reason == ENOSPC || reason == EDQUOT
            ? EnvironmentError(.diskFull, "there is no room left to write the file", cause: cause, path: path)
            : EnvironmentError(.unwritable, "the file cannot be written", cause: cause, path: path)
    }
}
