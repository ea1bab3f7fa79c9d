/// A `\begin … \end` of formulas in rows and columns. A new environment is one more entry of `all`.
struct MathEnvironment: Sendable {
    /// Delimiters around the table, empty for none.
    let open: String
    let close: String
    let style: MathTableStyle
    /// Whether `{lcr}` follows the name.
    let hasColumnArgument: Bool

    init(_ open: String = "", _ close: String = "", style: MathTableStyle, hasColumnArgument: Bool = false) {
        self.open = open
        self.close = close
        self.style = style
        self.hasColumnArgument = hasColumnArgument
    }

    static let aligned = MathTableStyle(columns: [.right, .left], isPaired: true, isDisplay: true)
    private static let gathered = MathTableStyle(columns: [.center], isPaired: false, isDisplay: true)
    private static let centred = MathTableStyle(columns: [.center], isPaired: false, isDisplay: false)
    private static let cases = MathTableStyle(columns: [.left], isPaired: false, isDisplay: false)

    static let all: [String: MathEnvironment] = [
        "aligned": MathEnvironment(style: aligned),
        "align": MathEnvironment(style: aligned),
        "align*": MathEnvironment(style: aligned),
        "split": MathEnvironment(style: aligned),
        "gathered": MathEnvironment(style: gathered),
        "gather": MathEnvironment(style: gathered),
        "gather*": MathEnvironment(style: gathered),
        "cases": MathEnvironment("{", "", style: cases),
        "rcases": MathEnvironment("", "}", style: cases),
        "matrix": MathEnvironment(style: centred),
        "smallmatrix": MathEnvironment(style: centred),
        "pmatrix": MathEnvironment("(", ")", style: centred),
        "bmatrix": MathEnvironment("[", "]", style: centred),
        "Bmatrix": MathEnvironment("{", "}", style: centred),
        "vmatrix": MathEnvironment("|", "|", style: centred),
        "Vmatrix": MathEnvironment("‖", "‖", style: centred),
        "array": MathEnvironment(style: centred, hasColumnArgument: true),
    ]
}
