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
        for letter in uprightLetters.values { signs[Character(letter)] = .upright(letter) }
        return signs
    }()

    static let symbols = symbolNodes.mapValues { MathCommand($0) }

    private static let symbolNodes: [String: MathNode] = {
        var nodes: [String: MathNode] = [:]
        for (role, table) in symbolTables {
            for (name, sign) in table {
                let isNew = nodes.updateValue(.symbol(MathSymbol(sign, role)), forKey: name) == nil
                precondition(isNew, "the sign \(name) is defined twice")
            }
        }
        return nodes
    }()

    /// `\dots` stands in the middle before a sign that does, and on the line before a comma.
    static let dots = [
        "dots": MathCommand { parser, _ in
            parser.expand()
            let next: MathNode?
            switch parser.token.kind {
            case .character(let character): next = signs[character]
            case .command(let name): next = symbolNodes[name]
            case .end: next = nil
            }
            let isCentred: Bool
            switch next {
            case .symbol(let symbol)?: isCentred = [.binary, .relation, .integral, .large].contains(symbol.role)
            default: isCentred = false
            }
            return .symbol(MathSymbol(isCentred ? "⋯" : "…", .ordinary))
        }
    ]

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
                "lt": "<", "gt": ">", "leqq": "≦", "geqq": "≧", "lneq": "⪇", "gneq": "⪈", "lneqq": "≨", "gneqq": "≩",
                "nless": "≮", "ngtr": "≯", "nleq": "≰", "ngeq": "≱", "nleqslant": "≰", "ngeqslant": "≱",
                "nsim": "≁", "ncong": "≇", "nprec": "⊀", "nsucc": "⊁", "nparallel": "∦", "nvdash": "⊬",
                "nvDash": "⊭", "nsubseteq": "⊈", "nsupseteq": "⊉", "subsetneqq": "⫋", "supsetneq": "⊋",
                "supsetneqq": "⫌", "subseteqq": "⫅", "supseteqq": "⫆", "Subset": "⋐", "Supset": "⋑",
                "sqsubset": "⊏", "sqsupset": "⊐", "sqsubseteq": "⊑", "sqsupseteq": "⊒", "approxeq": "≊",
                "thickapprox": "≈", "thicksim": "∼", "backsim": "∽", "lll": "⋘", "ggg": "⋙", "lessgtr": "≶",
                "gtrless": "≷", "lessapprox": "⪅", "gtrapprox": "⪆", "precsim": "≾", "succsim": "≿",
                "preccurlyeq": "≼", "succcurlyeq": "≽", "doteqdot": "≑", "Doteq": "≑", "circeq": "≗", "bumpeq": "≏",
                "Bumpeq": "≎", "eqcirc": "≖", "risingdotseq": "≓", "fallingdotseq": "≒", "dashv": "⊣", "vDash": "⊨",
                "Vdash": "⊩", "Vvdash": "⊪", "owns": "∋", "smile": "⌣", "frown": "⌢", "bowtie": "⋈", "between": "≬",
                "pitchfork": "⋔", "varpropto": "∝", "coloneq": "≔", "eqqcolon": "≕", "Coloneqq": "⩴",
                "vartriangleleft": "⊲", "vartriangleright": "⊳", "trianglelefteq": "⊴", "trianglerighteq": "⊵",
                "shortmid": "∣", "shortparallel": "∥", "eqsim": "≂", "questeq": "≟", "Join": "⋈",
                "longleftrightarrow": "⟷", "Longrightarrow": "⟹", "Longleftarrow": "⟸", "Longleftrightarrow": "⟺",
                "impliedby": "⟸", "hookleftarrow": "↩", "leftharpoonup": "↼", "leftharpoondown": "↽",
                "rightharpoondown": "⇁", "leftrightharpoons": "⇋", "updownarrow": "↕", "Uparrow": "⇑",
                "Downarrow": "⇓", "Updownarrow": "⇕", "nearrow": "↗", "searrow": "↘", "swarrow": "↙",
                "nwarrow": "↖", "nrightarrow": "↛", "nleftarrow": "↚", "nleftrightarrow": "↮", "nRightarrow": "⇏",
                "nLeftarrow": "⇍", "nLeftrightarrow": "⇎", "rightsquigarrow": "⇝", "leadsto": "⇝",
                "leftrightsquigarrow": "↭", "twoheadrightarrow": "↠", "twoheadleftarrow": "↞",
                "rightarrowtail": "↣", "leftarrowtail": "↢", "rightrightarrows": "⇉", "leftleftarrows": "⇇",
                "rightleftarrows": "⇄", "leftrightarrows": "⇆", "upuparrows": "⇈", "downdownarrows": "⇊",
                "curvearrowright": "↷", "curvearrowleft": "↶", "circlearrowright": "↻", "circlearrowleft": "↺",
                "dashrightarrow": "⇢", "dashleftarrow": "⇠", "multimap": "⊸", "Lsh": "↰", "Rsh": "↱",
            ]
        ),
        (
            .binary,
            [
                "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "odot": "⊙", "otimes": "⊗", "oplus": "⊕",
                "ominus": "⊖", "cup": "∪", "cap": "∩", "setminus": "∖", "sqcup": "⊔", "sqcap": "⊓", "land": "∧",
                "wedge": "∧", "lor": "∨", "vee": "∨", "circ": "∘", "bullet": "•", "star": "⋆", "ast": "∗", "uplus": "⊎",
                "amalg": "⨿", "diamond": "⋄", "dagger": "†", "ddagger": "‡",
                "smallsetminus": "∖", "bigtriangleup": "△", "bigtriangledown": "▽", "triangleleft": "◁",
                "triangleright": "▷", "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵", "oslash": "⊘",
                "ocirc": "⊚", "circledast": "⊛", "circledcirc": "⊚", "circleddash": "⊝", "boxplus": "⊞",
                "boxminus": "⊟", "boxtimes": "⊠", "boxdot": "⊡", "ltimes": "⋉", "rtimes": "⋊", "leftthreetimes": "⋋",
                "rightthreetimes": "⋌", "curlyvee": "⋎", "curlywedge": "⋏", "dotplus": "∔", "divideontimes": "⋇",
                "intercal": "⊺", "barwedge": "⊼", "veebar": "⊻", "Cap": "⋒", "Cup": "⋓", "wr": "≀", "bigcirc": "◯",
                "centerdot": "⋅", "cdotp": "·",
            ]
        ),
        (
            .large,
            [
                "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂",
                "bigodot": "⨀", "bigvee": "⋁", "bigwedge": "⋀", "bigsqcup": "⨆", "biguplus": "⨄", "intop": "∫",
            ]
        ),
        (
            .integral,
            [
                "int": "∫", "iint": "∬", "iiint": "∭", "iiiint": "⨌", "oint": "∮", "oiint": "∯", "oiiint": "∰",
                "smallint": "∫",
            ]
        ),
        (
            .open,
            [
                "{": "{", "lbrace": "{", "langle": "⟨", "lfloor": "⌊", "lceil": "⌈", "lvert": "|", "lVert": "‖",
                "lbrack": "[",
                "lgroup": "⟮", "ulcorner": "⌜", "llcorner": "⌞", "llbracket": "⟦", "lBrace": "⦃",
            ]
        ),
        (
            .close,
            [
                "}": "}", "rbrace": "}", "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉", "rvert": "|", "rVert": "‖",
                "rbrack": "]",
                "rgroup": "⟯", "urcorner": "⌝", "lrcorner": "⌟", "rrbracket": "⟧", "rBrace": "⦄",
            ]
        ),
        (.punctuation, ["colon": ":", "ldotp": "."]),
        (
            .ordinary,
            [
                "ldots": "…", "dotsc": "…", "cdots": "⋯", "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱",
                "forall": "∀", "exists": "∃", "nexists": "∄", "neg": "¬", "lnot": "¬", "angle": "∠", "|": "‖",
                "Vert": "‖",
                "vert": "|", "prime": "′", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_", "backslash": "∖",
                "therefore": "∴", "because": "∵", "square": "□", "blacksquare": "■", "checkmark": "✓", "degree": "°",
                "triangle": "△", "flat": "♭", "sharp": "♯",
                "natural": "♮", "dotsm": "⋯", "dotsi": "⋯", "dotso": "…", "mathellipsis": "…", "iddots": "⋰",
                "measuredangle": "∡", "sphericalangle": "∢", "surd": "√", "Box": "□", "Diamond": "◇",
                "lozenge": "◊", "blacklozenge": "⧫", "blacktriangle": "▲", "blacktriangledown": "▼",
                "triangledown": "▽", "bigstar": "★", "clubsuit": "♣", "diamondsuit": "♢", "heartsuit": "♡",
                "spadesuit": "♠", "complement": "∁", "backprime": "‵", "maltese": "✠", "circledS": "Ⓢ",
                "circledR": "®", "yen": "¥", "pounds": "£", "copyright": "©", "S": "§", "P": "¶", "dag": "†",
                "ddag": "‡", "diagup": "╱", "diagdown": "╲", "blacktriangleleft": "◀", "blacktriangleright": "▶",
                "textdegree": "°", "euro": "€",
            ]
        ),
    ]
}
