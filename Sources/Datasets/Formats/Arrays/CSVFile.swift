import Foundations
import Glibc
import Tensors

/// A table of numbers as text: a row a line, cells apart by commas, tabs or blanks, a line of headings if there is one.
///
/// The file is mapped, and read twice: once for its extent, once for its numbers.
struct CSVFile {
    private let path: String
    private let file: MappedFile
    private let lines: LineRanges
    private let separator: UInt8
    private let hasHeadings: Bool
    private let columns: Int

    init(_ path: String) throws(EnvironmentError) {
        guard let file = MappedFile(path: path) else {
            _ = try FileBytes.read(path, atMost: 1)
            throw .malformed(path, expected: "a table of numbers", found: "an empty file")
        }
        self.path = path
        self.file = file
        lines = LineRanges(UnsafeRawBufferPointer(file.bytes))
        guard let first = lines.first(where: { _ in true }), !first.isEmpty else {
            throw .malformed(path, expected: "a row of numbers on line 1", found: "an empty line")
        }
        let bytes = UnsafeRawBufferPointer(file.bytes)
        separator = [9, 44].first(where: bytes[first].contains) ?? 32
        var cells: [Range<Int>] = []
        Self.eachCell(first, bytes, separator) { cells.append($0) }
        hasHeadings = cells.allSatisfy { Self.isHeading(bytes[$0]) }
        columns = cells.count
    }

    /// - Parameter scratch: a folder for what does not fit memory.
    /// - Throws: `malformed` with the line and the column, both counted from 1.
    func matrix(scratch: String?) throws(EnvironmentError) -> Matrix {
        let bytes = UnsafeRawBufferPointer(file.bytes)
        var rows = 0
        var line = 0
        for range in lines {
            line += 1
            if line == 1, hasHeadings { continue }
            var count = 0
            Self.eachCell(range, bytes, separator) { _ in count += 1 }
            guard count == columns else {
                throw .malformed(
                    path, expected: "\(columns) cells on every line, as on line 1",
                    found: range.isEmpty ? "an empty line \(line)" : "\(count) on line \(line)")
            }
            rows += 1
        }
        guard rows > 0 else { throw .malformed(path, expected: "rows of numbers", found: "a line of headings alone") }
        let matrix = try ScratchTable.matrix(rows: rows, columns: columns, folder: scratch, for: path)
        var complaints = CellComplaints()
        line = 0
        for range in lines {
            line += 1
            if line == 1, hasHeadings { continue }
            let target = matrix.pointer(row: hasHeadings ? line - 2 : line - 1)
            var column = 0
            Self.eachCell(range, bytes, separator) { cell in
                if let number = Self.number(bytes[cell]), Float(number).isFinite {
                    target[column] = Float(number)
                } else {
                    complaints.add(bytes[cell], line: line, column: column + 1)
                }
                column += 1
            }
        }
        if let found = complaints.text {
            throw .malformed(path, expected: "a finite number in every cell", found: found, hint: complaints.hint)
        }
        return matrix
    }

    /// Calls `body` with the place of every cell, blanks and quotes around it left off.
    private static func eachCell(
        _ line: Range<Int>, _ bytes: UnsafeRawBufferPointer, _ separator: UInt8, _ body: (Range<Int>) -> Void
    ) {
        let blanks = separator == 32
        var start = line.lowerBound
        while true {
            if blanks { while start < line.upperBound, bytes[start] == 32 { start += 1 } }
            if blanks, start == line.upperBound, start > line.lowerBound { return }
            var end = start
            while end < line.upperBound, bytes[end] != separator { end += 1 }
            var (first, last) = (start, end)
            while first < last, [32, 9, 34].contains(bytes[first]) { first += 1 }
            while last > first, [32, 9, 34].contains(bytes[last - 1]) { last -= 1 }
            body(first..<last)
            guard end < line.upperBound else { return }
            start = end + 1
        }
    }

    /// A number in decimal digits, with a point and an exponent if need be; nothing else that `strtod` reads.
    private static func number(_ text: Slice<UnsafeRawBufferPointer>) -> Double? {
        guard !text.isEmpty, text.count < 64 else { return nil }
        for byte in text {
            switch byte {
            case 48...57, 43, 45, 46, 69, 101: continue
            default: return nil
            }
        }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { copy in
            for (index, byte) in text.enumerated() { copy[index] = CChar(bitPattern: byte) }
            copy[text.count] = 0
            var end: UnsafeMutablePointer<CChar>?
            let number = strtod(copy.baseAddress!, &end)
            return end == copy.baseAddress! + text.count ? number : nil
        }
    }

    /// What stands for no number is not taken for a heading: a first row of such would be lost without a word.
    private static func isHeading(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        let word = String(decoding: text, as: UTF8.self).lowercased().drop { "+-".contains($0) }
        return !["", "nan", "inf", "infinity", "na", "null", "none"].contains(String(word)) && number(text) == nil
    }
}

/// The lines of a text by their places, line breaks and the empty lines at its end left off.
struct LineRanges: Sequence, IteratorProtocol {
    private let bytes: UnsafeRawBufferPointer
    private var start = 0
    private let end: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        var end = bytes.count
        while end > start, [10, 13, 32, 9].contains(bytes[end - 1]) { end -= 1 }
        self.end = end
    }

    mutating func next() -> Range<Int>? {
        guard start < end else { return nil }
        let feed =
            memchr(bytes.baseAddress! + start, 10, end - start).map { UnsafeRawPointer($0) - bytes.baseAddress! } ?? end
        var last = feed
        if last > start, bytes[last - 1] == 13 { last -= 1 }
        defer { start = feed + 1 }
        return start..<last
    }
}

/// Cells that hold no number: the first few, and how many there are.
private struct CellComplaints {
    private var count = 0
    private var first: [String] = []
    private(set) var hint: String?

    mutating func add(_ cell: Slice<UnsafeRawBufferPointer>, line: Int, column: Int) {
        count += 1
        guard first.count < 3 else { return }
        let text = TerminalText.sanitised(String(decoding: cell.prefix(24), as: UTF8.self))
        first.append("\(text.isEmpty ? "nothing" : "'\(text)'") at line \(line), column \(column)")
        if text.contains(";") { hint = "cells are to be apart by commas or tabs, and decimals have a point" }
        if text.isEmpty, line == 1, column == 1 { hint = "pandas leaves out its index with to_csv(file, index=False)" }
    }

    var text: String? {
        guard count > 0 else { return nil }
        return first.joined(separator: ", ") + (count > first.count ? ", and \(count - first.count) more" : "")
    }
}
