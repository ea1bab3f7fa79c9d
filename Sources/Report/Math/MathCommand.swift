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

    static let all: [String: MathCommand] = [letters, symbols, functions, spaces, structures].reduce(into: [:]) {
        all, table in
        all.merge(table) { _, _ in preconditionFailure("a LaTeX command is defined twice") }
    }

    /// What to do instead of commands that a notebook has no need of.
    static let hints = [
        "label": "write {#eq-name} after the formula", "tag": "formulas with {#eq-name} are numbered by themselves",
        "ref": "write @eq-name in the text", "eqref": "write @eq-name in the text",
        "def": "formulas know no definitions; write it out", "newcommand": "formulas know no definitions; write it out",
        "argmax": "write \\operatorname*{arg\\,max}",
        "argmin": "write \\operatorname*{arg\\,min}",
    ]

    /// A letter or sign that stands for itself.
    static func node(for character: Character) -> MathNode {
        if let node = signs[character] { return node }
        return character.isLetter || character.isNumber
            ? .identifier(String(character), isUpright: false) : .symbol(MathSymbol(String(character), .ordinary))
    }
}
