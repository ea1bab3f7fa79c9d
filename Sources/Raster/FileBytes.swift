#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whole files as bytes.
enum FileBytes {
    /// Why a file could not be read, in the words of the system.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    static func read(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw Failure(description: String(cString: strerror(errno))) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        guard ferror(file) == 0 else { throw Failure(description: String(cString: strerror(errno))) }
        return bytes
    }

    static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }
}
