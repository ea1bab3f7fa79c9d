import Foundations

/// Reads LaTeX math. It always gives a tree; what it could not read is among the problems and stands in the tree as written.
struct MathParser {
    /// What a row is inside of, and so what ends it.
    private enum Enclosure {
        case formula, braces, brackets, fences, cell
    }

    private let source: String
    private var lexer: MathLexer
    /// Where `token` begins, for arguments that are read raw.
    private var lexerAtToken: MathLexer
    private(set) var token: MathToken
    private(set) var problems: [MathProblem] = []
    private var enclosures: [Enclosure] = []
    private var isTooDeep = false

    /// Deeper nesting than any formula has would only exhaust the stack.
    private static let depthLimit = 64

    init(source: String) {
        self.source = source
        lexer = MathLexer(source: source)
        lexerAtToken = lexer
        token = lexer.next()
    }

    mutating func parseFormula() -> MathNode {
        let content = row(in: .formula)
        if content.nodes.isEmpty && problems.isEmpty {
            report("math-empty", "this formula is empty", at: 0..<source.utf8.count)
        }
        return content
    }

    // MARK: Tokens

    mutating func advance() {
        lexerAtToken = lexer
        token = lexer.next()
    }

    mutating func report(_ id: String, _ message: String, at offsets: Range<Int>, hint: String? = nil) {
        // One nesting problem hides the rest, which would only follow from it.
        guard !isTooDeep else { return }
        let problem = MathProblem(id: id, message: message, hint: hint, offsets: offsets)
        // A command that lacks both arguments lacks one thing.
        if problem != problems.last { problems.append(problem) }
    }

    func text(at offsets: Range<Int>) -> String {
        let bytes = Array(source.utf8)
        return String(decoding: bytes[offsets], as: UTF8.self)
    }

    // MARK: Rows

    private mutating func row(in enclosure: Enclosure) -> MathNode {
        enclosures.append(enclosure)
        defer { enclosures.removeLast() }
        guard enclosures.count <= Self.depthLimit else {
            report("math-too-deep", "this formula nests deeper than \(Self.depthLimit) levels", at: token.offsets)
            isTooDeep = true
            while token.kind != .end { advance() }
            return .row([])
        }
        return .row(nodes(in: enclosure))
    }

    private mutating func nodes(in enclosure: Enclosure) -> [MathNode] {
        var nodes: [MathNode] = []
        while !endsRow(enclosure) {
            if case .command(let name) = token.kind, let isDisplay = Self.styles[name] {
                advance()
                nodes.append(.style(isDisplay: isDisplay, .row(self.nodes(in: enclosure))))
            } else if let node = scripted() {
                nodes.append(node)
            }
        }
        return nodes
    }

    private static let styles = ["displaystyle": true, "textstyle": false, "scriptstyle": false]

    /// Whether the token ends the row. A closing token that nothing opened is told and skipped.
    private mutating func endsRow(_ enclosure: Enclosure) -> Bool {
        while true {
            let opener: Enclosure
            let message: String
            switch token.kind {
            case .end: return true
            case .symbol("]"): return enclosure == .brackets
            case .closeBrace: (opener, message) = (.braces, "this brace closes nothing")
            case .command("right"): (opener, message) = (.fences, "this \\right has no \\left")
            case .command("end"): (opener, message) = (.cell, "this \\end has no \\begin")
            case .column, .newLine:
                if enclosure == .cell { return true }
                let sign = token.kind == .column ? "&" : "\\\\"
                report(
                    "math-stray-alignment", "'\(sign)' stands outside the cells of a table", at: token.offsets,
                    hint: "put the lines between \\begin{aligned} and \\end{aligned}")
                advance()
                continue
            default: return false
            }
            // What closes something further out ends this row too; its own opener then finds it unclosed.
            if enclosures.contains(opener) { return true }
            report("math-unbalanced", message, at: token.offsets)
            advance()
        }
    }

    // MARK: Atoms

    /// An atom with its scripts; `nil` when the token was no atom and has been told and skipped.
    private mutating func scripted() -> MathNode? {
        let base: MathNode
        switch token.kind {
        case .superscript, .subscript, .primes: base = .row([])
        default:
            guard let node = atom() else { return nil }
            base = node
        }
        return attachingScripts(to: base)
    }

    private mutating func attachingScripts(to base: MathNode) -> MathNode {
        var sub: MathNode?
        var sup: MathNode?
        var limits = base.isBrace ? MathLimits.always : .automatic
        while true {
            let mark = token
            switch mark.kind {
            case .command("limits"):
                limits = .always
                advance()
            case .command("nolimits"):
                limits = .never
                advance()
            case .primes(let count):
                advance()
                let primes = MathNode.symbol(MathSymbol(Self.primes(count), .ordinary))
                sup = sup.map { .row($0.nodes + [primes]) } ?? primes
            case .subscript:
                advance()
                let argument = argument(of: mark)
                if sub != nil { reportDoubleScript("subscript", at: mark) }
                sub = sub ?? argument
            case .superscript:
                advance()
                let argument = argument(of: mark)
                if let earlier = sup {
                    if !earlier.isPrimes { reportDoubleScript("superscript", at: mark) }
                    sup = .row(earlier.nodes + argument.nodes)
                } else {
                    sup = argument
                }
            default:
                guard sub != nil || sup != nil else { return base }
                return .scripts(base: base, subscript: sub, superscript: sup, limits: limits)
            }
        }
    }

    private mutating func reportDoubleScript(_ what: String, at mark: MathToken) {
        report(
            "math-double-script", "a second \(what) on one base", at: mark.offsets,
            hint: "use braces to say which belongs to which")
    }

    private static func primes(_ count: Int) -> String {
        count <= 4 ? ["′", "″", "‴", "⁗"][count - 1] : String(repeating: "′", count: count)
    }

    /// The token's meaning without scripts.
    private mutating func atom() -> MathNode? {
        let token = token
        advance()
        switch token.kind {
        case .number(let digits): return .number(digits)
        case .letter(let letter): return MathCommand.node(for: letter)
        case .symbol(let sign): return MathCommand.node(for: sign)
        case .tie: return .space(1 / 3)
        case .openBrace: return braces(openedBy: token)
        case .command(let name): return command(name, token)
        case .closeBrace, .superscript, .subscript, .primes, .column, .newLine, .end: return nil
        }
    }

    private mutating func braces(openedBy token: MathToken) -> MathNode {
        let content = row(in: .braces)
        if self.token.kind == .closeBrace {
            advance()
        } else {
            report("math-unbalanced", "this brace is not closed", at: token.offsets)
        }
        // A sign in braces is a plain thing without space around it, as in `1{,}000`.
        if content.nodes.count == 1, case .symbol(let symbol) = content.nodes[0] {
            return .symbol(MathSymbol(symbol.text, .ordinary))
        }
        return .group(content.nodes)
    }

    private mutating func command(_ name: String, _ token: MathToken) -> MathNode {
        if let command = MathCommand.all[name] { return command.node(&self, token) }
        let hint =
            MathCommand.hints[name]
            ?? Suggestion.closest(to: name, among: MathCommand.all.keys.sorted()).map { "did you mean '\\\($0)'?" }
        report("math-unknown-command", "unknown command '\\\(name)'", at: token.offsets, hint: hint)
        return .text("\\" + name, style: .monospace)
    }

    // MARK: Arguments, for commands

    /// A `{…}` group or the next single thing.
    mutating func argument(of owner: MathToken) -> MathNode {
        switch token.kind {
        case .number(let digits) where digits.count > 1:
            // TeX takes one digit; the rest goes on.
            let digit = digits.prefix(1)
            let rest = String(digits.dropFirst())
            let middle = token.offsets.lowerBound + 1
            token = MathToken(
                kind: rest.hasPrefix(".") ? .symbol(".") : .number(rest), offsets: middle..<token.offsets.upperBound)
            return .number(String(digit))
        case .end, .closeBrace, .column, .newLine, .superscript, .subscript, .primes, .command("right"),
            .command("end"):
            report("math-missing-argument", "'\(text(at: owner.offsets))' needs an argument", at: owner.offsets)
            return .row([])
        default:
            return atom() ?? .row([])
        }
    }

    /// The content of `[…]`, when there is one.
    mutating func optionalArgument() -> MathNode? {
        guard token.kind == .symbol("[") else { return nil }
        let open = token
        advance()
        let content = row(in: .brackets)
        if token.kind == .symbol("]") {
            advance()
        } else {
            report("math-unbalanced", "this bracket is not closed", at: open.offsets)
        }
        return .group(content.nodes)
    }

    /// The characters of a `{…}` group as they are.
    mutating func rawArgument(of owner: MathToken) -> (text: String, offsets: Range<Int>)? {
        var reader = lexerAtToken
        guard token.kind == .openBrace, let group = reader.rawGroup() else {
            report(
                "math-missing-argument", "'\(text(at: owner.offsets))' needs an argument in braces", at: owner.offsets)
            return nil
        }
        lexer = reader
        advance()
        return group
    }

    /// Takes a star or other sign when it is next.
    mutating func take(_ kind: MathToken.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    /// The delimiter after `\left`, `\bigl` and their like; empty for `.`.
    mutating func delimiter(of owner: MathToken) -> String {
        let delimiter: String?
        switch token.kind {
        case .symbol(let sign): delimiter = MathDelimiter.signs[sign]
        case .command(let name): delimiter = MathDelimiter.commands[name]
        default: delimiter = nil
        }
        guard let delimiter else {
            report(
                "math-delimiter", "'\(text(at: owner.offsets))' needs a delimiter", at: owner.offsets,
                hint: "such as ( ) [ ] | \\{ \\} or . for none")
            return ""
        }
        advance()
        return delimiter
    }

    /// What stands between `\left` and `\right`.
    mutating func fenced(openedBy owner: MathToken) -> MathNode {
        let open = delimiter(of: owner)
        let content = row(in: .fences)
        guard case .command("right") = token.kind else {
            report(
                "math-unbalanced", "this \\left has no \\right", at: owner.offsets,
                hint: "\\right. closes without a sign")
            return .fenced(open, content, "")
        }
        let right = token
        advance()
        return .fenced(open, content, delimiter(of: right))
    }

    // MARK: Tables

    /// `\substack{… \\ …}`.
    mutating func substack(openedBy owner: MathToken) -> MathNode {
        guard take(.openBrace) else { return argument(of: owner) }
        enclosures.append(.braces)
        let rows = cells()
        enclosures.removeLast()
        if !take(.closeBrace) { report("math-unbalanced", "this \\substack is not closed", at: owner.offsets) }
        return .table(rows, MathTableStyle(columns: [.center], isPaired: false, isDisplay: false))
    }

    /// Rows of cells up to what closes them.
    private mutating func cells() -> [[MathNode]] {
        var rows: [[MathNode]] = [[]]
        while true {
            rows[rows.count - 1].append(.group(row(in: .cell).nodes))
            switch token.kind {
            case .column: advance()
            case .newLine:
                advance()
                rows.append([])
            default:
                // A line break after the last row begins no new one.
                if rows.count > 1, rows[rows.count - 1] == [.row([])] { rows.removeLast() }
                return rows
            }
        }
    }

    /// `\begin{name} … \end{name}`.
    mutating func environment(openedBy owner: MathToken) -> MathNode {
        guard let (name, offsets) = rawArgument(of: owner) else { return .row([]) }
        let environment = MathEnvironment.all[name]
        if environment == nil {
            report(
                "math-unknown-environment", "unknown environment '\(name)'", at: offsets,
                hint: Suggestion.closest(to: name, among: MathEnvironment.all.keys.sorted()).map {
                    "did you mean '\($0)'?"
                })
        }
        var style = environment?.style ?? MathEnvironment.aligned
        if environment?.hasColumnArgument == true, let columns = rawArgument(of: owner) {
            style = columnStyle(columns.text, at: columns.offsets)
        }
        let rows = cells()
        guard case .command("end") = token.kind else {
            report("math-unbalanced", "this \\begin{\(name)} has no \\end", at: owner.offsets)
            return .table(rows, style)
        }
        let end = token
        advance()
        if let (endName, endOffsets) = rawArgument(of: end), endName != name {
            report(
                "math-unbalanced", "\\begin{\(name)} ends as '\(endName)'", at: endOffsets, hint: "write \\end{\(name)}"
            )
        }
        let table = MathNode.table(rows, style)
        guard let environment, environment.open + environment.close != "" else { return table }
        return .fenced(environment.open, table, environment.close)
    }

    private mutating func columnStyle(_ letters: String, at offsets: Range<Int>) -> MathTableStyle {
        let alignments: [Character: MathTableStyle.Alignment] = ["l": .left, "c": .center, "r": .right]
        let columns = letters.compactMap { alignments[$0] }
        if columns.isEmpty || letters.contains(where: { alignments[$0] == nil && $0 != "|" && $0 != " " }) {
            report(
                "math-columns", "'\(letters)' does not say how columns are aligned", at: offsets,
                hint: "one of l, c, r for each column")
        }
        return MathTableStyle(columns: columns.isEmpty ? [.center] : columns, isPaired: false, isDisplay: false)
    }
}

extension MathNode {
    fileprivate var isBrace: Bool {
        if case .accent(_, "⏞", _, _) = self { return true }
        if case .accent(_, "⏟", _, _) = self { return true }
        return false
    }

    fileprivate var isPrimes: Bool {
        if case .symbol(let symbol) = self { "′″‴⁗".contains(symbol.text.first ?? " ") } else { false }
    }
}
