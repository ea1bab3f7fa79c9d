/// A `\begin … \end` of formulas in rows and columns. A new environment is one more entry of `all`.
struct MathEnvironment: Sendable {
    /// What may or must follow the name.
    enum Argument: Sendable {
        /// `[t]`
        case position
        /// `{2}`
        case count
        /// `[r]`, for all columns.
        case alignment
        /// `{|l|cr|}`
        case columns
    }

    /// Delimiters around the table, empty for none.
    var open = ""
    var close = ""
    var style: MathTableStyle
    var arguments: [Argument] = []
    /// The most columns it has; `nil` for any number.
    var columnLimit: Int?
    /// The size of the whole, where it is not what stands around it.
    var level: MathStyle.Level?
    /// Whether it holds one formula, without rows.
    var isSingle = false

    private static let pairs = MathTableStyle(columns: [.right, .left], form: .pairs, isDisplay: true)
    private static let gathered = MathTableStyle(columns: [.center], isDisplay: true)
    private static let centred = MathTableStyle(columns: [.center])
    private static let leftward = MathTableStyle(columns: [.left])
    private static let steps = MathTableStyle(columns: [.center], form: .steps, isDisplay: true)

    /// For what stands in an environment that nobody knows.
    static let unknown = MathEnvironment(style: pairs)

    static let all: [String: MathEnvironment] = {
        var all: [String: MathEnvironment] = [
            "aligned": MathEnvironment(style: pairs, arguments: [.position]),
            "alignedat": MathEnvironment(
                style: MathTableStyle(columns: [.right, .left], form: .closePairs, isDisplay: true),
                arguments: [.position, .count]),
            "split": MathEnvironment(style: pairs, columnLimit: 2),
            "gathered": MathEnvironment(style: gathered, arguments: [.position], columnLimit: 1),
            "multlined": MathEnvironment(style: steps, arguments: [.position], columnLimit: 1),
            "array": MathEnvironment(style: centred, arguments: [.position, .columns]),
            "darray": MathEnvironment(
                style: MathTableStyle(columns: [.center], isDisplay: true), arguments: [.position, .columns]),
            "subarray": MathEnvironment(style: centred, arguments: [.columns]),
            "cases": MathEnvironment(open: "{", style: leftward, columnLimit: 2),
            "rcases": MathEnvironment(close: "}", style: leftward, columnLimit: 2),
            "dcases": MathEnvironment(
                open: "{", style: MathTableStyle(columns: [.left], isDisplay: true), columnLimit: 2),
            "drcases": MathEnvironment(
                close: "}", style: MathTableStyle(columns: [.left], isDisplay: true), columnLimit: 2),
        ]
        // With a star and without: the star only leaves out the number, and numbers are given by a label here.
        for star in ["", "*"] {
            all["align" + star] = MathEnvironment(style: pairs)
            all["flalign" + star] = MathEnvironment(style: pairs)
            all["alignat" + star] = MathEnvironment(
                style: MathTableStyle(columns: [.right, .left], form: .closePairs, isDisplay: true),
                arguments: [.count])
            all["gather" + star] = MathEnvironment(style: gathered, columnLimit: 1)
            all["multline" + star] = MathEnvironment(style: steps, columnLimit: 1)
            all["eqnarray" + star] = MathEnvironment(
                style: MathTableStyle(columns: [.right, .center, .left], isDisplay: true), columnLimit: 3)
            all["equation" + star] = MathEnvironment(style: gathered, level: .display, isSingle: true)
        }
        for name in ["math", "displaymath"] {
            all[name] = MathEnvironment(style: gathered, level: .display, isSingle: true)
        }
        for (prefix, open, close) in [
            ("", "", ""), ("p", "(", ")"), ("b", "[", "]"), ("B", "{", "}"), ("v", "|", "|"), ("V", "‖", "‖"),
        ] {
            all[prefix + "matrix"] = MathEnvironment(open: open, close: close, style: centred)
            all[prefix + "matrix*"] = MathEnvironment(
                open: open, close: close, style: centred, arguments: [.alignment])
            let small = MathTableStyle(columns: [.center], form: .small)
            all[prefix + "smallmatrix"] = MathEnvironment(open: open, close: close, style: small, level: .script)
            all[prefix + "smallmatrix*"] = MathEnvironment(
                open: open, close: close, style: small, arguments: [.alignment], level: .script)
        }
        return all
    }()
}
