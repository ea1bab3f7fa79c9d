import Tensors

/// An array that does not fit the network it should be put into.
public struct NetworkMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// A clause: "the array 'student.E_s.weight' is missing".
    public let description: String

    init(_ description: String) { self.description = description }

    static func checked(
        _ matrix: Matrix?, _ name: String, like wanted: Matrix
    ) throws(NetworkMismatch) -> Matrix {
        guard let matrix else { throw NetworkMismatch("the array '\(name)' is missing") }
        guard matrix.rows == wanted.rows, matrix.columns == wanted.columns else {
            throw NetworkMismatch(
                "the array '\(name)' is \(matrix.rows)×\(matrix.columns), where \(wanted.rows)×\(wanted.columns) "
                    + "is needed")
        }
        return matrix
    }
}

extension Parameter {
    /// Takes its numbers from the array of that name.
    func take(_ name: String, from arrays: [String: Matrix]) throws(NetworkMismatch) {
        value.assign(try NetworkMismatch.checked(arrays[name], name, like: value))
    }
}
