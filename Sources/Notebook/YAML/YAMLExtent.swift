import Yams

/// Finds where nodes end: the parser tells only where they begin.
struct YAMLExtent {
    let bytes: [UInt8]

    /// The end of a scalar that begins at a byte, given what it was read as.
    func end(ofScalar text: String, style: Node.Scalar.Style, from start: Int) -> Int {
        let first = skipProperties(from: start)
        guard first < bytes.count else { return bytes.count }
        switch style {
        case .singleQuoted: return quotedEnd(from: first, quote: UInt8(ascii: "'"))
        case .doubleQuoted: return quotedEnd(from: first, quote: UInt8(ascii: "\""))
        case .literal, .folded: return blockEnd(from: first)
        case .any, .plain: return plainEnd(of: text, from: first)
        }
    }

    /// The end of a list or map that begins at a byte and whose last part ends at another.
    func end(ofCollectionFrom start: Int, lastPart: Int) -> Int {
        let first = skipProperties(from: start)
        guard first < bytes.count, bytes[first] == UInt8(ascii: "[") || bytes[first] == UInt8(ascii: "{") else {
            return max(start, lastPart)
        }
        var index = max(first + 1, lastPart)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "]"), UInt8(ascii: "}"): return index + 1
            case UInt8(ascii: "#"): index = endOfLine(from: index)
            default: index += 1
            }
        }
        return bytes.count
    }

    /// The content of a scalar begins after its tag and anchor.
    func skipProperties(from start: Int) -> Int {
        var index = start
        while index < bytes.count,
            bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "*")
        {
            while index < bytes.count, !isSpace(bytes[index]) { index += 1 }
            let end = index
            while index < bytes.count, isSpace(bytes[index]) { index += 1 }
            if index == bytes.count { return end }
        }
        return index
    }

    private func plainEnd(of text: String, from start: Int) -> Int {
        var index = start
        var end = start
        for byte in text.utf8 where !isSpace(byte) {
            while index < bytes.count, isSpace(bytes[index]) { index += 1 }
            guard index < bytes.count, bytes[index] == byte else { break }
            index += 1
            end = index
        }
        return end
    }

    private func quotedEnd(from start: Int, quote: UInt8) -> Int {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
            } else if bytes[index] == quote {
                guard quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote else {
                    return index + 1
                }
                index += 2
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    /// Lines after `|` or `>` that are indented as far as the first of them.
    private func blockEnd(from start: Int) -> Int {
        var line = nextLine(after: start)
        var end = trimmedEnd(from: start, to: endOfLine(from: start))
        var indentation: Int?
        while line < bytes.count {
            let lineEnd = endOfLine(from: line)
            let last = trimmedEnd(from: line, to: lineEnd)
            if last > line {
                let indent = bytes[line..<last].prefix { $0 == 0x20 }.count
                guard indent >= (indentation ?? 1) else { break }
                indentation = indentation ?? indent
                end = last
            }
            line = nextLine(after: line)
        }
        return end
    }

    private func endOfLine(from start: Int) -> Int {
        bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    }

    private func nextLine(after start: Int) -> Int {
        let end = endOfLine(from: start)
        guard end < bytes.count else { return end }
        return bytes[end...].starts(with: "\r\n".utf8) ? end + 2 : end + 1
    }

    private func trimmedEnd(from start: Int, to end: Int) -> Int {
        var end = end
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
