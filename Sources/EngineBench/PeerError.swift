/// Why no comparison with PyTorch could be made.
package struct PeerError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable, Codable {
        case interpreterNotFound
        /// The interpreter is there, PyTorch is not.
        case withoutTorch
        /// It stopped in the middle.
        case stopped
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
