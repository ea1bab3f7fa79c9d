extension MathCommand {
    /// Alphabets for letters, and words inside a formula.
    static let fonts: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for (name, alphabet) in alphabets {
            commands[name] = MathCommand { parser, token in parser.argument(of: token).styled(alphabet) }
        }
        for name in ["boldsymbol", "bm", "pmb"] {
            commands[name] = MathCommand { parser, token in parser.argument(of: token).bold }
        }
        for (name, change) in MathParser.textStyles {
            commands[name] = MathCommand { parser, token in
                var style = MathTextStyle()
                change(&style)
                return parser.textArgument(of: token, style: style)
            }
        }
        return commands
    }()

    private static let alphabets: [(String, MathAlphabet)] = [
        ("mathrm", .upright), ("mathup", .upright), ("mathit", .italic), ("mathbf", .bold), ("mathcal", .script),
        ("mathbb", .doubleStruck), ("mathfrak", .fraktur), ("mathsf", .sansSerif), ("mathtt", .monospace),
        ("mathnormal", .italic), ("mathscr", .script), ("mathbbm", .doubleStruck), ("mathds", .doubleStruck),
        ("mathbfit", .boldItalic), ("mathbfcal", .boldScript), ("mathbfsf", .boldSansSerif), ("Bbb", .doubleStruck),
        ("symbf", .bold), ("symrm", .upright), ("symit", .italic), ("symbb", .doubleStruck), ("symcal", .script),
    ]

    /// Marks over and under a base.
    static let accents: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for (name, mark, isUnder, isStretchy) in marks {
            commands[name] = MathCommand { parser, token in
                .accent(parser.argument(of: token), mark: mark, isUnder: isUnder, isStretchy: isStretchy)
            }
        }
        return commands
    }()

    private static let marks: [(name: String, mark: String, isUnder: Bool, isStretchy: Bool)] = [
        ("hat", "^", false, false), ("widehat", "^", false, true), ("tilde", "~", false, false),
        ("widetilde", "~", false, true), ("bar", "¯", false, false), ("vec", "→", false, false),
        ("dot", "˙", false, false), ("ddot", "¨", false, false), ("dddot", "⃛", false, false),
        ("ddddot", "⃜", false, false), ("check", "ˇ", false, false), ("widecheck", "ˇ", false, true),
        ("breve", "˘", false, false), ("acute", "´", false, false), ("grave", "`", false, false),
        ("mathring", "˚", false, false), ("overline", "‾", false, true), ("underline", "_", true, true),
        ("overbrace", "⏞", false, true), ("underbrace", "⏟", true, true), ("overbracket", "⎴", false, true),
        ("underbracket", "⎵", true, true), ("overparen", "⏜", false, true), ("wideparen", "⏜", false, true),
        ("underparen", "⏝", true, true), ("overrightarrow", "→", false, true), ("overleftarrow", "←", false, true),
        ("overleftrightarrow", "↔", false, true), ("underrightarrow", "→", true, true),
        ("underleftarrow", "←", true, true), ("underleftrightarrow", "↔", true, true), ("utilde", "~", true, true),
        ("underbar", "_", true, true),
    ]

    /// `\xrightarrow[below]{above}` and its like.
    static let arrows: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for (name, arrow) in [
            ("xrightarrow", "→"), ("xleftarrow", "←"), ("xleftrightarrow", "↔"), ("xRightarrow", "⇒"),
            ("xLeftarrow", "⇐"), ("xLeftrightarrow", "⇔"), ("xmapsto", "↦"), ("xhookrightarrow", "↪"),
            ("xhookleftarrow", "↩"), ("xrightharpoonup", "⇀"), ("xrightharpoondown", "⇁"), ("xleftharpoonup", "↼"),
            ("xleftharpoondown", "↽"), ("xrightleftharpoons", "⇌"), ("xleftrightharpoons", "⇋"), ("xlongequal", "="),
            ("xtwoheadrightarrow", "↠"), ("xtwoheadleftarrow", "↞"),
        ] {
            commands[name] = MathCommand { parser, token in
                let below = parser.optionalArgument()
                return .arrow(arrow, above: parser.argument(of: token), below: below)
            }
        }
        return commands
    }()
}
