/// Why no comparison with PyTorch could be made.
public struct PeerError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, Codable {
        case interpreterNotFound
        /// The interpreter is there, PyTorch is not.
        case withoutTorch
        /// It stopped in the middle.
        case stopped
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
