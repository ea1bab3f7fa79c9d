import Foundations

/// Markup of other tools, or unfinished markup, would stand in the report as it is written: each is told once.
extension InlineScanner {
    mutating func remark(_ id: String, _ message: String, _ range: Range<Int>, hint: String) {
        let upper = min(range.upperBound, file.bytes.count)
        remarks.append(.warning(id, message, at: SourceRange(file: file, range.lowerBound..<upper), hint: hint))
    }

    /// `{#label}`, `{.class}` and `{{template}}` that belong to nothing.
    mutating func scanBraces(at start: Int) -> Int {
        let next = start + 1
        guard next < region.range.upperBound else { return next }
        let isTemplate = bytes[next] == UInt8(ascii: "{")
        let closing = isTemplate ? "}}" : "}"
        guard isTemplate || bytes[next] == UInt8(ascii: "#") || bytes[next] == UInt8(ascii: "."),
            next + 1 < region.range.upperBound, !isSpace(next + 1), !isPunctuation(next + 1),
            let end = end(of: closing, from: next + 1)
        else { return next }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        let hint =
            switch bytes[next] {
            case UInt8(ascii: "#"):
                "a label stands at the end of a heading or behind a formula between $$, and is made of letters, "
                    + "digits and - _ . :; tables and figures carry the names of their blocks"
            case UInt8(ascii: "."): "classes have no meaning here; remove it, or write \\{ for the character"
            default: "write ${name} in a block for a parameter, or `= name` in the text"
            }
        remark("unread-markup", "'\(text)' is shown as it is written", start..<end, hint: hint)
        return end
    }

    /// `[[page]]` and `[@key` without its bracket.
    mutating func remarkOnBracket(at start: Int) {
        let next = start + 1
        guard next + 1 < region.range.upperBound else { return }
        if bytes[next] == UInt8(ascii: "["), let end = end(of: "]]", from: next + 1) {
            let isLink = end < region.range.upperBound && (bytes[end] == UInt8(ascii: "(") || bytes[end] == 0x5B)
            guard !isLink, !bytes[next + 1..<end - 2].contains(UInt8(ascii: "]")),
                !bytes[next + 1..<end - 2].contains(UInt8(ascii: "["))
            else { return }
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            remark(
                "unread-markup", "'\(text)' is shown as it is written", start..<end,
                hint: "links are written [words](address)")
        } else if bytes[next] == UInt8(ascii: "^"), let end = end(of: "]", from: next + 1), end > next + 2 {
            let label = String(decoding: bytes[next + 1..<end - 1], as: UTF8.self)
            let isLink = end < region.range.upperBound && "([:".utf8.contains(bytes[end])
            guard !isLink, !label.contains(where: { $0.isWhitespace || $0 == "[" }),
                !footnotes.contains(label.lowercased())
            else { return }
            remark(
                "unknown-footnote", "there is no footnote '\(label)'", start..<end,
                hint: "write '[^\(label)]: …' in a paragraph of its own")
        } else if bytes[next] == UInt8(ascii: "@"), !isPunctuation(next + 1), !isSpace(next + 1),
            end(of: "]", from: next + 1) == nil
        {
            remark(
                "unread-markup", "this citation is not closed", start..<next + 1,
                hint: "close it with ']', as in [@key, p. 3]")
        }
    }

    /// `:::` at the beginning of a paragraph.
    mutating func remarkOnFence() {
        let lower = region.range.lowerBound
        let count = bytes[region.range].prefix { $0 == UInt8(ascii: ":") }.count
        guard count >= 3 else { return }
        remark(
            "unread-markup", "':::' is shown as it is written", lower..<lower + count,
            hint: "there are no fenced divisions here; write a quotation or a heading")
    }

    /// The end of a text that closes something on the same line.
    private func end(of text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index + wanted.count <= region.range.upperBound, bytes[index] != 0x0A, bytes[index] != 0x0D {
            if bytes[index..<index + wanted.count].elementsEqual(wanted) { return index + wanted.count }
            index += 1
        }
        return nil
    }
}
