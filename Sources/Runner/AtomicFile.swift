import Foundation
import Glibc

/// A file that appears under its name whole or not at all, even across a power cut.
struct AtomicFile {
    let path: String
    /// Must be on the same file system as `path`.
    let temporary: String

    func write(_ content: Data) throws(StoreError) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path: temporary) }
        do throws(StoreError) {
            defer { close(descriptor) }
            try put(content, into: descriptor)
            // Without it a power cut may keep the new name and lose the bytes.
            guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path: temporary) }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let error = StoreError(errno: errno, path: path)
            unlink(temporary)
            throw error
        }
    }

    private func put(_ content: Data, into descriptor: Int32) throws(StoreError) {
        var start = 0
        while start < content.count {
            let written = content.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw StoreError(errno: written == 0 ? ENOSPC : errno, path: temporary) }
            start += written
        }
    }
}
