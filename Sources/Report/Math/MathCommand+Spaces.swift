extension MathCommand {
    static let spaces: [String: MathCommand] = {
        var commands = widths.mapValues { MathCommand(.space($0 / 18)) }
        for name in ["hspace", "mspace"] {
            commands[name] = MathCommand { parser, token in .space(parser.bracedLength(of: token)) }
        }
        for name in ["hskip", "kern", "mkern", "mskip"] {
            commands[name] = MathCommand { parser, token in .space(parser.bareLength(of: token)) }
        }
        for (name, padding) in paddings {
            commands[name] = MathCommand { parser, token in .padded(parser.argument(of: token), padding) }
        }
        commands["smash"] = MathCommand { parser, token in
            let side = parser.rawOption()?.text
            let padding = MathPadding(isVisible: true, hasHeight: side == "b", hasDepth: side == "t")
            return .padded(parser.argument(of: token), padding)
        }
        let strut = MathNode.padded(.symbol(MathSymbol("(", .ordinary)), MathPadding(hasWidth: false))
        commands["mathstrut"] = MathCommand(strut)
        commands["strut"] = MathCommand(strut)
        return commands
    }()

    /// In eighteenths of an em, TeX's mu.
    private static let widths: [String: Double] = [
        ",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, "!": -3, "negthinspace": -3,
        "negmedspace": -4, "negthickspace": -5, " ": 6, "space": 6, "nobreakspace": 6, "quad": 18, "qquad": 36,
        "enspace": 9, "enskip": 9,
    ]

    private static let paddings: [(String, MathPadding)] = [
        ("phantom", MathPadding()), ("hphantom", MathPadding(hasHeight: false, hasDepth: false)),
        ("vphantom", MathPadding(hasWidth: false)),
    ]
}
