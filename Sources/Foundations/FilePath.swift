import Glibc

/// Paths as texts.
public enum FilePath {
    /// The folder in which a file lies; `.` for a bare name.
    public static func folder(of path: String) -> String { parent(of: path) ?? (path.hasPrefix("/") ? "/" : ".") }

    /// The last part of a path.
    public static func name(_ path: String) -> String {
        let trimmed = withoutSlashes(path)
        if trimmed == "/" { return trimmed }
        return trimmed.lastIndex(of: "/").map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
    }

    /// `name` in `folder`.
    public static func joined(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The path without its last part; nil where there is no other part.
    static func parent(of path: String) -> String? {
        let trimmed = withoutSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return nil }
        let parent = withoutSlashes(String(trimmed[..<slash]))
        if parent.isEmpty { return trimmed.count > 1 ? "/" : nil }
        return parent
    }

    private static func withoutSlashes(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// The path from the root, without links, `.` and `..`, as far as its parts are there.
    public static func resolved(_ path: String) -> String {
        if let known = realpath(path, nil) {
            defer { free(known) }
            return String(cString: known)
        }
        let name = name(path)
        // Neither the root nor the current folder can be resolved any further.
        guard name != "/", path != "." else { return path }
        let folder = resolved(folder(of: path))
        return name == "." ? folder : joined(folder, name)
    }

    /// Whether a resolved path leads to something below a folder, however that is named.
    public static func isInside(_ resolvedPath: String, _ folder: String) -> Bool {
        let folder = resolved(folder)
        return folder == "/" || resolvedPath.hasPrefix(folder + "/")
    }

    /// How a file is reached from a folder, both resolved: `../notebooks/a.md`.
    public static func relative(_ path: String, to folder: String) -> String {
        let target = resolved(path).split(separator: "/")
        let start = resolved(folder).split(separator: "/")
        let shared = zip(target, start).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: start.count - shared) + target.dropFirst(shared).map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// A name as one part of the path of a URL: everything that is not a letter, a digit or one of `-._~` is
    /// percent-encoded.
    public static func urlPart(_ name: String) -> String {
        var result = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += (byte < 16 ? "%0" : "%") + digits
            }
        }
        return result
    }

    /// A word as a POSIX shell reads it back, in quotes where it needs them.
    public static func shellWord(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-=,:+%@".unicodeScalars.contains($0)
        }
        if isPlain, !word.isEmpty, !word.hasPrefix("=") { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// A path as a word of a shell that no program takes for an option.
    public static func shellPath(_ path: String) -> String { shellWord(path.hasPrefix("-") ? "./" + path : path) }
}
