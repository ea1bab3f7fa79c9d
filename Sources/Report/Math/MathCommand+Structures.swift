extension MathCommand {
    static let structures: [String: MathCommand] = {
        var commands: [String: MathCommand] = [
            "frac": fraction(.automatic), "dfrac": fraction(.display), "tfrac": fraction(.text),
            "binom": MathCommand { parser, token in
                .fenced("(", .fraction(parser.argument(of: token), parser.argument(of: token), .bare), ")")
            },
            "sqrt": MathCommand { parser, token in
                let degree = parser.optionalArgument()
                return .root(parser.argument(of: token), degree: degree)
            },
            "left": MathCommand { parser, token in parser.fenced(openedBy: token) },
            "middle": MathCommand { parser, token in .fence(parser.delimiter(of: token)) },
            "begin": MathCommand { parser, token in parser.environment(openedBy: token) },
            "overset": stacked(isUnder: false), "stackrel": stacked(isUnder: false), "underset": stacked(isUnder: true),
            "phantom": MathCommand { parser, token in .phantom(parser.argument(of: token)) },
            "not": MathCommand { parser, token in negated(parser.argument(of: token)) },
            "substack": MathCommand { parser, token in parser.substack(openedBy: token) },
        ]
        for (name, alphabet) in alphabets {
            commands[name] = MathCommand { parser, token in parser.argument(of: token).styled(alphabet) }
        }
        for (name, style) in textStyles {
            commands[name] = MathCommand { parser, token in
                parser.rawArgument(of: token).map { .text($0.text, style: style) } ?? .row([])
            }
        }
        for (name, mark, isUnder, isStretchy) in accents {
            commands[name] = MathCommand { parser, token in
                .accent(parser.argument(of: token), mark: mark, isUnder: isUnder, isStretchy: isStretchy)
            }
        }
        for (prefix, size) in [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)] {
            for (suffix, role) in [("", .ordinary), ("l", .open), ("r", .close), ("m", .relation)]
                as [(String, MathSymbol.Class)]
            {
                commands[prefix + suffix] = MathCommand { parser, token in
                    .bigDelimiter(parser.delimiter(of: token), em: size, role)
                }
            }
        }
        return commands
    }()

    private static func fraction(_ style: MathFractionStyle) -> MathCommand {
        MathCommand { parser, token in .fraction(parser.argument(of: token), parser.argument(of: token), style) }
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

    private static func negated(_ node: MathNode) -> MathNode {
        guard case .symbol(let symbol) = node else { return node }
        let negations = [
            "=": "≠", "∈": "∉", "∋": "∌", "≡": "≢", "∼": "≁", "≈": "≉", "⊂": "⊄", "⊆": "⊈", "∃": "∄", "<": "≮",
            ">": "≯",
        ]
        return .symbol(MathSymbol(negations[symbol.text] ?? symbol.text + "\u{338}", symbol.role))
    }

    private static let alphabets: [(String, MathAlphabet)] = [
        ("mathrm", .upright), ("mathit", .italic), ("mathbf", .bold), ("boldsymbol", .boldItalic), ("mathcal", .script),
        ("mathbb", .doubleStruck), ("mathfrak", .fraktur), ("mathsf", .sansSerif), ("mathtt", .monospace),
        ("mathnormal", .italic), ("mathscr", .script), ("bm", .boldItalic), ("mathbbm", .doubleStruck),
        ("mathds", .doubleStruck),
    ]

    private static let textStyles: [(String, MathTextStyle)] = [
        ("text", .normal), ("textrm", .normal), ("mbox", .normal), ("textbf", .bold), ("textit", .italic),
        ("texttt", .monospace),
    ]

    private static let accents: [(name: String, mark: String, isUnder: Bool, isStretchy: Bool)] = [
        ("hat", "^", false, false), ("widehat", "^", false, true), ("tilde", "~", false, false),
        ("widetilde", "~", false, true),
        ("bar", "¯", false, false), ("vec", "→", false, false), ("dot", "˙", false, false), ("ddot", "¨", false, false),
        ("check", "ˇ", false, false), ("breve", "˘", false, false), ("acute", "´", false, false),
        ("grave", "`", false, false),
        ("mathring", "˚", false, false), ("overline", "‾", false, true), ("underline", "_", true, true),
        ("overbrace", "⏞", false, true), ("underbrace", "⏟", true, true), ("overrightarrow", "→", false, true),
        ("overleftarrow", "←", false, true),
    ]
}
