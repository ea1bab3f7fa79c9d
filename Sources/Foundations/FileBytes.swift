import Glibc

/// Whole files as bytes.
public enum FileBytes {
    /// Reads a file, or a FIFO up to its end.
    /// - Parameter limit: how many bytes of its beginning suffice.
    /// - Throws: `fileNotFound`, or `unreadable` with the system's reason.
    public static func read(_ path: String, atMost limit: Int = .max) throws(EnvironmentError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path, errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw EnvironmentError(.unreadable, "this is a folder, not a file", path: path)
        }
        var bytes: [UInt8] = []
        // One byte more than there should be, to meet the end in the same call.
        bytes.reserveCapacity(min(Int(status.st_size) + 1, limit))
        var number: Int32?
        while number == nil, bytes.count < limit {
            let room = min(max(bytes.capacity - bytes.count, 1 << 16), limit - bytes.count)
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
                var count = Glibc.read(descriptor, buffer.baseAddress, room)
                while count < 0, errno == EINTR { count = Glibc.read(descriptor, buffer.baseAddress, room) }
                if count < 0 { number = errno }
                filled = max(0, count)
            }
            if part.isEmpty { break }
            if bytes.isEmpty { bytes = part } else { bytes += part }
        }
        if let number { throw .cannotRead(path, errno: number) }
        return bytes
    }

    /// Whether a file is there and may be read.
    public static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// Whether this is a regular file, links followed: not a folder, nor something whose reading may never end.
    public static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Size, time of last change and inode of a file, as a text that differs when it was written anew; nil if it is
    /// not there.
    public static func stamp(_ path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return "\(status.st_size) bytes, changed \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec), "
            + "inode \(status.st_ino)"
    }
}
