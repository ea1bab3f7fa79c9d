/// What a LaTeX command stands for. A new command is one more entry of a table in `MathCommand+….swift`.
struct MathCommand: Sendable {
    /// Reads the command's arguments and gives its node. The token is the command itself, already taken.
    let node: @Sendable (inout MathParser, MathToken) -> MathNode

    init(_ node: @escaping @Sendable (inout MathParser, MathToken) -> MathNode) {
        self.node = node
    }

    /// A command without arguments.
    init(_ node: MathNode) {
        self.node = { _, _ in node }
    }

    static let all: [String: MathCommand] = [
        letters, symbols, dots, functions, spaces, structures, fonts, accents, arrows, classes, skipped,
        MathDelimiter.sizes,
    ].reduce(into: [:]) { all, table in
        all.merge(table) { _, _ in preconditionFailure("a LaTeX command is defined twice") }
    }

    /// Commands that are read and print nothing, because they say what is given in another way here, or what only
    /// print on paper needs: numbers and names of equations (a notebook writes `{#eq-name}`), places where a line may
    /// break, and marks of TeX's own.
    static let skipped: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for name in [
            "nonumber", "notag", "relax", "protect", "allowbreak", "nobreak", "break", "nolinebreak", "linebreak",
            "goodbreak", "displaybreak", "allowdisplaybreaks", "noindent", "centering", "/", "-", "null",
        ] {
            commands[name] = MathCommand(.unseen)
        }
        commands["label"] = MathCommand { parser, token in
            _ = parser.rawArgument(of: token)
            return .unseen
        }
        return commands
    }()

    /// What to do instead of commands that a notebook has no need of, and of names that papers define themselves.
    static let hints = [
        "ref": "write @eq-name in the text", "eqref": "write @eq-name in the text",
        "cref": "write @eq-name in the text", "cite": "write [@key] in the text", "citep": "write [@key] in the text",
        "citet": "write @key in the text", "footnote": "write [^1] in the text",
        "includegraphics": "a picture is written ![what it shows](file.png)",
        "intertext": "end the formula, write the text, and begin another",
        "root": "write \\sqrt[3]{x}", "em": "write \\mathit{…} or \\text{\\emph{…}}",
        "bigstrut": "write \\vphantom{…}", "newenvironment": "formulas define commands only",
        "R": definition("R", "\\mathbb{R}"), "N": definition("N", "\\mathbb{N}"), "Z": definition("Z", "\\mathbb{Z}"),
        "E": definition("E", "\\mathbb{E}"), "Q": definition("Q", "\\mathbb{Q}"), "C": definition("C", "\\mathbb{C}"),
        "KL": definition("KL", "\\mathrm{KL}"), "Var": definition("Var", "\\operatorname{Var}"),
        "softmax": definition("softmax", "\\operatorname{softmax}"), "diag": definition("diag", "\\operatorname{diag}"),
        "sign": definition("sign", "\\operatorname{sign}"), "tr": definition("tr", "\\operatorname{tr}"),
        "norm": definition("norm}[1", "\\left\\lVert #1 \\right\\rVert"),
        "abs": definition("abs}[1", "\\left\\lvert #1 \\right\\rvert"),
        "multicolumn": "leave it out: every cell has one column", "hdotsfor": "write \\cdots in each cell",
        "cancel": "write \\not for a sign, or say it in words", "(": "this is a formula already",
        ")": "this is a formula already", "[": "this is a formula already", "]": "this is a formula already",
    ]

    private static func definition(_ name: String, _ body: String) -> String {
        let (name, count) = name.hasSuffix("}[1") ? (String(name.dropLast(3)), "[1]") : (name, "")
        return "define it in a formula of this text: \\newcommand{\\\(name)}\(count){\(body)}"
    }

    /// Well-known commands that mean something of their own: a near name of another would mislead.
    static let elsewhere: Set<String> = [
        "mathsl", "textls", "upmu", "upalpha", "mathscrb", "bcancel", "xcancel", "href", "rule", "raisebox", "vcenter",
        "halign", "matrix", "cases",
        "pmatrix", "input", "include", "usepackage", "write", "csname", "else", "loop", "mathchoice", "mathpalette",
    ]

    /// A letter or sign that stands for itself.
    static func node(for character: Character) -> MathNode {
        if let node = signs[character] { return node }
        return character.isLetter || character.isNumber
            ? .identifier(MathWord(String(character))) : .symbol(MathSymbol(String(character), .ordinary))
    }
}
