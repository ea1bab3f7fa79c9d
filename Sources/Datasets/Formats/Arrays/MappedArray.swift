import Foundations
import Tensors

/// An array of numbers as it lies in a mapped file. Nothing of it is in memory before it is read.
struct MappedArray: Sendable {
    let path: String
    let file: MappedFile
    /// Where the numbers begin.
    let start: Int
    let kind: NumberKind
    let isBigEndian: Bool
    /// The extent of every dimension.
    let shape: [Int]
    /// Whether the first dimension runs fastest, as in Fortran and MATLAB.
    let isColumnMajor: Bool

    /// - Throws: `malformed` where the shape is none, or the numbers do not fill the rest of the file.
    init(
        path: String, file: MappedFile, start: Int, kind: NumberKind, isBigEndian: Bool, shape: [Int],
        isColumnMajor: Bool
    ) throws(EnvironmentError) {
        var bytes = kind.width
        for extent in shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
            guard extent >= 0, !overflow else {
                throw .malformed(
                    path, expected: "the shape of an array", found: Self.text(shape), hint: "the file is damaged")
            }
            bytes = product
        }
        guard bytes <= file.bytes.count - start else {
            throw .malformed(
                path, expected: "\(bytes) bytes of numbers for an array of shape \(Self.text(shape))",
                found: "\(file.bytes.count - start)", hint: "the file was cut off")
        }
        guard bytes == file.bytes.count - start else {
            throw .malformed(
                path, expected: "\(bytes) bytes of numbers for an array of shape \(Self.text(shape))",
                found: "\(file.bytes.count - start)", hint: "one file holds one array")
        }
        self.path = path
        self.file = file
        self.start = start
        self.kind = kind
        self.isBigEndian = isBigEndian
        self.shape = shape
        self.isColumnMajor = isColumnMajor
    }

    var count: Int { shape.reduce(1, *) }

    var numbers: UnsafeRawPointer { UnsafeRawPointer(file.bytes.baseAddress!) + start }

    /// A table as float32.
    /// - Parameters:
    ///   - meaning: what it should be, for a message.
    ///   - scratch: a folder for what does not fit memory.
    func matrix(_ meaning: String, scratch: String?) throws(EnvironmentError) -> Matrix {
        guard shape.count == 2 else {
            let isFlat = shape.dropFirst(2).allSatisfy { $0 == 1 } && shape.count > 2
            throw .malformed(
                path, expected: "\(meaning), two dimensions", found: "an array of shape \(Self.text(shape))",
                hint: isFlat ? "in Python, x.reshape(len(x), -1) makes a table of it" : nil)
        }
        guard count > 0 else {
            throw .malformed(path, expected: meaning, found: "an empty array of shape \(Self.text(shape))")
        }
        let matrix = try ScratchTable.matrix(rows: shape[0], columns: shape[1], folder: scratch, for: path)
        let strangers = convert(into: matrix)
        if strangers > 0 { throw .notFinite(path, matrix, count: strangers) }
        return matrix
    }

    /// A list of whole numbers: one dimension, or two of which one is 1.
    func integers(_ meaning: String) throws(EnvironmentError) -> [Int] {
        guard shape.count == 1 || shape.count == 2 && shape.contains(1) || shape == [0, 0] else {
            throw .malformed(
                path, expected: "\(meaning), a list", found: "an array of shape \(Self.text(shape))",
                hint: shape.count == 2 ? "of one-hot labels, take the argmax" : nil)
        }
        var result: [Int] = []
        result.reserveCapacity(count)
        for index in 0..<count {
            guard let number = integer(at: index) else {
                throw .malformed(
                    path, expected: "\(meaning), whole numbers", found: "\(double(at: index)) at index \(index)")
            }
            result.append(number)
        }
        return result
    }

    static func text(_ shape: [Int]) -> String {
        "(" + shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
    }
}

extension EnvironmentError {
    /// Numbers of a table that are NaN, infinite, or too large for float32.
    static func notFinite(_ path: String, _ table: Matrix, count: Int) -> EnvironmentError {
        var place = ""
        for row in 0..<table.rows {
            guard let column = table.row(row).firstIndex(where: { !$0.isFinite }) else { continue }
            place = ", the first at row \(row), column \(column), both counted from 0"
            break
        }
        return .malformed(
            path, expected: "finite numbers within the range of float32",
            found: "\(count) that \(count == 1 ? "is" : "are") NaN or infinite\(place)",
            hint: "leave such rows out, or mend what made them")
    }
}
