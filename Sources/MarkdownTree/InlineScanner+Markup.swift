extension InlineScanner {
    /// What may stand between angle brackets and has a closing mark of its own.
    enum Markup: String, CaseIterable {
        case comment = "<!--"
        case cdata = "<![CDATA["
        case instruction = "<?"
        case declaration = "<!"

        var closing: String {
            switch self {
            case .comment: "-->"
            case .cdata: "]]>"
            case .instruction: "?>"
            case .declaration: ">"
            }
        }
    }

    /// Steps over raw HTML or an automatic link.
    mutating func scanMarkup(at start: Int) -> Int {
        for markup in Markup.allCases where bytes[start..<region.range.upperBound].starts(with: markup.rawValue.utf8) {
            guard !noMarkupEnd.contains(markup) else { return start + 1 }
            guard let end = find(markup.closing, from: start + markup.rawValue.utf8.count) else {
                noMarkupEnd.insert(markup)
                return start + 1
            }
            return end
        }
        return autolinkEnd(at: start) ?? tagEnd(at: start) ?? start + 1
    }

    private func find(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index + wanted.count <= region.range.upperBound {
            if bytes[index..<index + wanted.count].elementsEqual(wanted) { return index + wanted.count }
            index += 1
        }
        return nil
    }

    /// `<scheme:…>` or `<name@host>`: no spaces within.
    private func autolinkEnd(at start: Int) -> Int? {
        var index = start + 1
        var isAddress = false
        while index < region.range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: ">"): return isAddress ? index + 1 : nil
            case UInt8(ascii: ":"), UInt8(ascii: "@"): isAddress = true
            case UInt8(ascii: "<"), 0...0x20: return nil
            default: break
            }
            index += 1
        }
        return nil
    }

    /// An opening or closing tag; attributes may hold anything within quotes.
    private func tagEnd(at start: Int) -> Int? {
        var index = start + 1
        if index < region.range.upperBound, bytes[index] == UInt8(ascii: "/") { index += 1 }
        guard index < region.range.upperBound, isLetter(index) else { return nil }
        var quote: UInt8?
        while index < region.range.upperBound {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "$") {
                return nil
            } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && bytes[index - 1] == UInt8(ascii: "=")
            {
                quote = byte
            }
            index += 1
        }
        return nil
    }

    private func isLetter(_ index: Int) -> Bool {
        (0x41...0x5A).contains(bytes[index] & 0xDF)
    }
}
