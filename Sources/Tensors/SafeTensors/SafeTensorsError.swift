/// Why a `.safetensors` file could not be read or written.
public struct SafeTensorsError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, Codable {
        case fileNotFound, unreadable, unwritable, diskFull
        /// The file ends before what it announces does.
        case truncated
        /// The header is no JSON of the form that the format asks for.
        case malformedHeader
        /// The header's offsets, shapes and the length of the file contradict each other.
        case contradiction
        /// A type of numbers that is not known here.
        case unsupportedType
    }

    public let code: Code
    /// One sentence for people, without the path.
    public let message: String
    public let path: String

    public init(_ code: Code, _ message: String, path: String) {
        self.code = code
        self.message = message
        self.path = path
    }

    public var description: String { "\(path): \(message)" }
}
