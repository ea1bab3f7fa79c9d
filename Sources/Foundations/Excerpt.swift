/// One source line as it is shown under a diagnostic, with the line of marks below it.
struct Excerpt {
    let line: Int
    let text: String
    let underline: String
    /// The last line of a range that goes on below the line shown.
    let continuesTo: Int?

    private static let tabStop = 4
    private static let widest = 110

    /// Shows the first line of the range; tabs are expanded, controls made harmless, a long line is cut around the
    /// mark.
    init(_ range: SourceRange) {
        let file = range.file
        line = file.line(utf8Offset: range.lower)
        let bounds = file.lineRange(line)
        let lower = min(range.lower, bounds.upperBound)
        let upper = max(lower, min(range.upper, bounds.upperBound))
        let lastLine = file.line(utf8Offset: max(range.lower, range.upper - 1))
        continuesTo = lastLine > line ? lastLine : nil

        // Only what can be shown is measured, so that a line of a megabyte costs no more than a short one.
        let window = Self.window(bounds, around: lower, in: file.bytes)
        let before = Self.expand(file.text(in: window.lowerBound..<lower), column: 0)
        let marked = Self.expand(
            file.text(in: lower..<min(upper, window.upperBound)), column: TerminalText.width(of: before))
        let after = Self.expand(
            file.text(in: min(upper, window.upperBound)..<window.upperBound),
            column: TerminalText.width(of: before) + TerminalText.width(of: marked))
        let isCutLeft = window.lowerBound > bounds.lowerBound
        let isCutRight = window.upperBound < bounds.upperBound
        let shown = (isCutLeft ? "…" : "") + before + marked + after + (isCutRight ? "…" : "")
        text =
            shown.last == " "
            ? String(shown[..<(shown.lastIndex { $0 != " " }.map(shown.index(after:)) ?? shown.startIndex)]) : shown
        let indent = TerminalText.width(of: before) + (isCutLeft ? 1 : 0)
        underline =
            String(repeating: " ", count: indent) + "^"
            + String(repeating: "~", count: max(0, TerminalText.width(of: marked) - 1))
    }

    /// At most `widest` bytes on either side of the mark, cut between characters.
    private static func window(_ bounds: Range<Int>, around offset: Int, in bytes: [UInt8]) -> Range<Int> {
        if bounds.count <= widest { return bounds }
        var lower = max(bounds.lowerBound, min(offset - widest / 2, bounds.upperBound - widest))
        var upper = min(bounds.upperBound, lower + widest)
        while lower > bounds.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
        while upper < bounds.upperBound, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        return min(lower, offset)..<max(upper, offset)
    }

    private static func expand(_ text: String, column start: Int) -> String {
        var result = ""
        var column = start
        for character in text {
            if character == "\t" {
                let count = tabStop - column % tabStop
                result += String(repeating: " ", count: count)
                column += count
            } else {
                let shown = TerminalText.sanitised(character)
                result.append(shown)
                column += TerminalText.width(of: shown)
            }
        }
        return result
    }
}
