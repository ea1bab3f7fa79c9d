import Foundations

/// Reads LaTeX math. It always gives a tree; what it could not read is among the problems and stands in the tree as
/// written.
struct MathParser {
    /// What a row is inside of, and so what ends it.
    enum Enclosure {
        case formula, braces, brackets, fences, cell, environment
        /// A formula inside text: `$…$` and `\(…\)`.
        case dollars, parentheses
    }

    let isDisplay: Bool
    private let source: String
    /// What follows `token`, last first.
    private var rest: [MathToken]
    private(set) var token: MathToken
    private let end: MathToken
    private(set) var problems: [MathProblem] = []
    var enclosures: [Enclosure] = []
    private var depth = 0
    private var hasGivenUp = false

    var definitions: MathDefinitions
    var definitionCount = 0
    var expansionCount = 0
    var expandedTokenCount = 0
    /// What `\tag` has said since the last row of a table.
    var tag: MathNode?

    /// Deeper nesting than any formula has would only exhaust the stack.
    private static let depthLimit = 64
    /// Nobody mends more at once.
    private static let problemLimit = 50

    init(source: String, isDisplay: Bool, definitions: MathDefinitions) {
        self.source = source
        self.isDisplay = isDisplay
        self.definitions = definitions
        let length = source.utf8.count
        end = MathToken(kind: .end, offsets: length..<length, isAfterBlank: false)
        rest = MathLexer.tokens(of: source).reversed()
        token = rest.popLast() ?? end
    }

    mutating func parseFormula() -> MathNode {
        var content = row(in: .formula)
        if let tag {
            content = .row(content.nodes + [.space(2), tag])
        }
        // Nothing of a formula may vanish: one that was not read to its end is shown as written.
        if hasGivenUp { content = .text(source, MathTextStyle(family: .monospace)) }
        if content.nodes.isEmpty && problems.isEmpty && definitionCount == 0 {
            report("math-empty", "this formula is empty", at: 0..<source.utf8.count)
        }
        return content
    }

    // MARK: Tokens

    mutating func advance() { token = rest.popLast() ?? end }

    /// The token that comes `distance` after the current one.
    func peek(_ distance: Int = 1) -> MathToken {
        distance <= rest.count ? rest[rest.count - distance] : end
    }

    /// Puts tokens before the current one.
    mutating func prepend(_ tokens: [MathToken]) {
        guard let first = tokens.first else { return }
        rest.append(token)
        rest.append(contentsOf: tokens.dropFirst().reversed())
        token = first
    }

    /// Takes a character when it is next.
    mutating func take(_ character: Character) -> Bool {
        guard token.is(character) else { return false }
        advance()
        return true
    }

    mutating func report(
        _ id: String, _ message: String, at offsets: Range<Int>, hint: @autoclosure () -> String? = nil
    ) {
        // One problem that ends the reading hides the rest, which would only follow from it.
        guard !hasGivenUp, problems.count < Self.problemLimit else { return }
        let problem = MathProblem(id: id, message: message, hint: hint(), offsets: offsets)
        // A command that lacks both arguments lacks one thing.
        if problem != problems.last { problems.append(problem) }
    }

    /// Reads no further.
    mutating func giveUp() {
        hasGivenUp = true
        rest = []
        token = end
    }

    /// Runs a part of the reader one level deeper, if there are not too many levels already.
    mutating func deeper<Result>(or tooDeep: Result, _ body: (inout MathParser) -> Result) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            report("math-too-deep", "this formula nests deeper than \(Self.depthLimit) levels", at: token.offsets)
            giveUp()
            return tooDeep
        }
        return body(&self)
    }

    // MARK: Rows

    /// Everything up to what ends the enclosure, which is left for the caller.
    mutating func row(in enclosure: Enclosure) -> MathNode {
        enclosures.append(enclosure)
        defer { enclosures.removeLast() }
        var row = MathRow()
        while !endsRow(enclosure) {
            if case .command(let name) = token.kind, let change = MathRow.changes[name] {
                let owner = token
                advance()
                change(&row, &self, owner)
            } else if case .command(let name) = token.kind, let define = Self.definers[name] {
                let owner = token
                advance()
                define(&self, owner)
            } else if let node = scripted() {
                row.append(node)
            }
        }
        return .row(row.finished())
    }

    /// Whether the token ends the row. A closing token that nothing opened is told and skipped.
    private mutating func endsRow(_ enclosure: Enclosure) -> Bool {
        while true {
            expand()
            let opener: Enclosure
            let message: String
            var hint: String?
            switch token.kind {
            case .end: return true
            case .character("]"): return enclosure == .brackets
            case .character("}"): (opener, message) = (.braces, "this brace closes nothing")
            case .command("right"): (opener, message) = (.fences, "this \\right has no \\left")
            case .command(")"): (opener, message) = (.parentheses, "this \\) closes nothing")
            case .character("$"):
                (opener, message) = (.dollars, "a dollar inside a formula")
                hint = "the sign is written \\$"
            case .command("end"):
                if enclosures.contains(.environment) { return true }
                (opener, message) = (.cell, "this \\end has no \\begin")
            case .character("&"), .command("\\"), .command("cr"):
                if enclosure == .cell { return true }
                reportStrayAlignment()
                continue
            default: return false
            }
            // What closes something further out ends this row too; its own opener then finds it unclosed.
            if enclosures.contains(opener) { return true }
            report("math-unbalanced", message, at: token.offsets, hint: hint)
            advance()
        }
    }

    private mutating func reportStrayAlignment() {
        let token = token
        let (message, hint): (String, String)
        if enclosures.contains(.cell) {
            message = "'\(token.text)' stands in a group, where no cell can end"
            hint = enclosures.last == .fences ? "close it before with \\right." : "close the group before it"
        } else {
            message = "'\(token.text)' stands outside the cells of a table"
            let lines = "stand between \\begin{aligned} and \\end{aligned}"
            hint = token.is("&") ? "the sign is written \\&; lines that are aligned \(lines)" : "lines \(lines)"
        }
        report("math-stray-alignment", message, at: token.offsets, hint: hint)
        if token.is("&") { advance() } else { skipLineBreak() }
    }

    /// `\\` with any star and `[2pt]` after it. The length says how far lines stand apart in print and is left out.
    mutating func skipLineBreak() {
        advance()
        if token.is("*"), !token.isAfterBlank { advance() }
        guard token.is("["), !token.isAfterBlank, let length = option(), MathLength(length.text) != nil else { return }
        drop(length.count)
    }

    // MARK: Groups

    /// Takes the brace that closes a group.
    mutating func close(_ opening: MathToken) {
        if take("}") { return }
        let source = source
        report(
            "math-unbalanced", "this brace is not closed", at: opening.offsets,
            hint: source.hasComment ? "'%' begins a comment; the sign is written \\%" : nil)
    }

    /// Everything of a `{…}` whose brace has been taken.
    mutating func group(openedBy token: MathToken) -> MathNode {
        let content = row(in: .braces)
        close(token)
        return .group(content.nodes)
    }
}

extension String {
    /// Whether a percent sign begins a comment in it.
    fileprivate var hasComment: Bool {
        contains("%") && replacing("\\\\", with: "").replacing("\\%", with: "").contains("%")
    }
}
