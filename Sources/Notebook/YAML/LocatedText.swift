import Foundations

/// A piece of text with the way back to its file.
package struct LocatedText: Sendable, Hashable {
    /// The text that was read.
    package let text: String
    /// Where the text as a whole came from.
    package let range: SourceRange
    /// The byte of the file at which the text begins, if it stands there byte for byte.
    private let lower: Int?
    /// The byte of the file for each byte of a text that stands there over several lines or with escapes.
    private let offsets: [Int]

    /// Verbatim text of a file from `lower` on, or text that only came from `range` (escapes undone, parameters filled
    /// in).
    package init(_ text: String, range: SourceRange, lower: Int? = nil) {
        self.text = text
        self.range = range
        let end = lower.map { $0 + text.utf8.count }
        let isVerbatim =
            lower != nil && end! <= range.file.bytes.count && range.file.bytes[lower!..<end!].elementsEqual(text.utf8)
        self.lower = isVerbatim ? lower : nil
        offsets = []
    }

    /// A scalar of YAML with the place of each of its bytes: verbatim, over several lines, indented, or with the
    /// escapes for quotation marks, backslashes and breaks. Where the text cannot be followed, only `range` is known.
    package init(scalar text: String, in range: SourceRange) {
        let bytes = range.file.bytes
        let first = range.isEmpty ? 0 : bytes[range.lower]
        let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
        self.init(text, range: range, lower: isQuoted ? range.lower + 1 : range.lower)
    }

    private init(_ text: String, range: SourceRange, offsets: [Int]) {
        self.text = text
        self.range = range
        lower = nil
        self.offsets = offsets
    }

    /// The same with the place of each byte looked for in the file.
    func followed() -> LocatedText {
        guard lower == nil, !range.isEmpty else { return self }
        let bytes = range.file.bytes
        let quote = bytes[range.lower]
        var index = range.lower
        if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            index += 1
        } else if quote == UInt8(ascii: "|") || quote == UInt8(ascii: ">") {
            while index < range.upper, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        }
        var offsets: [Int] = []
        for byte in text.utf8 {
            let isSpace = Self.isSpace(byte)
            if !isSpace { while index < range.upper, Self.isSpace(bytes[index]) { index += 1 } }
            guard index < range.upper else {
                // Breaks behind a block's last line.
                guard isSpace else { return self }
                offsets.append(max(range.lower, range.upper - 1))
                continue
            }
            if isSpace {
                offsets.append(index)
                if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") {
                    index += 2
                } else if Self.isSpace(bytes[index]) {
                    index += 1
                }
                continue
            }
            let isEscape =
                quote == UInt8(ascii: "\"") && bytes[index] == UInt8(ascii: "\\")
                || quote == UInt8(ascii: "'") && byte == quote && bytes[index] == quote
            let first = index
            if isEscape { index += 1 }
            guard index < range.upper, bytes[index] == byte else { return self }
            offsets.append(first)
            index += 1
        }
        return LocatedText(text, range: range, offsets: offsets)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Text on its own, such as one from the command line.
    package init(_ text: String, name: String = "expression") {
        let file = SourceFile(path: name, text: text)
        self.init(text, range: file.range, lower: 0)
    }

    /// The place of some bytes of the text; of all of it where that is all that is known.
    package func range(_ bytes: Range<Int>) -> SourceRange {
        if !offsets.isEmpty, bytes.upperBound <= offsets.count {
            let first = bytes.lowerBound < offsets.count ? offsets[bytes.lowerBound] : range.upper
            return SourceRange(
                file: range.file, lower: first, upper: bytes.isEmpty ? first : offsets[bytes.upperBound - 1] + 1)
        }
        guard let lower else { return range }
        return SourceRange(file: range.file, lower: lower + bytes.lowerBound, upper: lower + bytes.upperBound)
    }
}
