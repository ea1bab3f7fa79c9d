/// What the world outside the program refused: a file, a disk, a library.
///
/// Mistakes of an author are `Diagnostic`s; mistakes of a programmer trap.
public struct EnvironmentError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, Codable {
        case fileNotFound, unreadable, unwritable, malformed, diskFull
        case missingLibrary, missingFont, missingTool
        case unsupported, invalid, cancelled, timedOut
    }

    public let code: Code
    /// One sentence for people, without the path.
    public let message: String
    /// What the layer below said, such as the text of an errno.
    public let cause: String?
    public let path: String?

    public init(_ code: Code, _ message: String, cause: String? = nil, path: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        self.path = path
    }

    public init(code: Code, message: String, cause: String? = nil, path: String? = nil) {
        self.init(code, message, cause: cause, path: path)
    }

    public var description: String {
        (path.map { "\($0): " } ?? "") + message + (cause.map { " (\($0))" } ?? "")
    }
}
