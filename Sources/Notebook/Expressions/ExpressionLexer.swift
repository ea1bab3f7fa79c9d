import Foundations

/// Splits an expression into tokens.
struct ExpressionLexer {
    private let source: LocatedText
    private let text: [UInt8]
    private var index = 0

    /// Two-letter signs before the letters they begin with.
    private static let signs = [">=", "<=", "==", "≥", "≤", "−", "+", "-", "*", "/", "(", ")", ",", ">", "<"]
    private static let plainForms = ["≥": ">=", "≤": "<=", "−": "-"]

    static func tokens(of source: LocatedText) throws(Diagnostic) -> [ExpressionToken] {
        var lexer = ExpressionLexer(source: source, text: Array(source.text.utf8))
        var tokens: [ExpressionToken] = []
        while true {
            let token = try lexer.next()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private mutating func next() throws(Diagnostic) -> ExpressionToken {
        while index < text.count,
            text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0A || text[index] == 0x0D
        { index += 1 }
        let start = index
        guard index < text.count else { return ExpressionToken(kind: .end, bytes: start..<start) }
        if isDigit(index) || (text[index] == UInt8(ascii: ".") && isDigit(index + 1)) { return try number() }
        if isLetter(index) { return try name() }
        for sign in Self.signs where text[index...].starts(with: sign.utf8) {
            index += sign.utf8.count
            return ExpressionToken(kind: .sign(Self.plainForms[sign] ?? sign), bytes: start..<index)
        }
        let length = max(
            1,
            source.text.utf8.index(source.text.startIndex, offsetBy: index).samePosition(in: source.text).map {
                String(source.text[$0]).utf8.count
            } ?? 1)
        let character = String(decoding: text[index..<min(text.count, index + length)], as: UTF8.self)
        throw .error(
            "expression-syntax", "'\(character)' has no meaning in an expression",
            at: source.range(start..<min(text.count, start + length)),
            hint: "expressions are made of numbers, parameters, 'cell.metric', + - * / ( ) and the functions "
                + Expression.Function.allCases.map(\.rawValue).joined(separator: ", "))
    }

    private mutating func number() throws(Diagnostic) -> ExpressionToken {
        let start = index
        while isDigit(index) || (index < text.count && text[index] == UInt8(ascii: ".")) { index += 1 }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            let sign =
                index + 1 < text.count && (text[index + 1] == UInt8(ascii: "+") || text[index + 1] == UInt8(ascii: "-"))
                ? 1 : 0
            if isDigit(index + 1 + sign) {
                index += 1 + sign
                while isDigit(index) { index += 1 }
            }
        }
        let digits = String(decoding: text[start..<index], as: UTF8.self)
        guard !isLetter(index),
            let value = Double(digits.hasPrefix(".") ? "0" + digits : digits.hasSuffix(".") ? digits + "0" : digits),
            value.isFinite
        else {
            while index < text.count, isLetter(index) || isDigit(index) { index += 1 }
            throw .error(
                "expression-syntax", "'\(String(decoding: text[start..<index], as: UTF8.self))' is not a number",
                at: source.range(start..<index))
        }
        return ExpressionToken(kind: .number(value), bytes: start..<index)
    }

    /// A name may hold hyphens up to its dot; a metric may not, so that `a.H-b.H` is a difference.
    private mutating func name() throws(Diagnostic) -> ExpressionToken {
        let start = index
        var parts: [String] = []
        repeat {
            if !parts.isEmpty { index += 1 }
            let partStart = index
            while index < text.count {
                let isHyphen =
                    text[index] == UInt8(ascii: "-") && parts.isEmpty && (isLetter(index + 1) || isDigit(index + 1))
                guard isLetter(index) || isDigit(index) || isHyphen else { break }
                index += 1
            }
            parts.append(String(decoding: text[partStart..<index], as: UTF8.self))
            if parts.count == 1, index < text.count, text[index] == UInt8(ascii: "[") {
                return try part(of: parts[0], from: start)
            }
        } while index < text.count && text[index] == UInt8(ascii: ".") && isLetter(index + 1)
        return ExpressionToken(kind: .name(parts), bytes: start..<index)
    }

    /// What follows a cell's name from its bracket on.
    private mutating func part(of cell: String, from start: Int) throws(Diagnostic) -> ExpressionToken {
        let open = index
        guard let close = text[open...].firstIndex(of: UInt8(ascii: "]")) else {
            throw .error(
                "expression-syntax", "'[' without ']'", at: source.range(open..<open + 1),
                hint: "write 'cell[part].metric'")
        }
        let part = String(decoding: text[open + 1..<close], as: UTF8.self).split(separator: " ").joined(separator: " ")
        index = close + 1
        guard !part.isEmpty, index < text.count, text[index] == UInt8(ascii: "."), isLetter(index + 1) else {
            throw .error(
                "expression-syntax", "'\(cell)[\(part)]' names no metric", at: source.range(start..<index),
                hint: "write 'cell[part].metric'")
        }
        index += 1
        let metric = index
        while isLetter(index) || isDigit(index) { index += 1 }
        return ExpressionToken(
            kind: .part(cell: cell, part: part, metric: String(decoding: text[metric..<index], as: UTF8.self)),
            bytes: start..<index)
    }

    private func isDigit(_ index: Int) -> Bool { index < text.count && (0x30...0x39).contains(text[index]) }

    private func isLetter(_ index: Int) -> Bool {
        index < text.count
            && ((0x41...0x5A).contains(text[index]) || (0x61...0x7A).contains(text[index])
                || text[index] == UInt8(ascii: "_"))
    }
}

/// A word or sign of an expression, with its bytes in the text.
struct ExpressionToken: Hashable {
    enum Kind: Hashable {
        case number(Double)
        /// A name, or names joined by a dot.
        case name([String])
        /// `cell[part].metric`
        case part(cell: String, part: String, metric: String)
        /// `+ - * / ( ) , > >= < <= ==`
        case sign(String)
        case end
    }

    let kind: Kind
    let bytes: Range<Int>
}
