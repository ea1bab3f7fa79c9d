/// Lines and what containers write before them.
enum SourceLines {
    /// A line break within a range, and the prefix of the line after it: white space and the `>` of block quotes.
    struct Continuation {
        let lineBreak: Range<Int>
        let prefix: Range<Int>
    }

    static func continuations(of range: Range<Int>, quoteDepth: Int, in bytes: [UInt8]) -> [Continuation] {
        var found: [Continuation] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let lineBreak = lineBreak(at: index, in: bytes) else {
                index += 1
                continue
            }
            let prefix = prefix(at: lineBreak.upperBound, quoteDepth: quoteDepth, in: bytes)
            found.append(
                Continuation(lineBreak: lineBreak, prefix: prefix.lowerBound..<min(prefix.upperBound, range.upperBound))
            )
            index = max(lineBreak.upperBound, prefix.upperBound)
        }
        return found
    }

    static func lineBreak(at index: Int, in bytes: [UInt8]) -> Range<Int>? {
        switch bytes[index] {
        case 0x0A: index..<index + 1
        case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index..<index + 2 : index..<index + 1
        default: nil
        }
    }

    /// White space and at most `quoteDepth` of `>` from the start of a line.
    static func prefix(at start: Int, quoteDepth: Int, in bytes: [UInt8]) -> Range<Int> {
        var index = start
        var quotes = quoteDepth
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ">"), quotes > 0 {
                quotes -= 1
            } else if bytes[index] != 0x20, bytes[index] != 0x09 {
                break
            }
            index += 1
        }
        return start..<index
    }

    /// The text of a range with one byte for each of its bytes: what belongs to containers is spaces.
    static func text(of range: Range<Int>, quoteDepth: Int, in bytes: [UInt8]) -> [UInt8] {
        var text = Array(bytes[range])
        for continuation in continuations(of: range, quoteDepth: quoteDepth, in: bytes) {
            for index in continuation.prefix { text[index - range.lowerBound] = 0x20 }
        }
        return text
    }
}
