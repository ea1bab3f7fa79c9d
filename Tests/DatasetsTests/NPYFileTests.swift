import Foundation
import Foundations
import Tensors
import Testing

@testable import Datasets

@Suite struct NPYFileTests {
    private let folder = TemporaryFolder()

    private var path: String { folder.path + "/a.npy" }

    /// Writes a file of any header and any numbers.
    private func write(
        _ header: String, _ numbers: [UInt8] = [], version: UInt8 = 1, length: Int? = nil
    ) throws {
        let text = Array(header.utf8) + [10]
        let count = length ?? text.count
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
        bytes += (0..<(version == 1 ? 2 : 4)).map { UInt8(count >> (8 * $0) & 0xFF) }
        try Data(bytes + text + numbers).write(to: URL(fileURLWithPath: path))
    }

    private func header(_ descr: String, _ shape: String, isFortran: Bool = false) -> String {
        "{'descr': '\(descr)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': \(shape), }"
    }

    private func complaint() -> String {
        do {
            _ = try NPYFile(path).array.matrix("a table", scratch: nil)
            return "no error"
        } catch {
            #expect((error as EnvironmentError).code == .malformed)
            return folder.anonymous("\(error)")
        }
    }

    /// The numbers 1, 0, 3, 2 … as the bytes of a type, least significant first.
    private static func bytes(_ type: String, _ number: Int) -> [UInt8] {
        func bytes(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }
        return switch type {
        case "f2": bytes(Float16(number).bitPattern)
        case "f4": bytes(Float(number).bitPattern)
        case "f8": bytes(Double(number).bitPattern)
        case "b1", "u1": bytes(UInt8(number))
        case "u2": bytes(UInt16(number))
        case "u4": bytes(UInt32(number))
        case "u8": bytes(UInt64(number))
        case "i1": bytes(Int8(number))
        case "i2": bytes(Int16(number))
        case "i4": bytes(Int32(number))
        default: bytes(Int64(number))
        }
    }

    @Test(
        arguments: ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"],
        ["<", ">", "|", "="])
    func everyTypeInBothByteOrdersAndBothOrders(_ type: String, _ order: String) throws {
        let isSigned = !"ub".contains(type.first!)
        // 2 × 3, row by row.
        let values = type == "b1" ? [1, 0, 1, 0, 0, 1] : [1, 2, isSigned ? -3 : 3, 4, isSigned ? -5 : 5, 100]
        for isFortran in [false, true] {
            let stored = isFortran ? [0, 3, 1, 4, 2, 5].map { values[$0] } : values
            let numbers = stored.flatMap { value -> [UInt8] in
                let bytes = Self.bytes(type, value)
                return order == ">" ? bytes.reversed() : bytes
            }
            for version in [1, 2, 3] as [UInt8] {
                try write(header(order + type, "(2, 3)", isFortran: isFortran), numbers, version: version)
                let matrix = try NPYFile(path).array.matrix("a table", scratch: nil)
                #expect(matrix.rows == 2 && matrix.columns == 3)
                #expect(matrix.values == values.map(Float.init), "\(order)\(type), Fortran order: \(isFortran)")
            }
            try write(header(order + type, "(6,)"), numbers)
            #expect(try NPYFile(path).array.integers("labels") == stored)
        }
    }

    /// More rows than are taken in one piece.
    @Test func aTallTableInFortranOrder() throws {
        let (rows, columns) = (600, 3)
        let numbers = (0..<columns).flatMap { column in
            (0..<rows).flatMap { Self.bytes("f8", $0 * columns + column) }
        }
        try write(header("<f8", "(600L, 3L)", isFortran: true), numbers)
        let matrix = try NPYFile(path).array.matrix("a table", scratch: nil)
        #expect(matrix.values == (0..<rows * columns).map(Float.init))
    }

    @Test func whatIsWrittenIsRead() throws {
        try Data(NPYFile.front(descr: "<i8", shape: [2]) + Self.bytes("i8", -7) + Self.bytes("i8", 9))
            .write(to: URL(fileURLWithPath: path))
        #expect(try NPYFile(path).array.integers("labels") == [-7, 9])
        #expect(NPYFile.front(descr: "<f4", shape: [12345, 678]).count == 128)
    }

    @Test func everyCutIsNoticed() throws {
        try write(header("<f4", "(2, 2)"), (1...4).flatMap { Self.bytes("f4", $0) })
        let whole = folder.size("a.npy")
        for length in (0..<whole).reversed() {
            try folder.cut("a.npy", to: length)
            #expect(complaint().hasPrefix("<folder>/a.npy: expected"), "\(length) of \(whole) bytes")
        }
        try write(header("<f4", "(2, 2)"), [UInt8](repeating: 0, count: 17))
        #expect(complaint().contains("expected 16 bytes of numbers for an array of shape (2, 2), found 17"))
    }

    @Test(arguments: [
        ("(9223372036854775807, 2)", "expected the shape of an array"),
        ("(4611686018427387904, 4611686018427387904)", "expected the shape of an array"),
        ("(-1, 2)", "expected the shape of an array"), ("(1000000000, 1000)", "the file was cut off"),
        ("(99999999999999999999, 1)", "the file is damaged"), ("(2, 'x')", "the file is damaged"),
        ("(2, 2", "the file is damaged"), ("2", "the file is damaged"), ("(0, 4)", "found an empty array"),
        ("()", "found 16"),
    ])
    func hostileShapes(_ shape: String, _ message: String) throws {
        try write(header("<f4", shape), [UInt8](repeating: 0, count: shape == "(0, 4)" ? 0 : 16))
        #expect(complaint().contains(message), "\(complaint())")
    }

    @Test(arguments: [
        ("|O", "Python objects ('|O'), which are not read; rows of one length"), ("<U8", "texts ('<U8')"),
        ("<c8", "found '<c8'"), ("<f16", "found '<f16'"), ("<i3", "found '<i3'"), ("", "found ''"),
        ("<M8[ns]", "found '<M8[ns]'"),
    ])
    func typesThatAreNoNumbers(_ descr: String, _ message: String) throws {
        try write(header(descr, "(1, 1)"), [0, 0, 0, 0])
        #expect(complaint().contains(message), "\(complaint())")
    }

    @Test func hostileHeaders() throws {
        for text in [
            "", "{", "{}", "[]", "{'descr': '<f4'}", "{'descr': '<f4', 'descr': '<f4'}", "{'descr'", "{'descr: 1}",
            "{'descr': '<f4', 'fortran_order': 0, 'shape': (1, 1)}", String(repeating: "[", count: 50_000),
            "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}",
        ] {
            try write(text, [0, 0, 0, 0])
            #expect(complaint().hasPrefix("<folder>/a.npy: expected"), "\(text.prefix(60)): \(complaint())")
        }
        try write(header("<f4", "(1, 1)"), [0, 0, 0, 0], version: 2, length: 0xFFFF_FFFF)
        #expect(complaint().contains("expected a header of 4294967295 bytes"))
        try write(header("<f4", "(1, 1)"), [0, 0, 0, 0], version: 4)
        #expect(complaint().contains("found version 4.0"))
        try folder.write("1,2\n", to: "a.npy")
        #expect(complaint().contains("expected a .npy file, found something else"))
    }

    @Test func numbersThatAreNotFinite() throws {
        let values = [1, 2, Double.nan, 4, 1e300, 6]
        try write(
            header("<f8", "(3, 2)"), values.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Array($0) } })
        #expect(complaint().contains("found 2 that are NaN or infinite, the first at row 1, column 0"))
    }

    @Test func labelsThatAreNoWholeNumbers() throws {
        try write(header("<f4", "(2,)"), Self.bytes("f4", 1) + [0, 0, 0, 63])
        #expect(throws: EnvironmentError.self) { try NPYFile(path).array.integers("labels") }
        try write(header("<u8", "(1,)"), [UInt8](repeating: 255, count: 8))
        #expect(throws: EnvironmentError.self) { try NPYFile(path).array.integers("labels") }
    }

    @Test func aTableTooLargeForMemoryLiesInAFileWithoutAName() throws {
        let matrix = try ScratchTable.matrix(rows: 300, columns: 7, folder: folder.path, for: "x", smallest: 1)
        matrix.fill(2)
        #expect(matrix.values.reduce(0, +) == 4200)
        #expect(folder.names.isEmpty)
        #expect(throws: EnvironmentError.self) {
            try ScratchTable.matrix(rows: 1 << 40, columns: 1 << 10, folder: folder.path, for: "x")
        }
        #expect(throws: EnvironmentError.self) {
            try ScratchTable.matrix(rows: 1 << 62, columns: 4, folder: folder.path, for: "x")
        }
    }
}
