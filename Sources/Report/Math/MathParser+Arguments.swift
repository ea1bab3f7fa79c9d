// Arguments, for commands
extension MathParser {
    /// A `{…}` group or the next single thing; of digits that is one, as in TeX: `\frac12` is a half.
    mutating func argument(of owner: MathToken) -> MathNode {
        expand()
        let token = token
        switch token.kind {
        case .character("{"):
            return deeper(or: .nothing) { parser in
                parser.advance()
                return parser.group(openedBy: token)
            }
        case .end, .character("}"), .character("&"), .character("^"), .character("_"), .character("'"),
            .command("\\"), .command("cr"), .command("right"), .command("middle"), .command("end"), .command(")"),
            .command("limits"), .command("nolimits"):
            reportMissingArgument(of: owner)
            return .nothing
        case .character("]") where enclosures.last == .brackets, .character("$") where enclosures.contains(.dollars):
            reportMissingArgument(of: owner)
            return .nothing
        case .command(let name) where MathRow.changes[name] != nil || Self.definers[name] != nil:
            reportMissingArgument(of: owner, hint: "'\\\(name)' stands in braces of its own: {\\\(name) …}")
            return .nothing
        default:
            return atom(isArgument: true) ?? .nothing
        }
    }

    mutating func reportMissingArgument(of owner: MathToken, hint: String? = nil) {
        report("math-missing-argument", "'\(owner.text)' needs an argument", at: owner.offsets, hint: hint)
    }

    /// The content of `[…]`, when there is one.
    mutating func optionalArgument() -> MathNode? {
        expand()
        guard token.is("[") else { return nil }
        let open = token
        advance()
        let content = row(in: .brackets)
        if !take("]") { report("math-unbalanced", "this bracket is not closed", at: open.offsets) }
        return .group(content.nodes)
    }

    /// The tokens of a `[…]` that begins here, looked at without being taken; `nil` when there is none.
    /// - Returns: Its text, and how many tokens it is long with its brackets.
    func option() -> (text: String, count: Int)? {
        guard token.is("[") else { return nil }
        var tokens: [MathToken] = []
        var depth = 0
        while tokens.count < Self.optionLimit {
            let next = peek(tokens.count + 1)
            switch next.kind {
            case .end: return nil
            case .character("]") where depth == 0: return (tokens.text, tokens.count + 2)
            case .character("{"): depth += 1
            case .character("}"):
                depth -= 1
                if depth < 0 { return nil }
            default: break
            }
            tokens.append(next)
        }
        return nil
    }

    /// Nobody writes a longer one, and looking further for the end of each would take long.
    private static let optionLimit = 256

    /// Takes so many tokens.
    mutating func drop(_ count: Int) {
        for _ in 0..<count { advance() }
    }

    /// The tokens of a `[…]`, taken; `nil` when there is none.
    mutating func rawOption() -> [MathToken]? {
        guard let length = option()?.count else { return nil }
        advance()
        var tokens: [MathToken] = []
        for _ in 0..<(length - 2) {
            tokens.append(token)
            advance()
        }
        advance()
        return tokens
    }

    /// The tokens of a `{…}` as they are, without its braces.
    mutating func rawTokens(of owner: MathToken) -> [MathToken]? {
        guard token.is("{") else {
            report("math-missing-argument", "'\(owner.text)' needs an argument in braces", at: owner.offsets)
            return nil
        }
        let open = token
        advance()
        var tokens: [MathToken] = []
        var depth = 0
        while true {
            switch token.kind {
            case .end:
                report("math-unbalanced", "this brace is not closed", at: open.offsets)
                return nil
            case .character("}"):
                if depth == 0 {
                    advance()
                    return tokens
                }
                depth -= 1
            case .character("{"): depth += 1
            default: break
            }
            tokens.append(token)
            advance()
        }
    }

    /// A `{…}` as it is written, with its place.
    mutating func rawArgument(of owner: MathToken) -> (text: String, offsets: Range<Int>)? {
        expand()
        let start = token.offsets.upperBound
        guard let tokens = rawTokens(of: owner) else { return nil }
        guard let first = tokens.first, let last = tokens.last else { return ("", start..<start) }
        let lower = first.offsets.lowerBound
        return (tokens.text, lower..<max(lower, last.offsets.upperBound))
    }

    /// The length after `\kern`, where it stands without braces: digits, a point, a unit.
    mutating func bareLength(of owner: MathToken) -> Double {
        expand()
        var text = ""
        let start = token.offsets.lowerBound
        var stop = start
        func accepts(_ character: Character) -> Bool {
            text.allSatisfy { $0 == "-" || $0 == "+" } && (character == "-" || character == "+")
                || !text.contains(where: \.isLetter) && (character.isNumber || character == "." || character == ",")
        }
        while let character = token.character, accepts(character) {
            text.append(character)
            stop = token.offsets.upperBound
            advance()
        }
        for _ in 0..<2 {
            guard let character = token.character, character.isASCII, character.isLetter else { break }
            text.append(character)
            stop = token.offsets.upperBound
            advance()
        }
        return length(text, of: owner, at: start..<stop)
    }

    /// The length in braces after `\hspace`, in em; nothing where it is none, which has been told.
    mutating func bracedLength(of owner: MathToken) -> Double {
        _ = take("*")
        guard let (text, offsets) = rawArgument(of: owner) else { return 0 }
        return length(text, of: owner, at: offsets)
    }

    private mutating func length(_ text: String, of owner: MathToken, at offsets: Range<Int>) -> Double {
        guard !text.isEmpty else {
            report("math-length", "'\(owner.text)' needs a length", at: owner.offsets, hint: MathLength.hint)
            return 0
        }
        guard let length = MathLength(text) else {
            report("math-length", "'\(text)' is no length", at: offsets, hint: MathLength.hint)
            return 0
        }
        guard abs(length.em) <= MathLength.limit else {
            report("math-length", "'\(text)' is longer than a line", at: offsets)
            return 0
        }
        return length.em
    }

    /// A command that is neither a switch nor a definition.
    mutating func command(_ name: String, _ token: MathToken) -> MathNode {
        if let command = MathCommand.all[name] { return command.node(&self, token) }
        if MathRow.changes[name] != nil {
            reportMissingArgument(of: token, hint: "'\\\(name)' stands in braces of its own: {\\\(name) …}")
            return .nothing
        }
        reportUnknown(name, token)
        return .text("\\" + name, MathTextStyle(family: .monospace))
    }

    /// Says that a command is not known, and what to write instead where that is known.
    mutating func reportUnknown(_ name: String, _ token: MathToken) {
        guard !name.isEmpty else {
            return report(
                "math-unknown-command", "a backslash at the end of a formula", at: token.offsets,
                hint: "the sign is written \\backslash")
        }
        report(
            "math-unknown-command", "unknown command '\\\(name)'", at: token.offsets,
            hint: MathCommand.hints[name] ?? MathSuggestion.command(like: name).map { "did you mean '\\\($0)'?" })
    }
}
