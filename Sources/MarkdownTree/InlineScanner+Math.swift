import Foundations

/// Pandoc's rules for dollars: an opening dollar has no space after it, a closing one no space before it and no digit
/// after it; `$$` may have spaces within. Neither spans a blank line, and no formula goes past a dollar that cannot
/// close it: `$5 and $x$` is a sum of money and a formula.
extension InlineScanner {
    mutating func scanMath(at start: Int) -> Int {
        let isDisplay = start + 1 < region.range.upperBound && bytes[start + 1] == UInt8(ascii: "$")
        return isDisplay ? scanDisplayMath(at: start) : scanInlineMath(at: start)
    }

    private mutating func scanInlineMath(at start: Int) -> Int {
        let first = start + 1
        guard first < region.range.upperBound, !isSpace(first), first >= noInlineMathEndBefore else { return first }
        var index = first
        while index < region.range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index = endOfTextArgument(at: index) ?? index + 2
            case UInt8(ascii: "`"):
                // A formula has no code in it; these dollars are money.
                noInlineMathEndBefore = index
                return first
            case UInt8(ascii: "$"):
                guard index > first, !isSpace(index - 1), !isDigit(index + 1) else { return first }
                add(
                    .math(
                        source: String(decoding: source(of: first..<index), as: UTF8.self), isDisplay: false, label: nil
                    ), start..<index + 1)
                return index + 1
            default: index += 1
            }
        }
        noInlineMathEndBefore = region.range.upperBound
        return first
    }

    /// Behind the braces of `\text{if $x > 0$}`, whose dollars are formulas within the formula; nil for another
    /// command, and for braces that do not close soon.
    private func endOfTextArgument(at start: Int) -> Int? {
        let limit = min(region.range.upperBound, start + Self.longestTextArgument)
        guard let open = bytes[start..<limit].firstIndex(of: UInt8(ascii: "{")) else { return nil }
        let name = String(decoding: bytes[start + 1..<open], as: UTF8.self)
        guard name.hasPrefix("text") || ["mbox", "hbox", "fbox"].contains(name), name.allSatisfy(\.isLetter) else {
            return nil
        }
        var (index, depth) = (open, 0)
        while index < limit {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "`"): return nil
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// In bytes, so that a text of nothing but open braces takes no longer than another.
    private static let longestTextArgument = 1000

    private mutating func scanDisplayMath(at start: Int) -> Int {
        let first = start + 2
        guard first >= noDisplayMathEndBefore else { return first }
        guard let closing = displayMathEnd(from: first) else {
            noDisplayMathEndBefore = region.range.upperBound
            remark(
                "unclosed-formula", "this '$$' is never closed", start..<first,
                hint: "close it with '$$' before the next blank line, or write \\$\\$")
            return first
        }
        let label = label(after: closing + 2)
        let text = String(decoding: source(of: first..<closing), as: UTF8.self)
        add(.math(source: text, isDisplay: true, label: label?.name), start..<(label?.end ?? closing + 2))
        return masks[masks.count - 1].range.upperBound
    }

    /// The closing `$$`, beyond the region if lines of the formula looked like other blocks to cmark.
    private func displayMathEnd(from first: Int) -> Int? {
        var index = first
        let mayLeave = region.role == .paragraph || spansLines
        while index + 1 < bytes.count {
            if index >= region.range.upperBound, !mayLeave { return nil }
            if let lineBreak = SourceLines.lineBreak(at: index, in: bytes) {
                let prefix = SourceLines.prefix(at: lineBreak.upperBound, quoteDepth: region.quoteDepth, in: bytes)
                if isEndOfLine(prefix.upperBound) || isFence(prefix.upperBound) { return nil }
                index = prefix.upperBound
            } else if bytes[index] == UInt8(ascii: "\\") {
                index += SourceLines.lineBreak(at: index + 1, in: bytes) == nil ? 2 : 1
            } else if bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "$") {
                return index + 1 < region.range.upperBound || mayLeave ? index : nil
            } else {
                index += 1
            }
        }
        return nil
    }

    /// `{#eq-x}` behind a formula.
    private func label(after end: Int) -> (name: String, end: Int)? {
        var index = end
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        if let label = labelAttribute(at: index) { return label }
        // Alone on the next line it belongs to the formula too.
        guard let lineBreak = SourceLines.lineBreak(at: min(index, bytes.count - 1), in: bytes), index < bytes.count
        else { return nil }
        let next = SourceLines.prefix(at: lineBreak.upperBound, quoteDepth: region.quoteDepth, in: bytes).upperBound
        guard let label = labelAttribute(at: next) else { return nil }
        var rest = label.end
        while rest < bytes.count, bytes[rest] == 0x20 || bytes[rest] == 0x09 { rest += 1 }
        return isEndOfLine(rest) ? label : nil
    }

    /// `{#name}` at an index.
    func labelAttribute(at start: Int) -> (name: String, end: Int)? {
        guard start < bytes.count, bytes[start...].starts(with: "{#".utf8) else { return nil }
        var index = start + 2
        while index < bytes.count, isLabelByte(bytes[index]) { index += 1 }
        guard index > start + 2, index < bytes.count, bytes[index] == UInt8(ascii: "}") else { return nil }
        let name = String(decoding: bytes[start + 2..<index], as: UTF8.self)
        guard name.unicodeScalars.allSatisfy({ $0.isASCII || Self.isWord($0) }) else { return nil }
        return (name, index + 1)
    }

    private var spansLines: Bool {
        bytes[region.range].contains { $0 == 0x0A || $0 == 0x0D }
    }

    private func isDigit(_ index: Int) -> Bool {
        index < bytes.count && (0x30...0x39).contains(bytes[index])
    }

    private func isEndOfLine(_ index: Int) -> Bool {
        index >= bytes.count || SourceLines.lineBreak(at: index, in: bytes) != nil
    }

    private func isFence(_ index: Int) -> Bool {
        bytes[index...].starts(with: "```".utf8) || bytes[index...].starts(with: "~~~".utf8)
    }

    /// Letters of any script are looked at as a whole, once the label is read.
    private func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: ":"), 0x80...0xFF:
            true
        default: false
        }
    }

    /// `{#sec-x}` at the end of a heading, with the space before it.
    func headingLabel() -> Mask? {
        // In a heading with an underline the label stands on the line above it.
        var upper = region.range.upperBound
        if spansLines, let lineBreak = bytes[region.range].lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            upper = lineBreak
            if bytes[lineBreak] == 0x0A, lineBreak > region.range.lowerBound, bytes[lineBreak - 1] == 0x0D {
                upper -= 1
            }
        } else {
            // The closing hashes of `## Title ##`.
            var index = upper
            while index > region.range.lowerBound, bytes[index - 1] == UInt8(ascii: "#") { index -= 1 }
            if index < upper, index > region.range.lowerBound, isSpace(index - 1) { upper = index }
        }
        while upper > region.range.lowerBound, isSpace(upper - 1) { upper -= 1 }
        guard upper > region.range.lowerBound, bytes[upper - 1] == UInt8(ascii: "}"),
            let open = bytes[region.range.lowerBound..<upper].lastIndex(of: UInt8(ascii: "{")),
            let label = labelAttribute(at: open), label.end == upper
        else { return nil }
        var lower = open
        while lower > region.range.lowerBound, bytes[lower - 1] == 0x20 || bytes[lower - 1] == 0x09 { lower -= 1 }
        return Mask(range: lower..<upper, meaning: .headingLabel(label.name), quoteDepth: region.quoteDepth)
    }
}
