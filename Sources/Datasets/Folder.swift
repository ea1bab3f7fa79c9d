import Foundations
import Glibc

/// What lies in a folder.
enum Folder {
    /// The names in it, sorted by their bytes, those that begin with a dot left out.
    static func names(_ path: String) throws(EnvironmentError) -> [String] {
        guard let stream = opendir(path) else {
            let reason = errno
            let cause = String(cString: strerror(reason))
            throw reason == ENOENT || reason == ENOTDIR
                ? EnvironmentError(.fileNotFound, "there is no such folder", cause: cause, path: path)
                : EnvironmentError(.unreadable, "the folder cannot be read", cause: cause, path: path)
        }
        defer { closedir(stream) }
        var result: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { result.append(name) }
        }
        return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether `path` is a folder, links followed.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Size and time of last change of a file, as a text that differs when the file was written anew; nil if it is not there.
    static func stamp(_ path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return
            "\(status.st_size) bytes, changed \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec), inode \(status.st_ino)"
    }
}
