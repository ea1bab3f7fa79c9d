import Foundation
import Tensors

/// A small case computed in float64 by an independent implementation.
///
/// The files stand in `Tests/Fixtures/reference`, or in the folder that the environment variable `D3GZSL_REFERENCE`
/// names.
public struct ReferenceCase: Decodable, Sendable, CustomStringConvertible {
    public struct Array: Decodable, Sendable {
        public let shape: [Int]
        public let data: [Double]

        private enum Key: String, CodingKey { case shape, data }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            shape = try container.decode([Int].self, forKey: .shape)
            // A scalar may be written as a bare number.
            if let number = try? container.decode(Double.self, forKey: .data) {
                data = [number]
            } else {
                data = try container.decode([Double].self, forKey: .data)
            }
        }
    }

    public struct Setting: Decodable, Sendable {
        public let number: Double?
        public let text: String?

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            number = try? container.decode(Double.self)
            text = try? container.decode(String.self)
        }
    }

    public let name: String
    public let inputs: [String: Array]
    public let outputs: [String: Array]
    public let settings: [String: Setting]

    public var description: String { name }

    /// Every case of one file. Traps if it cannot be read: a missing reference must not pass as success.
    public static func all(_ file: String) -> [ReferenceCase] {
        struct File: Decodable { let cases: [ReferenceCase] }
        let folder =
            ProcessInfo.processInfo.environment["D3GZSL_REFERENCE"]
            ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "Fixtures/reference"
            ).path
        let path = folder + "/" + file
        do {
            let cases = try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: path))).cases
            precondition(!cases.isEmpty, "\(path) holds no case")
            return cases
        } catch {
            preconditionFailure("\(path): \(error)")
        }
    }

    private func find(_ name: String, in arrays: [String: Array], _ kind: String) -> Array {
        guard let array = arrays[name] else { preconditionFailure("case '\(self.name)' has no \(kind) '\(name)'") }
        return array
    }

    /// An input as a matrix; vectors become one row.
    public func matrix(_ name: String) -> Matrix {
        let array = find(name, in: inputs, "input")
        let columns = array.shape.last ?? 1
        return Matrix(rows: array.data.count / max(columns, 1), columns: columns, values: array.data.map(Float.init))
    }

    public func integers(_ name: String) -> [Int] { find(name, in: inputs, "input").data.map { Int($0) } }

    /// Layer `name` of the inputs.
    public func layer(_ name: String) -> Linear {
        Linear(name: name, weight: matrix(name + ".weight"), bias: matrix(name + ".bias"))
    }

    public func expected(_ name: String) -> [Double] { find(name, in: outputs, "output").data }

    public func has(_ name: String) -> Bool { outputs[name] != nil }
}

/// The largest difference between two vectors, relative to the largest expected number.
public func relativeError(_ found: [Float], _ expected: [Double], floor: Double = 1e-3) -> Double {
    precondition(found.count == expected.count, "\(found.count) numbers against \(expected.count)")
    let scale = max(expected.map(abs).max() ?? 0, floor)
    return zip(found, expected).map { abs(Double($0) - $1) }.max().map { $0 / scale } ?? 0
}
