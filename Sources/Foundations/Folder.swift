import Glibc

/// What lies in a folder, and folders made.
public enum Folder {
    /// The names in it, sorted by their bytes; those that begin with a dot only if asked for.
    /// - Throws: `fileNotFound` or `unreadable`.
    public static func names(_ path: String, withHidden: Bool = false) throws(EnvironmentError) -> [String] {
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
            if name != ".", name != "..", withHidden || !name.hasPrefix(".") { result.append(name) }
        }
        return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether `path` is a folder, links followed.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Makes a folder and those above it where they are not there, like `mkdir -p`.
    /// - Throws: `notAFolder` where something else has the name; `diskFull`; `unwritable` with the system's reason.
    public static func make(_ path: String) throws(EnvironmentError) {
        guard !path.isEmpty, !exists(path) else { return }
        if mkdir(path, 0o777) == 0 { return }
        var number = errno
        if number == ENOENT, let parent = FilePath.parent(of: path) {
            try make(parent)
            if mkdir(path, 0o777) == 0 { return }
            number = errno
        }
        // Another process may have been faster.
        if number == EEXIST, exists(path) { return }
        switch number {
        case EEXIST, ENOTDIR:
            throw EnvironmentError(
                .notAFolder, "a folder is needed here, and a file has the name", path: obstacle(path))
        default: throw .cannotWrite(path, errno: number, "the folder cannot be made")
        }
    }

    /// The part of a path that is something else than a folder.
    private static func obstacle(_ path: String) -> String {
        var place = path
        while let parent = FilePath.parent(of: place), !exists(parent) { place = parent }
        return place
    }
}
