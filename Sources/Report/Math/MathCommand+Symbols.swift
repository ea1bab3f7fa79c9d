extension MathCommand {
    /// ASCII signs, and the Unicode signs of all symbol commands, by character.
    static let signs: [Character: MathNode] = {
        var signs: [Character: MathNode] = [:]
        for (role, table) in symbolTables {
            for sign in table.values.sorted() where sign.count == 1 {
                signs[Character(sign)] = .symbol(MathSymbol(sign, role))
            }
        }
        for (sign, text, role) in ascii { signs[sign] = .symbol(MathSymbol(text, role)) }
        for letter in uprightLetters.values { signs[Character(letter)] = .identifier(letter, isUpright: true) }
        return signs
    }()

    static let symbols: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for (role, table) in symbolTables {
            for (name, sign) in table { commands[name] = MathCommand(.symbol(MathSymbol(sign, role))) }
        }
        return commands
    }()

    private static let ascii: [(Character, String, MathSymbol.Class)] = [
        ("+", "+", .binary), ("-", "\u{2212}", .binary), ("*", "∗", .binary), ("=", "=", .relation),
        ("<", "<", .relation),
        (">", ">", .relation), (":", ":", .relation), ("(", "(", .open), ("[", "[", .open), (")", ")", .close),
        ("]", "]", .close), ("!", "!", .close), ("?", "?", .close), (",", ",", .punctuation), (";", ";", .punctuation),
        ("/", "/", .ordinary), ("|", "|", .ordinary), (".", ".", .ordinary), ("…", "…", .ordinary),
    ]

    private static let symbolTables: [(MathSymbol.Class, [String: String])] = [
        (
            .relation,
            [
                "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼",
                "simeq": "≃",
                "cong": "≅", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫", "prec": "≺", "succ": "≻", "preceq": "⪯",
                "succeq": "⪰", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "subsetneq": "⊊",
                "supset": "⊃", "supseteq": "⊇", "mid": "∣", "nmid": "∤", "parallel": "∥", "perp": "⟂", "models": "⊨",
                "vdash": "⊢", "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
                "longrightarrow": "⟶", "longleftarrow": "⟵", "mapsto": "↦", "longmapsto": "⟼", "Rightarrow": "⇒",
                "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "iff": "⟺", "hookrightarrow": "↪",
                "rightharpoonup": "⇀", "rightleftharpoons": "⇌", "uparrow": "↑", "downarrow": "↓", "triangleq": "≜",
                "coloneqq": "≔", "lesssim": "≲", "gtrsim": "≳", "doteq": "≐", "asymp": "≍", "leqslant": "⩽",
                "geqslant": "⩾",
            ]
        ),
        (
            .binary,
            [
                "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "odot": "⊙", "otimes": "⊗", "oplus": "⊕",
                "ominus": "⊖", "cup": "∪", "cap": "∩", "setminus": "∖", "sqcup": "⊔", "sqcap": "⊓", "land": "∧",
                "wedge": "∧", "lor": "∨", "vee": "∨", "circ": "∘", "bullet": "∙", "star": "⋆", "ast": "∗", "uplus": "⊎",
                "amalg": "⨿", "diamond": "⋄", "dagger": "†", "ddagger": "‡",
            ]
        ),
        (
            .large,
            [
                "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂",
                "bigodot": "⨀", "bigvee": "⋁", "bigwedge": "⋀", "bigsqcup": "⨆", "biguplus": "⨄",
            ]
        ),
        (.integral, ["int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮"]),
        (
            .open,
            [
                "{": "{", "lbrace": "{", "langle": "⟨", "lfloor": "⌊", "lceil": "⌈", "lvert": "|", "lVert": "‖",
                "lbrack": "[",
            ]
        ),
        (
            .close,
            [
                "}": "}", "rbrace": "}", "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉", "rvert": "|", "rVert": "‖",
                "rbrack": "]",
            ]
        ),
        (.punctuation, ["colon": ":"]),
        (
            .ordinary,
            [
                "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯", "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱",
                "forall": "∀", "exists": "∃", "nexists": "∄", "neg": "¬", "lnot": "¬", "angle": "∠", "|": "‖",
                "Vert": "‖",
                "vert": "|", "prime": "′", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_", "backslash": "∖",
                "therefore": "∴", "because": "∵", "square": "□", "blacksquare": "■", "checkmark": "✓", "degree": "°",
                "triangle": "△", "flat": "♭", "sharp": "♯",
            ]
        ),
    ]
}
