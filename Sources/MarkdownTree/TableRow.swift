/// The cells of a GFM table row in its source line.
enum TableRow {
    /// The bytes of each cell, trimmed. A pipe divides cells unless a backslash precedes it or it stands in an inline
    /// value: code that begins with `= ` may hold `| format`.
    static func cells(in line: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        let values = inlineValues(in: line, of: bytes)
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        var index = line.lowerBound
        var nextValue = 0
        while index < line.upperBound {
            if nextValue < values.count, values[nextValue].lowerBound == index {
                index = values[nextValue].upperBound
                nextValue += 1
                continue
            }
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < line.upperBound, bytes[index + 1] == UInt8(ascii: "|") {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "|") {
                // The pipe at the very start opens the row instead of closing a cell.
                if index > line.lowerBound { cells.append(trimmed(start..<index, bytes)) }
                start = index + 1
            }
            index += 1
        }
        if start < line.upperBound { cells.append(trimmed(start..<line.upperBound, bytes)) }
        return cells
    }

    private static func inlineValues(in line: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        var values: [Range<Int>] = []
        let runs = BacktickRuns(in: line, of: bytes)
        var index = line.lowerBound
        while index < line.upperBound {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                continue
            }
            let length = runs.length(at: index)
            guard let closing = runs.closing(length: length, after: index + length) else {
                index += length
                continue
            }
            let content = index + length..<closing
            if bytes[content].starts(with: "= ".utf8) {
                values.append(index..<closing + length)
                index = closing + length
            } else {
                // Code ends with its cell, so a pipe within means that these backticks do not belong together.
                index = bytes[content].contains(UInt8(ascii: "|")) ? index + length : closing + length
            }
        }
        return values
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
        while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
        return lower..<upper
    }
}
