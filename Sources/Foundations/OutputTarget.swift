import Glibc

/// What a path to be written to leads to, links followed.
enum OutputTarget: Equatable {
    /// A regular file or nothing yet, at a path without a link at its end, with the permissions of what is there.
    case file(String, permissions: mode_t?)
    /// A device or a FIFO.
    case special(String)
    /// A file that this process has open, such as `/dev/stdout`.
    case open(Int32)

    /// - Throws: `unwritable` for a folder, a socket, or links in a circle.
    init(_ path: String) throws(EnvironmentError) {
        guard !path.isEmpty else { throw .cannotWrite(path, errno: ENOENT) }
        var place = path
        for _ in 0..<40 {
            if let descriptor = Self.openFile(place) {
                self = .open(descriptor)
                return
            }
            var status = stat()
            guard lstat(place, &status) == 0 else {
                guard errno == ENOENT, !place.hasSuffix("/") else { throw .cannotWrite(path, errno: errno) }
                self = .file(place, permissions: nil)
                return
            }
            switch status.st_mode & S_IFMT {
            case S_IFLNK:
                guard let target = Self.target(ofLink: place) else { throw .cannotWrite(path, errno: errno) }
                // Links of /proc lead to things without a name as well; the system alone can follow them.
                if FilePath.folder(of: place).hasPrefix("/proc/") {
                    self = .special(place)
                    return
                }
                place = target.hasPrefix("/") ? target : FilePath.joined(FilePath.folder(of: place), target)
            case S_IFREG:
                self = .file(place, permissions: status.st_mode & 0o7777)
                return
            case S_IFDIR: throw EnvironmentError(.unwritable, "this is a folder, not a file", path: path)
            case S_IFSOCK: throw EnvironmentError(.unwritable, "this is a socket, not a file", path: path)
            default:
                self = .special(place)
                return
            }
        }
        throw .cannotWrite(path, errno: ELOOP)
    }

    /// The descriptor that a path such as `/proc/self/fd/1` names. Opened anew, it would begin at the file's start.
    private static func openFile(_ path: String) -> Int32? {
        for folder in ["/dev/fd/", "/proc/self/fd/", "/proc/\(getpid())/fd/"] where path.hasPrefix(folder) {
            if let number = Int32(path.dropFirst(folder.count)), number >= 0 { return number }
        }
        return nil
    }

    private static func target(ofLink path: String) -> String? {
        let length = Int(PATH_MAX)
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            filled = max(
                0,
                readlink(path, UnsafeMutableRawPointer(buffer.baseAddress!).assumingMemoryBound(to: CChar.self), length)
            )
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
