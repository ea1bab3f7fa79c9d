import Foundations
import MarkdownTree
import Testing

@testable import Report

@Suite struct MathProblemTests {
    /// Places are bytes of the formula.
    @Test(arguments: [
        (#"\foo"#, ["0-4 unknown command '\\foo'"]),
        (#"\alpah"#, [#"0-6 unknown command '\alpah' (did you mean '\alpha'?)"#]),
        (#"é \foo"#, ["3-7 unknown command '\\foo'"]),
        (#"\frac{a}"#, ["0-5 '\\frac' needs an argument"]),
        (#"\frac"#, ["0-5 '\\frac' needs an argument"]),
        ("{a", ["0-1 this brace is not closed"]),
        ("a}", ["1-2 this brace closes nothing"]),
        (#"\left( a"#, [#"0-5 this \left has no \right (\right. closes without a sign)"#]),
        (#"a \right)"#, [#"2-8 this \right has no \left"#]),
        (
            "a & b",
            [#"2-3 '&' stands outside the cells of a table (put the lines between \begin{aligned} and \end{aligned})"#]
        ),
        ("x_1_2", ["3-4 a second subscript on one base (use braces to say which belongs to which)"]),
        ("x^1^2", ["3-4 a second superscript on one base (use braces to say which belongs to which)"]),
        (#"\begin{caes} a \end{caes}"#, ["7-11 unknown environment 'caes' (did you mean 'cases'?)"]),
        (#"\begin{cases} a"#, [#"0-6 this \begin{cases} has no \end"#]),
        (#"\begin{cases} a \end{matrix}"#, [#"21-27 \begin{cases} ends as 'matrix' (write \end{cases})"#]),
        (#"\end{cases}"#, [#"0-4 this \end has no \begin"#]),
        (#"\sqrt[3 x"#, ["5-6 this bracket is not closed", #"0-5 '\sqrt' needs an argument"#]),
        ("", ["0-0 this formula is empty"]),
        (#"\label{x}"#, [#"0-6 unknown command '\label' (write {#eq-name} after the formula)"#]),
        ("x^", ["1-2 '^' needs an argument"]),
        (#"\text x"#, [#"0-5 '\text' needs an argument in braces"#]),
        (
            #"\begin{array}{q} a \end{array}"#,
            ["14-15 'q' does not say how columns are aligned (one of l, c, r for each column)"]
        ),
        (#"\foo + \bar"#, [#"0-4 unknown command '\foo'"#, #"7-11 '\bar' needs an argument"#]),
        (String(repeating: "{", count: 100), ["64-65 this formula nests deeper than 64 levels"]),
    ])
    func problems(source: String, expected: [String]) {
        let found = MathFormula(source, isDisplay: false).problems.map {
            "\($0.offsets.lowerBound)-\($0.offsets.upperBound) \($0.message)" + ($0.hint.map { " (\($0))" } ?? "")
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        #"\foo{<b>}"#, "{{{", #"\left"#, #"\begin"#, #"\begin{"#, #"\frac{\frac{"#, "\\", #"\text{<script>}"#, "&&&",
        "^_^_",
    ])
    func anyTextGivesWellFormedMathML(source: String) {
        #expect(HTMLStructure(MathFormula(source, isDisplay: true).mathML).problems == [])
    }

    @Test func aCutFormulaNeverTraps() {
        let source =
            #"\left\{ \frac{\sqrt[3]{x_1'}}{\text{if } y} \middle| \begin{cases} a & b \\ c \end{cases} \right\} \hat\alpha^{2'}"#
        for length in 0...source.count {
            let formula = MathFormula(String(source.prefix(length)), isDisplay: length % 2 == 0)
            #expect(HTMLStructure(formula.mathML).problems == [], "first \(length) characters")
        }
    }
}
