extension MathCommand {
    static let structures: [String: MathCommand] = [
        "frac": fraction(MathFractionStyle()), "dfrac": fraction(MathFractionStyle(level: .display)),
        "tfrac": fraction(MathFractionStyle(level: .text)),
        "cfrac": MathCommand { parser, token in
            _ = parser.rawOption()
            let style = MathFractionStyle(level: .display, isContinued: true)
            return .fraction(parser.argument(of: token), parser.argument(of: token), style)
        },
        "binom": binomial(nil), "dbinom": binomial(.display), "tbinom": binomial(.text),
        "genfrac": MathCommand { parser, token in parser.generalFraction(of: token) },
        "sqrt": MathCommand { parser, token in
            let degree = parser.optionalArgument()
            return .root(parser.argument(of: token), degree: degree)
        },
        "begin": MathCommand { parser, token in parser.environment(openedBy: token) },
        "overset": stacked(isUnder: false), "underset": stacked(isUnder: true),
        "stackrel": MathCommand { parser, token in
            let above = parser.argument(of: token)
            let base = parser.argument(of: token)
            return .scripts(base: base.asRelation, subscript: nil, superscript: above, limits: .always)
        },
        "overunderset": MathCommand { parser, token in
            let above = parser.argument(of: token)
            let below = parser.argument(of: token)
            return .scripts(base: parser.argument(of: token), subscript: below, superscript: above, limits: .always)
        },
        "prescript": MathCommand { parser, token in
            let above = parser.argument(of: token)
            let below = parser.argument(of: token)
            let before = MathScripts(sub: below.ifAny, sup: above.ifAny)
            return .multiscripts(base: parser.argument(of: token), after: MathScripts(), before: before)
        },
        "sideset": MathCommand { parser, token in
            let before = parser.argument(of: token).sideScripts
            let after = parser.argument(of: token).sideScripts
            return .multiscripts(base: parser.argument(of: token), after: after, before: before)
        },
        "not": MathCommand { parser, token in parser.negation(of: token) },
        "centernot": MathCommand { parser, token in parser.negation(of: token) },
        "substack": MathCommand { parser, token in parser.substack(openedBy: token) },
        "ensuremath": same, "mathclap": same, "mathllap": same, "mathrlap": same, "vcenter": same,
        "clap": sameText, "llap": sameText, "rlap": sameText,
        "textcolor": MathCommand { parser, token in
            let color = parser.color(of: token)
            let content = parser.argument(of: token)
            return color == nil ? content : .style(MathStyle(color: color), content)
        },
        "colorbox": MathCommand { parser, token in
            let color = parser.color(of: token)
            return .boxed(parser.textArgument(of: token, style: MathTextStyle()), background: color)
        },
        "fcolorbox": MathCommand { parser, token in
            _ = parser.color(of: token)
            let color = parser.color(of: token)
            return .boxed(
                .boxed(parser.textArgument(of: token, style: MathTextStyle()), background: nil), background: color)
        },
        "boxed": MathCommand { parser, token in .boxed(parser.argument(of: token), background: nil) },
        "fbox": MathCommand { parser, token in
            .boxed(parser.textArgument(of: token, style: MathTextStyle()), background: nil)
        },
    ]

    /// What only moves its argument: the argument, with room of its own.
    private static let same = MathCommand { parser, token in parser.argument(of: token) }

    private static let sameText = MathCommand { parser, token in
        parser.textArgument(of: token, style: MathTextStyle())
    }

    private static func fraction(_ style: MathFractionStyle) -> MathCommand {
        MathCommand { parser, token in .fraction(parser.argument(of: token), parser.argument(of: token), style) }
    }

    private static func binomial(_ level: MathStyle.Level?) -> MathCommand {
        MathCommand { parser, token in
            let style = MathFractionStyle(hasLine: false)
            let node = MathNode.fenced(
                "(", .fraction(parser.argument(of: token), parser.argument(of: token), style), ")")
            return level.map { .style(MathStyle(level: $0), node) } ?? node
        }
    }

    /// The first argument over or under the second.
    private static func stacked(isUnder: Bool) -> MathCommand {
        MathCommand { parser, token in
            let small = parser.argument(of: token)
            let base = parser.argument(of: token)
            return .scripts(
                base: base, subscript: isUnder ? small : nil, superscript: isUnder ? nil : small, limits: .always)
        }
    }

    fileprivate static let negations = [
        "=": "≠", "∈": "∉", "∋": "∌", "≡": "≢", "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈",
        "⊇": "⊉", "∃": "∄", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≺": "⊀", "≻": "⊁", "∣": "∤", "∥": "∦", "⊢": "⊬",
        "⊨": "⊭", "→": "↛", "←": "↚", "↔": "↮", "⇒": "⇏", "⇐": "⇍", "⇔": "⇎",
    ]
}

extension MathParser {
    /// The sign that follows `\not`, struck through. Spaces between the two only move the stroke.
    fileprivate mutating func negation(of owner: MathToken) -> MathNode {
        var argument = argument(of: owner)
        while case .space = argument { argument = self.argument(of: owner) }
        switch argument {
        case .symbol(var symbol):
            symbol.text = MathCommand.negations[symbol.text] ?? symbol.text + "\u{338}"
            return .symbol(symbol)
        case .identifier(var word) where word.text.count == 1:
            word.text += "\u{338}"
            return .identifier(word)
        case .nothing: return .nothing
        default:
            report("math-not", "'\(owner.text)' strikes one sign or letter", at: owner.offsets)
            return argument
        }
    }

    /// `\genfrac{(}{)}{0pt}{1}{n}{k}`: delimiters, thickness of the line, size, and the two parts.
    fileprivate mutating func generalFraction(of owner: MathToken) -> MathNode {
        let open = fractionDelimiter(of: owner)
        let close = fractionDelimiter(of: owner)
        var hasLine = true
        if let (text, offsets) = rawArgument(of: owner), !text.isEmpty {
            guard let length = MathLength(text) else {
                report("math-length", "'\(text)' is no length", at: offsets, hint: MathLength.hint)
                return .nothing
            }
            hasLine = length.em != 0
        }
        let levels: [String: MathStyle.Level] = ["0": .display, "1": .text, "2": .script, "3": .scriptscript]
        let level = rawArgument(of: owner).flatMap { levels[$0.text] }
        let fraction = MathNode.fraction(
            argument(of: owner), argument(of: owner), MathFractionStyle(level: level, hasLine: hasLine))
        return open.isEmpty && close.isEmpty ? fraction : .fenced(open, fraction, close)
    }

    private mutating func fractionDelimiter(of owner: MathToken) -> String {
        guard take("{") else { return delimiter(of: owner) }
        if take("}") { return "" }
        let sign = delimiter(of: owner)
        if !take("}") { report("math-delimiter", "'\(owner.text)' needs one delimiter here", at: owner.offsets) }
        return sign
    }
}

extension MathNode {
    fileprivate var asRelation: MathNode {
        guard case .symbol(var symbol) = self else { return .classed(self, .relation) }
        symbol.role = .relation
        return .symbol(symbol)
    }

    /// `nil` for an empty one.
    fileprivate var ifAny: MathNode? { self == .nothing ? nil : self }

    /// The scripts of `_a^b`, with nothing that carries them.
    fileprivate var sideScripts: MathScripts {
        guard case .scripts(.row([]), let sub, let sup, _) = self else {
            return MathScripts(sub: nil, sup: ifAny)
        }
        return MathScripts(sub: sub, sup: sup)
    }
}
