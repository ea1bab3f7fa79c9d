import Foundations

/// Recursive descent over the grammar given at `Expression`.
struct ExpressionParser {
    private let source: LocatedText
    private let tokens: [ExpressionToken]
    private var index = 0
    private var depth = 0
    private static let deepest = 100

    init(_ source: LocatedText) throws(Diagnostic) {
        self.source = source
        tokens = try ExpressionLexer.tokens(of: source)
    }

    var token: ExpressionToken { tokens[index] }

    mutating func advance() { index = min(index + 1, tokens.count - 1) }

    /// Takes a sign or word if it comes next.
    mutating func take(_ word: String) -> Bool {
        guard token.kind == .sign(word) || token.kind == .name([word]) else { return false }
        advance()
        return true
    }

    mutating func expression() throws(Diagnostic) -> Expression {
        let start = token.bytes.lowerBound
        let root = try sum()
        let end = max(start, index > 0 ? tokens[index - 1].bytes.upperBound : start)
        let text = String(decoding: Array(source.text.utf8)[start..<end], as: UTF8.self)
        return Expression(root: root, text: text, range: source.range(start..<end))
    }

    func expectEnd() throws(Diagnostic) {
        if token.kind != .end { throw error("expected the end of the expression or an operator", hint: nil) }
    }

    /// A diagnostic at the next token.
    func error(_ message: String, hint: String?) -> Diagnostic {
        let found =
            token.kind == .end
            ? "it ends here" : "found '\(String(decoding: Array(source.text.utf8)[token.bytes], as: UTF8.self))'"
        return .error("expression-syntax", "\(message), but \(found)", at: source.range(token.bytes), hint: hint)
    }

    private mutating func sum() throws(Diagnostic) -> Expression.Node {
        guard depth < Self.deepest else {
            throw .error(
                "expression-syntax", "parentheses nested more than \(Self.deepest) deep", at: source.range(token.bytes))
        }
        depth += 1
        defer { depth -= 1 }
        var node = try product()
        while let symbol = binaryOperator(.plus, .minus) { node = .binary(symbol, node, try product()) }
        return node
    }

    private mutating func product() throws(Diagnostic) -> Expression.Node {
        var node = try factor()
        while let symbol = binaryOperator(.times, .divided) { node = .binary(symbol, node, try factor()) }
        return node
    }

    private mutating func binaryOperator(_ symbols: Expression.Operator...) -> Expression.Operator? {
        for symbol in symbols where take(symbol.rawValue) { return symbol }
        return nil
    }

    private mutating func factor() throws(Diagnostic) -> Expression.Node {
        var isNegative = false
        while take("-") { isNegative.toggle() }
        let node = try primary()
        return isNegative ? .negative(node) : node
    }

    private mutating func primary() throws(Diagnostic) -> Expression.Node {
        let token = token
        switch token.kind {
        case .number(let value):
            advance()
            return .number(value)
        case .sign("("):
            advance()
            let node = try sum()
            guard take(")") else { throw error("expected ')'", hint: nil) }
            return node
        case .part(let cell, let part, let metric):
            advance()
            return .reference(.partMetric(cell: cell, part: part, metric: metric), source.range(token.bytes))
        case .name(let parts):
            advance()
            if self.token.kind == .sign("(") { return try call(parts, at: token.bytes) }
            switch parts.count {
            case 1: return .reference(.parameter(parts[0]), source.range(token.bytes))
            case 2: return .reference(.metric(cell: parts[0], metric: parts[1]), source.range(token.bytes))
            default:
                throw .error(
                    "expression-syntax", "'\(parts.joined(separator: "."))' has too many dots",
                    at: source.range(token.bytes),
                    hint: "write 'cell.metric', or 'cell[part].metric' for a cell with several results")
            }
        default: throw error("expected a number, a parameter or 'cell.metric'", hint: nil)
        }
    }

    private mutating func call(_ name: [String], at bytes: Range<Int>) throws(Diagnostic) -> Expression.Node {
        let names = Expression.Function.allCases.map(\.rawValue)
        guard name.count == 1, let function = Expression.Function(rawValue: name[0]) else {
            let written = name.joined(separator: ".")
            throw .error(
                "unknown-function", "there is no function '\(written)'", at: source.range(bytes),
                hint: Suggestion.closest(to: written, among: names).map { "did you mean '\($0)'?" }
                    ?? "functions are \(names.joined(separator: ", "))")
        }
        advance()
        var arguments = [try sum()]
        while take(",") { arguments.append(try sum()) }
        guard take(")") else { throw error("expected ',' or ')'", hint: nil) }
        if arguments.count > 1, function != .min, function != .max {
            throw .error(
                "expression-syntax", "'\(function.rawValue)' takes one argument, not \(arguments.count)",
                at: source.range(bytes))
        }
        return .call(function, arguments)
    }
}
