// Definitions as a formula has them
extension MathParser {
    /// Commands that define others and print nothing.
    static let definers: [String: @Sendable (inout MathParser, MathToken) -> Void] = [
        "newcommand": { $0.defineCommand(by: $1) },
        "renewcommand": { $0.defineCommand(by: $1) },
        "providecommand": { $0.defineCommand(by: $1, replacing: false) },
        "DeclareMathOperator": { $0.defineOperator(by: $1) },
        "DeclarePairedDelimiter": { $0.definePair(by: $1) },
        "def": { $0.defineInPlainTeX(by: $1) },
        "let": { $0.defineAlias(by: $1) },
        "definecolor": { $0.defineColor(by: $1) },
    ]

    /// `\newcommand{\name}[2][optional]{body}`.
    private mutating func defineCommand(by owner: MathToken, replacing: Bool = true) {
        _ = take("*")
        guard let name = definedName(by: owner) else { return }
        var count = 0
        if let text = rawOption()?.text {
            guard let number = Int(text), (0...9).contains(number) else {
                return report(
                    "math-definition", "'\(text)' is no number of arguments", at: owner.offsets, hint: "from 0 to 9")
            }
            count = number
        }
        let optional = count > 0 ? rawOption() : nil
        guard let body = rawTokens(of: owner) else { return }
        if !replacing && (definitions.commands[name] != nil || MathCommand.all[name] != nil) { return }
        definitions.commands[name] = .init(parameterCount: count, optional: optional, body: body)
    }

    /// `\DeclareMathOperator*{\name}{text}`.
    private mutating func defineOperator(by owner: MathToken) {
        let star = take("*") ? [made("*", by: owner)] : []
        guard let name = definedName(by: owner), let text = rawTokens(of: owner) else { return }
        let body = [command("operatorname", by: owner)] + star + [made("{", by: owner)] + text + [made("}", by: owner)]
        definitions.commands[name] = .init(body: body)
    }

    /// `\DeclarePairedDelimiter{\name}{left}{right}`: fixed by itself, growing after a star.
    private mutating func definePair(by owner: MathToken) {
        guard let name = definedName(by: owner), let open = rawTokens(of: owner), let close = rawTokens(of: owner)
        else { return }
        let content = [made("#", by: owner), made("1", by: owner)]
        definitions.commands[name] = .init(
            parameterCount: 1, body: open + content + close,
            starred: [command("left", by: owner)] + open + content + [command("right", by: owner)] + close)
    }

    /// `\def\name#1#2{body}`.
    private mutating func defineInPlainTeX(by owner: MathToken) {
        guard let name = definedName(by: owner) else { return }
        var count = 0
        while take("#") {
            guard token.digit == Character(String(count + 1)), count < 9 else { break }
            count += 1
            advance()
        }
        guard token.is("{") else {
            return report(
                "math-definition", "the arguments of '\\\(name)' are not understood", at: owner.offsets,
                hint: "write \\newcommand{\\\(name)}[\(max(1, count))]{…}")
        }
        guard let body = rawTokens(of: owner) else { return }
        definitions.commands[name] = .init(parameterCount: count, body: body)
    }

    /// `\let\name=\other`.
    private mutating func defineAlias(by owner: MathToken) {
        guard let name = definedName(by: owner) else { return }
        _ = take("=")
        let meaning = token
        guard meaning.kind != .end else { return reportMissingArgument(of: owner) }
        advance()
        if case .command(let other) = meaning.kind, let command = definitions.commands[other] {
            definitions.commands[name] = command
        } else {
            definitions.commands[name] = .init(body: [meaning])
        }
    }

    /// `\definecolor{name}{HTML}{0072B2}`.
    private mutating func defineColor(by owner: MathToken) {
        guard let name = rawArgument(of: owner)?.text, let model = rawArgument(of: owner)?.text,
            let value = rawArgument(of: owner)
        else { return }
        if let color = color(value.text, model: model, at: value.offsets) { definitions.colors[name] = color }
    }

    /// The `\name` that is defined, in braces or without.
    private mutating func definedName(by owner: MathToken) -> String? {
        let isBraced = take("{")
        guard case .command(let name) = token.kind else {
            report(
                "math-definition", "'\(owner.text)' needs the name of a command", at: owner.offsets,
                hint: "such as \(owner.text){\\name}")
            if isBraced { while token.kind != .end, !take("}") { advance() } }
            return nil
        }
        advance()
        if isBraced && !take("}") {
            report("math-definition", "'\(owner.text)' defines one command", at: owner.offsets)
            return nil
        }
        definitionCount += 1
        return name
    }

    private func made(_ character: Character, by owner: MathToken) -> MathToken {
        MathToken(kind: .character(character), offsets: owner.offsets, isAfterBlank: false)
    }

    private func command(_ name: String, by owner: MathToken) -> MathToken {
        MathToken(kind: .command(name), offsets: owner.offsets, isAfterBlank: false)
    }
}

// What is defined, in its place
extension MathParser {
    /// More than any formula needs; definitions that stand for themselves would never end.
    private static let expansionLimit = 1_000
    private static let expandedTokenLimit = 20_000

    /// Puts what a defined command stands for in its place, until the token is no such command.
    mutating func expand() {
        while case .command(let name) = token.kind, let definition = definitions.commands[name] {
            let call = token
            advance()
            let body = definition.starred != nil && take("*") ? definition.starred! : definition.body
            guard let arguments = arguments(of: definition, call: call) else { return }
            let tokens = Self.filled(body, with: arguments, at: call)
            expansionCount += 1
            expandedTokenCount += tokens.count
            guard expansionCount <= Self.expansionLimit, expandedTokenCount <= Self.expandedTokenLimit else {
                report(
                    "math-expansion", "the definition of '\\\(name)' does not end", at: call.offsets,
                    hint: "a definition must not lead back to itself")
                return giveUp()
            }
            prepend(tokens)
        }
    }

    private mutating func arguments(of definition: MathDefinitions.Command, call: MathToken) -> [[MathToken]]? {
        var arguments: [[MathToken]] = []
        if let optional = definition.optional, definition.parameterCount > 0 {
            arguments.append(rawOption() ?? optional)
        }
        while arguments.count < definition.parameterCount {
            if token.is("{") {
                guard let tokens = rawTokens(of: call) else { return nil }
                arguments.append(tokens)
            } else if token.kind == .end || token.is("}") || token.is("&") || token.isCommand("\\") {
                reportMissingArgument(of: call)
                return nil
            } else {
                arguments.append([token])
                advance()
            }
        }
        return arguments
    }

    /// A body with its parameters replaced. What the definition wrote has the place of the call.
    private static func filled(
        _ body: [MathToken], with arguments: [[MathToken]], at call: MathToken
    ) -> [MathToken] {
        var tokens: [MathToken] = []
        var index = 0
        while index < body.count {
            let token = body[index]
            index += 1
            if token.is("#"), index < body.count {
                let next = body[index]
                if let digit = next.digit?.wholeNumberValue, (1...max(1, arguments.count)).contains(digit),
                    !arguments.isEmpty
                {
                    tokens += arguments[digit - 1].after(blank: token.isAfterBlank)
                    index += 1
                    continue
                }
                // `##` in a definition inside a definition.
                if next.is("#") { index += 1 }
            }
            tokens.append(token.moved(to: call.offsets))
            if tokens.count > expandedTokenLimit { break }
        }
        return tokens
    }
}

extension [MathToken] {
    /// The tokens with a blank before them where one is asked for.
    fileprivate func after(blank isAfterBlank: Bool) -> [MathToken] {
        guard isAfterBlank, let first, !first.isAfterBlank else { return self }
        return [MathToken(kind: first.kind, offsets: first.offsets, isAfterBlank: true)] + dropFirst()
    }
}
