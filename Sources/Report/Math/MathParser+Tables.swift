import Foundations

// Tables
extension MathParser {
    /// What stands between `\left` and `\right`.
    mutating func fenced(openedBy owner: MathToken) -> MathNode {
        let open = delimiter(of: owner)
        let content = row(in: .fences)
        guard token.isCommand("right") else {
            report(
                "math-unbalanced", "this \\left has no \\right", at: owner.offsets,
                hint: "\\right. closes without a sign")
            return .fenced(open, content, "")
        }
        let right = token
        advance()
        return .fenced(open, content, delimiter(of: right))
    }

    /// `\substack{… \\ …}`.
    mutating func substack(openedBy owner: MathToken) -> MathNode {
        expand()
        let open = token
        guard take("{") else { return argument(of: owner) }
        enclosures.append(.braces)
        var table = MathTable(rows: [], style: MathTableStyle(columns: [.center]))
        readRows(of: &table, columnLimit: nil)
        enclosures.removeLast()
        close(open)
        return .table(table)
    }

    /// `\begin{name} … \end{name}`.
    mutating func environment(openedBy owner: MathToken) -> MathNode {
        guard let (name, offsets) = rawArgument(of: owner) else { return .nothing }
        let environment = MathEnvironment.all[name]
        if environment == nil {
            report(
                "math-unknown-environment", "unknown environment '\(name)'", at: offsets,
                hint: MathSuggestion.environment(like: name).map { "did you mean '\($0)'?" })
        }
        let content: MathNode
        if environment?.isSingle == true {
            content = row(in: .environment)
        } else {
            content = table(of: environment ?? .unknown, owner: owner)
        }
        guard token.isCommand("end") else {
            report("math-unbalanced", "this \\begin{\(name)} has no \\end", at: owner.offsets)
            return content
        }
        let end = token
        advance()
        if let (endName, endOffsets) = rawArgument(of: end), endName != name {
            report(
                "math-unbalanced", "\\begin{\(name)} ends as '\(endName)'", at: endOffsets, hint: "write \\end{\(name)}"
            )
        }
        return content
    }

    private mutating func table(of environment: MathEnvironment, owner: MathToken) -> MathNode {
        var table = MathTable(rows: [], style: environment.style)
        var columnLimit = environment.columnLimit
        readArguments(of: environment, owner: owner, &table.style, &columnLimit)
        readRows(of: &table, columnLimit: columnLimit)
        let node = MathNode.table(table)
        let sized = environment.level.map { .style(MathStyle(level: $0), node) } ?? node
        guard environment.open + environment.close != "" else { return sized }
        return .fenced(environment.open, sized, environment.close)
    }

    /// What follows the name of an environment. A vertical position says how the whole stands in its line of print, and
    /// a count of columns what the columns themselves show: both are taken and left out.
    private mutating func readArguments(
        of environment: MathEnvironment, owner: MathToken, _ style: inout MathTableStyle, _ columnLimit: inout Int?
    ) {
        for argument in environment.arguments {
            switch argument {
            case .position:
                if let (text, count) = option(), ["t", "c", "b"].contains(text) { drop(count) }
            case .count: _ = rawArgument(of: owner)
            case .alignment:
                guard let (text, count) = option(), let alignment = MathTableStyle.Alignment(letter: text)
                else { continue }
                drop(count)
                style.columns = [alignment]
            case .columns:
                guard let (text, offsets) = rawArgument(of: owner) else { continue }
                guard let columns = MathColumns(text) else {
                    report(
                        "math-columns", "'\(text)' does not say how columns are aligned", at: offsets,
                        hint: "one of l, c, r for each column, with | for a rule")
                    continue
                }
                style.columns = columns.alignments
                style.bars = columns.bars
                style.tightGaps = columns.tightGaps
                columnLimit = columns.alignments.count
            }
        }
    }

    /// Rows of cells up to what closes them.
    private mutating func readRows(of table: inout MathTable, columnLimit: Int?) {
        let outerTag = tag
        defer { tag = outerTag }
        var row = MathTable.Row()
        tag = nil
        row.rules = readRules()
        while true {
            row.cells.append(.group(self.row(in: .cell).nodes))
            row.tag = tag
            switch token.kind {
            case .character("&"):
                if let columnLimit, row.cells.count == columnLimit {
                    report(
                        "math-columns", "a cell more than the \(columnLimit) column\(columnLimit == 1 ? "" : "s") here",
                        at: token.offsets, hint: "the sign is written \\&")
                }
                advance()
            case .command("\\"), .command("cr"):
                skipLineBreak()
                table.rows.append(row)
                tag = nil
                row = MathTable.Row(rules: readRules())
            default:
                // A line break after the last row begins no new one.
                if row.isEmpty, row.cells.count == 1, !table.rows.isEmpty {
                    table.rulesBelow = row.rules
                } else {
                    table.rows.append(row)
                }
                return
            }
        }
    }

    /// `\hline` and `\cline{2-3}` before a row.
    private mutating func readRules() -> [ClosedRange<Int>] {
        var rules: [ClosedRange<Int>] = []
        while true {
            expand()
            guard case .command(let name) = token.kind else { return rules }
            let owner = token
            switch name {
            case "hline", "toprule", "midrule", "bottomrule", "hdashline":
                advance()
                rules.append(0...Int.max)
            case "cline", "cmidrule":
                advance()
                guard let (text, offsets) = rawArgument(of: owner) else { continue }
                if let match = text.wholeMatch(of: /\s*([0-9]{1,3})\s*-\s*([0-9]{1,3})\s*/),
                    let first = Int(match.1), let last = Int(match.2), first >= 1, first <= last
                {
                    rules.append((first - 1)...(last - 1))
                } else {
                    report(
                        "math-columns", "'\(text)' does not say which columns", at: offsets,
                        hint: "such as \\cline{2-3}")
                }
            default: return rules
            }
        }
    }
}
