import Foundations
import Tensors

/// A `.npy` file: one array as NumPy saves it.
///
/// Six bytes of magic, a version, the length of a header, the header as a Python dictionary with `descr`,
/// `fortran_order` and `shape`, and the numbers. Source: the NumPy documentation, `numpy.lib.format`, versions 1.0,
/// 2.0 and 3.0.
struct NPYFile: Sendable {
    let array: MappedArray

    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    /// Longer than that of any array of numbers.
    private static let longestHeader = 1 << 16

    init(_ path: String) throws(EnvironmentError) {
        guard let file = MappedFile(path: path) else {
            // Says why; what is left is an empty file.
            _ = try FileBytes.read(path, atMost: 1)
            throw .malformed(path, expected: "a .npy file", found: "an empty file")
        }
        let bytes = UnsafeRawBufferPointer(file.bytes)
        guard bytes.count >= 10, bytes.prefix(6).elementsEqual(Self.magic) else {
            throw .malformed(
                path, expected: "a .npy file", found: "something else",
                hint: "in Python, numpy.save(\"\(FilePath.name(path))\", array) writes one")
        }
        let major = bytes[6]
        guard (1...3).contains(major) else {
            throw .malformed(
                path, expected: "a .npy file of version 1.0, 2.0 or 3.0", found: "version \(major).\(bytes[7])")
        }
        let front = major == 1 ? 10 : 12
        guard bytes.count >= front else {
            throw .malformed(path, expected: "a header", found: "the end of the file", hint: "the file was cut off")
        }
        let length =
            major == 1
            ? Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
            : Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
        guard length <= Self.longestHeader, length <= bytes.count - front else {
            throw .malformed(
                path, expected: "a header of \(length) bytes", found: "\(bytes.count - front) bytes in all",
                hint: "the file is damaged or was cut off")
        }
        let header = try NPYHeader(String(decoding: bytes[front..<front + length], as: UTF8.self), of: path)
        array = try MappedArray(
            path: path, file: file, start: front + length, kind: header.kind, isBigEndian: header.isBigEndian,
            shape: header.shape, isColumnMajor: header.isColumnMajor)
    }

    /// The bytes in front of the numbers of an array, row-major and least significant byte first: a header of version
    /// 1.0, so long that the numbers begin at a multiple of 64.
    /// - Parameter descr: the kind of number, `<f4` or `<i8`.
    static func front(descr: String, shape: [Int]) -> [UInt8] {
        let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(MappedArray.text(shape)), }"
        let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
        let padding = String(repeating: " ", count: length - text.utf8.count - 1) + "\n"
        return magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array((text + padding).utf8)
    }
}

/// What the header of a `.npy` file says.
struct NPYHeader: Sendable, Hashable {
    let kind: NumberKind
    let isBigEndian: Bool
    let isColumnMajor: Bool
    let shape: [Int]

    init(_ text: String, of path: String) throws(EnvironmentError) {
        let damaged = "a header with 'descr', 'fortran_order' and 'shape'"
        var scanner = PythonScanner(text)
        guard let members = scanner.dictionary() else {
            throw .malformed(path, expected: damaged, found: "another", hint: "the file is damaged")
        }
        guard let descr = members["descr"], let order = members["fortran_order"], let shape = members["shape"] else {
            throw .malformed(
                path, expected: damaged, found: "\(members.keys.sorted().joined(separator: ", "))",
                hint: "the file is damaged")
        }
        guard case .text(let code) = descr else {
            throw .malformed(
                path, expected: "an array of numbers", found: "an array of records",
                hint: "save each of its fields as an array of its own")
        }
        (kind, isBigEndian) = try Self.kind(code, path)
        guard case .boolean(let isColumnMajor) = order, case .numbers(let extents) = shape else {
            throw .malformed(path, expected: damaged, found: "other values", hint: "the file is damaged")
        }
        self.isColumnMajor = isColumnMajor
        self.shape = extents
    }

    private static func kind(_ code: String, _ path: String) throws(EnvironmentError) -> (NumberKind, Bool) {
        let known = "numbers of type b1, i1, i2, i4, i8, u1, u2, u4, u8, f2, f4 or f8"
        let order = code.first.map { "<>|=".contains($0) ? $0 : "=" } ?? "="
        let type = code.drop { "<>|=".contains($0) }
        let bytes = Int(type.dropFirst()) ?? 0
        switch (type.first, bytes) {
        case ("b", 1): return (.boolean, false)
        case ("i", 1), ("i", 2), ("i", 4), ("i", 8): return (.signed(bytes: bytes), order == ">")
        case ("u", 1), ("u", 2), ("u", 4), ("u", 8): return (.unsigned(bytes: bytes), order == ">")
        case ("f", 2), ("f", 4), ("f", 8): return (.floating(bytes: bytes), order == ">")
        case ("O", _):
            throw .malformed(
                path, expected: known, found: "Python objects ('\(code)'), which are not read",
                hint: "rows of one length make a table of numbers: numpy.save(file, numpy.asarray(x, numpy.float32))")
        case ("U", _), ("S", _):
            throw .malformed(
                path, expected: known, found: "texts ('\(code)')",
                hint: "names of classes belong in names.txt, one a line; labels are class numbers counted from 0")
        default:
            throw .malformed(
                path, expected: known, found: "'\(code.prefix(16))'", hint: "in Python, x.astype(numpy.float32)")
        }
    }
}
