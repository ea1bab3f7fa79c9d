import Glibc

/// A file that appears under its name whole or not at all, even across a power cut: the one way in which files are
/// written here.
///
/// The content goes to a new file with a name that nobody can guess, is flushed to the disk, and takes the name of the
/// target in one step. What has that name already decides how:
/// - a regular file is replaced, and keeps its permissions;
/// - a link stays: the file it leads to is replaced, in that file's own folder;
/// - a device, a FIFO, or a link to an open file of this process (`/dev/stdout`) is written to, never replaced.
///
/// What a person names as an output may also be written in place, where its folder takes no new file or its name is
/// held by a mount.
public struct AtomicFile: Sendable {
    /// Takes the bytes of a file as they come.
    public typealias Content = (inout AtomicFile.Writer) throws(EnvironmentError) -> Void

    /// What a content is written to: bytes one after the other.
    public struct Writer {
        let descriptor: Int32
        let path: String

        /// - Throws: `diskFull`, or `unwritable` with the system's reason.
        public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(EnvironmentError) {
            if let number = OutputDescriptor(descriptor).write(bytes) { throw .cannotWrite(path, errno: number) }
        }

        /// The numbers as they lie in memory.
        /// - Throws: `diskFull`, or `unwritable` with the system's reason.
        public mutating func write<Number: BitwiseCopyable>(_ numbers: [Number]) throws(EnvironmentError) {
            let number = numbers.withUnsafeBytes { OutputDescriptor(descriptor).write($0) }
            if let number { throw .cannotWrite(path, errno: number) }
        }
    }

    /// The name under which the content appears.
    public let path: String
    /// Where the content lies until it is whole; nil for the target's own folder. It must be on the same file system.
    public let temporaryFolder: String?

    /// Whether a file that cannot be replaced is overwritten: then a reader may meet half of it.
    public let mayBeOverwritten: Bool

    /// Starts a file that is to stand at `path` once it is whole; until then it lies in `temporaryFolder`, by default
    /// beside it.
    public init(_ path: String, temporaryFolder: String? = nil, mayBeOverwritten: Bool = false) {
        self.path = path
        self.temporaryFolder = temporaryFolder
        self.mayBeOverwritten = mayBeOverwritten
    }

    /// Sees that the file could be written, so that no work is done for a result that has no place.
    /// - Throws: `unwritable` with the system's reason.
    public func check() throws(EnvironmentError) {
        switch try OutputTarget(path) {
        case .open(let descriptor):
            guard fcntl(descriptor, F_GETFL) >= 0 else { throw .cannotWrite(path, errno: errno) }
        case .special(let place): guard access(place, W_OK) == 0 else { throw .cannotWrite(path, errno: errno) }
        case .file(let place, let permissions):
            if mayBeOverwritten, permissions != nil, access(place, W_OK) == 0 { return }
            let folder = FilePath.folder(of: place)
            guard access(folder, W_OK | X_OK) == 0 else { throw .cannotWrite(path, errno: errno) }
        }
    }

    /// Writes bytes. The target's folder must exist.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason. Nothing of the content stays behind then.
    public func write(_ bytes: [UInt8]) throws(EnvironmentError) {
        try write { writer throws(EnvironmentError) in try writer.write(bytes) }
    }

    /// Writes a text in UTF-8. The target's folder must exist.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason. Nothing of the content stays behind then.
    public func write(_ text: String) throws(EnvironmentError) { try write(Array(text.utf8)) }

    /// Writes what `content` hands over. The target's folder must exist.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason. Nothing of the content stays behind then.
    public func write(_ content: Content) throws(EnvironmentError) {
        switch try OutputTarget(path) {
        case .open(let descriptor):
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else { throw .cannotWrite(path, errno: errno) }
            try fill(copy, with: content)
        case .special(let place):
            try fill(try Self.opened(place, O_WRONLY, naming: path), with: content)
        case .file(let place, let permissions):
            try replace(place, permissions, with: content)
        }
    }

    // MARK: Steps

    private func replace(_ place: String, _ permissions: mode_t?, with content: Content) throws(EnvironmentError) {
        let folder = temporaryFolder ?? FilePath.folder(of: place)
        let draft: (path: String, descriptor: Int32)
        do throws(EnvironmentError) {
            draft = try Self.draft(in: folder, naming: path)
        } catch {
            guard mayBeOverwritten, permissions != nil, access(place, W_OK) == 0 else { throw error }
            return try fill(try Self.opened(place, O_WRONLY | O_TRUNC, naming: path), with: content)
        }
        var isKept = false
        defer { if !isKept { unlink(draft.path) } }
        // The owner's wish for a file stays, such as that nobody else reads it.
        if let permissions { fchmod(draft.descriptor, permissions) }
        try fill(draft.descriptor, with: content)
        guard rename(draft.path, place) == 0 else {
            let number = errno
            guard mayBeOverwritten, number == EBUSY, permissions != nil else { throw .cannotWrite(path, errno: number) }
            return try fill(try Self.opened(place, O_WRONLY | O_TRUNC, naming: path), with: content)
        }
        isKept = true
        Self.flush(folder: FilePath.folder(of: place))
    }

    /// Writes, flushes and closes.
    private func fill(_ descriptor: Int32, with content: Content) throws(EnvironmentError) {
        do throws(EnvironmentError) {
            var writer = Writer(descriptor: descriptor, path: path)
            try content(&writer)
            // Without it a power cut may keep the new name and lose the bytes. Pipes and devices cannot.
            if fsync(descriptor) != 0, ![EINVAL, ENOTSUP, EROFS].contains(errno) {
                throw .cannotWrite(path, errno: errno)
            }
        } catch {
            close(descriptor)
            throw error
        }
        // An interrupted close has closed all the same.
        if close(descriptor) != 0, errno != EINTR { throw .cannotWrite(path, errno: errno) }
    }

    private static func opened(
        _ place: String, _ flags: Int32, naming path: String
    ) throws(EnvironmentError) -> Int32 {
        while true {
            let descriptor = open(place, flags | O_CLOEXEC | O_NOCTTY)
            if descriptor >= 0 { return descriptor }
            guard errno == EINTR else { throw .cannotWrite(path, errno: errno) }
        }
    }

    /// A new, empty file. Chance names it, so nobody can have put something else in its place.
    private static func draft(
        in folder: String, naming path: String
    ) throws(EnvironmentError) -> (path: String, descriptor: Int32) {
        while true {
            let name = FilePath.joined(folder, draftName)
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (name, descriptor) }
            guard errno == EEXIST || errno == EINTR else { throw .cannotWrite(path, errno: errno) }
        }
    }

    /// The new name is safe only with its folder. One that cannot be opened or flushed has to do without.
    private static func flush(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    // MARK: Left-overs

    /// A name for a file that is not meant to stay, other than any before.
    public static var draftName: String {
        let chance = (0..<2).map { _ in String(UInt64.random(in: 0...(.max)), radix: 36) }.joined()
        return draftPrefix + chance + draftSuffix
    }

    /// Removes a file, if it is there.
    public static func remove(_ path: String) { unlink(path) }

    private static let draftPrefix = ".d3gzsl-"
    private static let draftSuffix = ".draft"
    /// Longer than any file takes to be written.
    private static let oldAge = 86_400

    /// Removes what processes that were killed had begun to write in a folder, a day ago or longer.
    ///
    /// Age alone decides: a process cannot be asked whether it lives where containers share a host's name.
    public static func sweep(_ folder: String) {
        for name in (try? Folder.names(folder, withHidden: true)) ?? []
        where name.hasPrefix(draftPrefix) && name.hasSuffix(draftSuffix) {
            let path = FilePath.joined(folder, name)
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mtim.tv_sec < time(nil) - oldAge else { continue }
            unlink(path)
        }
    }
}
