/// A text with a name and a line index. Copies share one storage, so ranges and diagnostics can carry their file.
///
/// Lines end at LF, CRLF or CR, as in CommonMark. A leading byte order mark is not part of the text.
public struct SourceFile: Sendable {
    private final class Storage: Sendable {
        let path: String
        let text: String
        let bytes: [UInt8]
        let lineStarts: [Int]

        init(path: String, text: String) {
            let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
            let bytes = Array(text.utf8)
            self.path = path
            self.text = text
            self.bytes = bytes
            lineStarts = Self.lineStarts(of: bytes)
        }

        private static func lineStarts(of bytes: [UInt8]) -> [Int] {
            var starts = [0]
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0x0A {
                    starts.append(index)
                } else if byte == 0x0D {
                    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
                    starts.append(index)
                }
            }
            return starts
        }
    }

    private let storage: Storage

    /// A text under the path that diagnostics name.
    public init(path: String, text: String) {
        storage = Storage(path: path, text: text)
    }

    /// Takes any bytes: what is not UTF-8 becomes U+FFFD.
    public init(path: String, bytes: some Sequence<UInt8>) {
        self.init(path: path, text: String(decoding: Array(bytes), as: UTF8.self))
    }

    /// The name shown in diagnostics.
    public var path: String { storage.path }
    /// The whole text.
    public var text: String { storage.text }
    /// The text as UTF-8; every offset in this module counts these bytes.
    public var bytes: [UInt8] { storage.bytes }

    /// At least one; a file that ends with a line break has an empty last line.
    public var lineCount: Int { storage.lineStarts.count }

    /// The bytes of a line (from 1), without its line break.
    public func lineRange(_ line: Int) -> Range<Int> {
        precondition((1...lineCount).contains(line), "line \(line) is not in 1...\(lineCount) of \(path)")
        let lower = storage.lineStarts[line - 1]
        var upper = line < lineCount ? storage.lineStarts[line] : bytes.count
        if line < lineCount {
            if bytes[upper - 1] == 0x0A { upper -= 1 }
            if upper > lower, bytes[upper - 1] == 0x0D { upper -= 1 }
        }
        return lower..<upper
    }

    /// The text of a line (from 1), without its line break.
    public func lineText(_ line: Int) -> String {
        String(decoding: bytes[lineRange(line)], as: UTF8.self)
    }

    /// The line (from 1) that holds the byte at the offset. A line break belongs to the line it ends.
    public func line(utf8Offset offset: Int) -> Int {
        precondition((0...bytes.count).contains(offset), "offset \(offset) is not in 0...\(bytes.count) of \(path)")
        var low = 0
        var high = storage.lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if storage.lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column of a byte, both from 1, the column in characters as an editor counts them.
    public func position(utf8Offset offset: Int) -> SourcePosition {
        let line = line(utf8Offset: offset)
        let lower = storage.lineStarts[line - 1]
        let prefix = String(decoding: bytes[lower..<max(lower, offset)], as: UTF8.self)
        return SourcePosition(line: line, column: prefix.count + 1)
    }

    /// The text between two byte offsets.
    public func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The whole text as a range.
    public var range: SourceRange { SourceRange(file: self, lower: 0, upper: bytes.count) }
}

extension SourceFile: Hashable {
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left.storage === right.storage || (left.path == right.path && left.bytes == right.bytes)
    }

    /// Path and length: cheap, since every range of a tree hashes its file.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(bytes.count)
    }
}
