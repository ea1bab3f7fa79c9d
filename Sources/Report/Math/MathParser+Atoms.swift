// Atoms and their scripts
extension MathParser {
    /// An atom with its scripts; `nil` when the token was no atom and has been told and skipped.
    mutating func scripted() -> MathNode? {
        if token.is("^") || token.is("_") || token.isPrime { return attachingScripts(to: .nothing) }
        return atom().map { attachingScripts(to: $0) }
    }

    mutating func attachingScripts(to base: MathNode) -> MathNode {
        var sub: [MathNode]?
        var sup: [MathNode]?
        var acceptsSuperscript = true
        var limits = base.isBrace ? MathLimits.always : .automatic
        while true {
            expand()
            let mark = token
            switch mark.kind {
            case .command(let name) where Self.limits[name] != nil:
                advance()
                limits = Self.limits[name]!
                guard !base.mayTakeLimits else { continue }
                report(
                    "math-limits", "'\\\(name)' follows no operator", at: mark.offsets,
                    hint: "it stands after a sign such as \\sum or after \\mathop{…}")
            case .character where token.isPrime:
                var count = 0
                while token.isPrime {
                    count += 1
                    advance()
                }
                if sup != nil { reportDoubleScript("superscript", at: mark) }
                sup = sup ?? []
                sup!.append(.symbol(MathSymbol(Self.primes(count), .ordinary)))
                // As in TeX, one superscript may follow primes at once, and goes on from them.
                if token.is("^") {
                    let mark = token
                    advance()
                    sup!.append(contentsOf: argument(of: mark).nodes)
                }
                acceptsSuperscript = false
            case .character("_"):
                advance()
                if sub != nil { reportDoubleScript("subscript", at: mark) }
                let argument = argument(of: mark)
                if sub == nil { sub = [] }
                sub!.append(contentsOf: argument.nodes)
            case .character("^"):
                advance()
                if sup != nil || !acceptsSuperscript { reportDoubleScript("superscript", at: mark) }
                let argument = argument(of: mark)
                if sup == nil { sup = [] }
                sup!.append(contentsOf: argument.nodes)
            default:
                guard sub != nil || sup != nil else { return base }
                return .scripts(
                    base: base, subscript: sub.map(MathNode.group), superscript: sup.map(MathNode.group),
                    limits: limits)
            }
        }
    }

    private static let limits: [String: MathLimits] = [
        "limits": .always, "nolimits": .never, "displaylimits": .automatic,
    ]

    private mutating func reportDoubleScript(_ what: String, at mark: MathToken) {
        report(
            "math-double-script", "a second \(what) on one base", at: mark.offsets,
            hint: "use braces to say which belongs to which")
    }

    private static func primes(_ count: Int) -> String {
        count <= 4 ? ["′", "″", "‴", "⁗"][count - 1] : String(repeating: "′", count: count)
    }

    /// The token's meaning without scripts; a whole number in a row, one digit where it is an argument.
    mutating func atom(isArgument: Bool = false) -> MathNode? {
        deeper(or: nil) { $0.shallowAtom(isArgument: isArgument) }
    }

    private mutating func shallowAtom(isArgument: Bool) -> MathNode? {
        expand()
        let token = token
        if !isArgument, let digits = number() { return .number(digits, nil) }
        switch token.kind {
        case .end: return nil
        case .command(let name):
            advance()
            return command(name, token)
        case .character(let character):
            advance()
            switch character {
            case "{": return braces(openedBy: token)
            case "~", "\u{A0}": return .space(1 / 3)
            case "#":
                report(
                    "math-stray-parameter", "'#' stands outside a definition", at: token.offsets,
                    hint: "the sign is written \\#")
                return MathCommand.node(for: character)
            case let digit where digit.isASCII && digit.isNumber: return .number(String(digit), nil)
            default: return MathCommand.node(for: character)
            }
        }
    }

    /// The number that begins here, with its decimal point and its `{,}` between thousands; `nil` when none does.
    private mutating func number() -> String? {
        guard token.digit != nil || token.is(".") && peek().digit != nil && !peek().isAfterBlank else { return nil }
        var text = ""
        while true {
            while let digit = token.digit, text.isEmpty || !token.isAfterBlank {
                text.append(digit)
                advance()
            }
            if token.is("."), !text.contains("."), peek().digit != nil, !peek().isAfterBlank,
                text.isEmpty || !token.isAfterBlank
            {
                text.append(".")
                advance()
            } else if token.is("{"), let sign = peek().character, sign == "," || sign == ".", peek(2).is("}"),
                peek(3).digit != nil, !peek(3).isAfterBlank, !text.isEmpty, !token.isAfterBlank
            {
                text.append(sign)
                for _ in 0..<3 { advance() }
            } else {
                return text
            }
        }
    }

    private mutating func braces(openedBy token: MathToken) -> MathNode {
        let content = row(in: .braces)
        close(token)
        // A sign in braces is a plain thing without space around it.
        if content.nodes.count == 1, case .symbol(var symbol) = content.nodes[0] {
            symbol.role = .ordinary
            return .symbol(symbol)
        }
        return .group(content.nodes)
    }
}

extension MathNode {
    /// Whether what stands over or under it is a note on it, as at `\underbrace`.
    fileprivate var isBrace: Bool {
        if case .accent(_, let mark, _, _) = self { "⏞⏟⎴⎵⏜⏝".contains(mark) } else { false }
    }

    /// Whether TeX lets `\limits` follow it.
    fileprivate var mayTakeLimits: Bool {
        switch self {
        case .symbol(let symbol): symbol.role == .large || symbol.role == .integral
        case .function, .arrow, .multiscripts: true
        case .classed(_, let role): role == .large || role == .integral
        // `\overset{…}{…}` may hold an operator.
        case .scripts(let base, _, _, _): base.mayTakeLimits
        default: isBrace
        }
    }
}
