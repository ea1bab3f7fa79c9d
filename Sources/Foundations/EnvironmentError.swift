import Glibc

/// What the world outside the program refused: a file, a disk, a library, another program.
///
/// Mistakes of an author are `Diagnostic`s; mistakes of a programmer trap.
public struct EnvironmentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of things that go wrong outside the program.
    public enum Code: String, Sendable, Hashable, Codable {
        case fileNotFound, unreadable, unwritable, diskFull
        /// A file stands where a folder has to be.
        case notAFolder
        /// A file of another form than it should have.
        case malformed
        /// The file ends before what it announces does.
        case truncated
        /// Parts of a file contradict each other.
        case contradictory
        /// A form that exists but is not known here.
        case unsupported
        case missingLibrary, missingFont, missingTool
        /// More than the machine can hold.
        case tooLarge
        /// A library gave no result.
        case libraryFailed
        /// Another program ended, or gave no sensible answer.
        case stopped
        case invalid, cancelled, timedOut
    }

    /// The kind of error.
    public let code: Code
    /// One sentence for people, without the path.
    public let message: String
    /// What the layer below said, such as the text of an errno.
    public let cause: String?
    /// The file or folder that it is about.
    public let path: String?

    /// An error of a kind, what happened, and what the system said about it.
    public init(_ code: Code, _ message: String, cause: String? = nil, path: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        self.path = path
    }

    /// The same with every part named.
    public init(code: Code, message: String, cause: String? = nil, path: String? = nil) {
        self.init(code, message, cause: cause, path: path)
    }

    public var description: String {
        (path.map { "\($0): " } ?? "") + message + (cause.map { " (\($0))" } ?? "")
    }

    /// Why the system would not write a file: `diskFull` or `unwritable`.
    /// - Parameter number: the value of `errno`, taken before any other call.
    public static func cannotWrite(
        _ path: String, errno number: Int32, _ message: String = "the file cannot be written"
    ) -> EnvironmentError {
        let isFull = number == ENOSPC || number == EDQUOT
        return EnvironmentError(
            isFull ? .diskFull : .unwritable, isFull ? "there is no room left: \(message)" : message,
            cause: String(cString: strerror(number)), path: path)
    }

    /// Why the system would not read a file: `fileNotFound` or `unreadable`.
    /// - Parameter number: the value of `errno`, taken before any other call.
    public static func cannotRead(
        _ path: String, errno number: Int32, _ message: String = "the file cannot be read"
    ) -> EnvironmentError {
        number == ENOENT || number == ENOTDIR
            ? EnvironmentError(.fileNotFound, "there is no such file", cause: nil, path: path)
            : EnvironmentError(.unreadable, message, cause: String(cString: strerror(number)), path: path)
    }
}
