/// What went wrong outside the program: a font that is not there, bytes that are no image, a library that refused.
public struct RasterError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case fontNotFound, fontUnreadable, notPNG, imageTooLarge, encodingFailed
    }

    public var code: Code
    /// One sentence for the person who runs the program, with what to do about it.
    public var message: String
    public var cause: (any Error)?

    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    public var description: String {
        message + (cause.map { " (\($0))" } ?? "")
    }
}
