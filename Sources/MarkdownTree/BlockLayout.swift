import Foundations

/// Where cmark's blocks lie in a file, with what cmark gets wrong about it put right.
struct BlockLayout {
    let file: SourceFile

    /// The children of a block with their lines filled in. When a table takes the last line of a paragraph as its
    /// header, cmark forgets the paragraph's lines and gives the header the line where the paragraph began.
    func placed(_ children: [RawNode]) -> [RawNode] {
        var children = children
        for index in children.indices {
            guard case .table = children[index].kind else { continue }
            let table = children[index]
            let header = headerLine(of: table)
            if index > 0, case .paragraph = children[index - 1].kind, children[index - 1].start.line == 0 {
                children[index - 1].start = table.start
                children[index - 1].end = (max(table.start.line, header - 1), 1)
            }
            children[index].start.line = header
            for row in table.children.indices {
                guard case .tableRow(isHeader: true) = table.children[row].kind else { continue }
                children[index].children[row].start.line = header
                children[index].children[row].end = (header, 1)
            }
        }
        return children
    }

    /// The delimiter row always lies between the header and the first row of the body.
    private func headerLine(of table: RawNode) -> Int {
        let body = table.children.first { if case .tableRow(isHeader: false) = $0.kind { true } else { false } }
        return max(table.start.line, (body?.start.line ?? table.end.line + 1) - 2)
    }

    /// The bytes from the first character of a block to the last one of its last line that is not blank.
    func range(of node: RawNode) -> Range<Int> {
        let firstLine = clamp(node.start.line)
        let first = file.lineRange(firstLine)
        var lower = min(first.upperBound, first.lowerBound + max(0, node.start.column - 1))
        if case .footnoteDefinition = node.kind { lower = first.lowerBound }
        while lower < first.upperBound, isSpace(lower) { lower += 1 }

        // A block that another line closed ends, for cmark, at column 0 of that line.
        var lastLine = max(firstLine, clamp(node.end.column == 0 ? node.end.line - 1 : node.end.line))
        lastLine = min(lastLine, knownLastLine(of: node, from: firstLine, content: lower) ?? lastLine)
        var upper = trimmedEnd(of: lastLine)
        while upper == file.lineRange(lastLine).lowerBound, lastLine > firstLine, !isCode(node) {
            lastLine -= 1
            upper = trimmedEnd(of: lastLine)
        }
        return lower..<max(lower, upper)
    }

    /// The last line of what cmark lets end one line too late when another block follows at once: a heading with an
    /// underline, a fence that its container cuts short.
    private func knownLastLine(of node: RawNode, from firstLine: Int, content: Int) -> Int? {
        switch node.kind {
        case .heading where content < file.bytes.count && file.bytes[content] != UInt8(ascii: "#"):
            guard firstLine < file.lineCount else { return nil }
            return (firstLine + 1...file.lineCount).first {
                isMarks($0, "=", atLeast: 1) || isMarks($0, "-", atLeast: 1)
            }
        case .codeBlock(_, let literal)
        where file.bytes[content...].starts(with: "```".utf8) || file.bytes[content...].starts(with: "~~~".utf8):
            let closing = firstLine + literal.utf8.count { $0 == 0x0A } + 1
            let mark = Character(Unicode.Scalar(file.bytes[content]))
            return closing <= file.lineCount && isMarks(closing, mark, atLeast: 3) ? closing : clamp(closing - 1)
        default: return nil
        }
    }

    /// Whether a line holds nothing but marks, within whatever quotations.
    private func isMarks(_ line: Int, _ mark: Character, atLeast count: Int) -> Bool {
        let text = file.lineText(line).drop { $0 == " " || $0 == "\t" || $0 == ">" }
        let marks = text.prefix { $0 == mark }
        return marks.count >= count && text.dropFirst(marks.count).allSatisfy { $0 == " " || $0 == "\t" }
    }

    private func isCode(_ node: RawNode) -> Bool {
        if case .codeBlock = node.kind { true } else { false }
    }

    private func trimmedEnd(of line: Int) -> Int {
        let range = file.lineRange(line)
        var upper = range.upperBound
        while upper > range.lowerBound, isSpace(upper - 1) { upper -= 1 }
        return upper
    }

    private func clamp(_ line: Int) -> Int { min(max(1, line), file.lineCount) }
    private func isSpace(_ index: Int) -> Bool { file.bytes[index] == 0x20 || file.bytes[index] == 0x09 }
}
