/// Signs that can grow around a formula, and the commands that make them grow; the empty one is none.
enum MathDelimiter {
    static let signs: [Character: String] = [
        "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", "<": "⟨", ">": "⟩", ".": "", "‖": "‖", "⟨": "⟨",
        "⟩": "⟩", "⌊": "⌊", "⌋": "⌋", "⌈": "⌈", "⌉": "⌉",
    ]

    static let commands = [
        "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋",
        "lceil": "⌈", "rceil": "⌉", "lvert": "|", "rvert": "|", "vert": "|", "|": "‖", "lVert": "‖", "rVert": "‖",
        "Vert": "‖", "lbrack": "[", "rbrack": "]", "backslash": "∖", "uparrow": "↑", "downarrow": "↓",
        "updownarrow": "↕", "Uparrow": "⇑", "Downarrow": "⇓", "Updownarrow": "⇕", "lgroup": "⟮", "rgroup": "⟯",
        "ulcorner": "⌜", "urcorner": "⌝", "llcorner": "⌞", "lrcorner": "⌟", "llbracket": "⟦", "rrbracket": "⟧",
        "lBrace": "⦃", "rBrace": "⦄", "lt": "⟨", "gt": "⟩",
    ]

    /// `\left`, `\middle` and the fixed sizes of `\big` and its like.
    static let sizes: [String: MathCommand] = {
        var commands = [
            "left": MathCommand { parser, token in parser.fenced(openedBy: token) },
            "middle": MathCommand { parser, token in
                if parser.enclosures.last != .fences {
                    parser.report(
                        "math-unbalanced", "this \\middle stands outside \\left and \\right", at: token.offsets)
                }
                return .fence(parser.delimiter(of: token))
            },
        ]
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
}

extension MathParser {
    /// The delimiter after `\left`, `\bigl` and their like; empty for `.`.
    mutating func delimiter(of owner: MathToken) -> String {
        expand()
        let delimiter: String?
        switch token.kind {
        case .character(let sign): delimiter = MathDelimiter.signs[sign]
        case .command(let name): delimiter = MathDelimiter.commands[name]
        case .end: delimiter = nil
        }
        guard let delimiter else {
            report(
                "math-delimiter", "'\(owner.text)' needs a delimiter", at: owner.offsets,
                hint: "such as ( ) [ ] | \\{ \\} or . for none")
            return ""
        }
        advance()
        return delimiter
    }
}
