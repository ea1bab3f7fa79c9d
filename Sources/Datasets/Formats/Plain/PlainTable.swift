import Foundations
import Glibc
import Tensors

/// One file of a plain folder that holds an array: `STEM.npy`, `STEM.safetensors` or `STEM.csv`.
struct PlainTable: Sendable, Hashable {
    static let endings = ["npy", "safetensors", "csv"]

    let path: String
    let stem: String
    let ending: String

    /// The file of that stem in a folder, or nil where there is none.
    static func find(_ stem: String, in folder: String) throws(EnvironmentError) -> PlainTable? {
        let found = endings.filter { access("\(folder)/\(stem).\($0)", F_OK) == 0 }
        guard found.count < 2 else {
            throw .malformed(
                folder, expected: "one file for '\(stem)'",
                found: found.map { "\(stem).\($0)" }.joined(separator: " and "), hint: "rename all but one")
        }
        return found.first.map { PlainTable(path: "\(folder)/\(stem).\($0)", stem: stem, ending: $0) }
    }

    /// - Parameters:
    ///   - meaning: what it should be, for a message.
    ///   - scratch: a folder for what does not fit memory.
    func matrix(_ meaning: String, scratch: String?) throws(EnvironmentError) -> Matrix {
        switch ending {
        case "npy": return try NPYFile(path).array.matrix(meaning, scratch: scratch)
        case "csv": return try CSVFile(path).matrix(scratch: scratch)
        default:
            let entry = try entry()
            guard case .float32(let matrix) = entry.numbers, entry.shape.count == 2, matrix.count > 0 else {
                throw .malformed(
                    path, expected: "\(meaning), two dimensions of type F32",
                    found: "an array of shape \(MappedArray.text(entry.shape))\(entry.kindText)")
            }
            var strangers = 0
            for row in 0..<matrix.rows { strangers += matrix.row(row).count { !$0.isFinite } }
            if strangers > 0 { throw .notFinite(path, matrix, count: strangers) }
            return matrix
        }
    }

    /// A list of whole numbers.
    func integers(_ meaning: String) throws(EnvironmentError) -> [Int] {
        switch ending {
        case "npy": return try NPYFile(path).array.integers(meaning)
        case "csv":
            let matrix = try CSVFile(path).matrix(scratch: nil)
            guard matrix.columns == 1 || matrix.rows == 1 else {
                throw .malformed(
                    path, expected: "\(meaning), one a line", found: "\(matrix.columns) columns",
                    hint: "leave out columns that number the rows")
            }
            return try whole(matrix.values, meaning)
        default:
            let entry = try entry()
            guard entry.shape.count == 1 || entry.shape.count == 2 && entry.shape.contains(1) else {
                throw .malformed(
                    path, expected: "\(meaning), a list", found: "an array of shape \(MappedArray.text(entry.shape))")
            }
            switch entry.numbers {
            case .int64(let numbers): return numbers.map(Int.init)
            case .float32(let matrix): return try whole(matrix.values, meaning)
            }
        }
    }

    private func whole(_ numbers: [Float], _ meaning: String) throws(EnvironmentError) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(numbers.count)
        for (index, value) in numbers.enumerated() {
            guard let number = Int(exactly: value) else {
                throw .malformed(path, expected: "\(meaning), whole numbers", found: "\(value) at index \(index)")
            }
            result.append(number)
        }
        return result
    }

    /// The array named like the file, or the only one in it.
    private func entry() throws(EnvironmentError) -> SafeTensors.Entry {
        let file = try SafeTensors(readingFrom: path)
        if let entry = file.entries[stem] { return entry }
        guard file.entries.count == 1, let only = file.entries.first else {
            throw .malformed(
                path, expected: "an array named '\(stem)', or one alone",
                found: file.entries.isEmpty
                    ? "none" : file.entries.keys.sorted().prefix(8).map { "'\($0)'" }.joined(separator: ", "))
        }
        return only.value
    }
}

extension SafeTensors.Entry {
    /// The type of the numbers, where it is not the one that tables have.
    fileprivate var kindText: String {
        if case .int64 = numbers { return " of type I64" }
        return ""
    }
}
