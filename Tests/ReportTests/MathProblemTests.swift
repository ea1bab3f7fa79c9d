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
            [
                "2-3 '&' stands outside the cells of a table (the sign is written \\&; lines that are aligned "
                    + #"stand between \begin{aligned} and \end{aligned})"#
            ]
        ),
        (
            #"a \\ b"#,
            [
                #"2-4 '\\' stands outside the cells of a table "#
                    + #"(lines stand between \begin{aligned} and \end{aligned})"#
            ]
        ),
        (
            #"\begin{aligned} \left( a & b \right) \end{aligned}"#,
            ["25-26 '&' stands in a group, where no cell can end (close it before with \\right.)"]
        ),
        ("x_1_2", ["3-4 a second subscript on one base (use braces to say which belongs to which)"]),
        ("x^1^2", ["3-4 a second superscript on one base (use braces to say which belongs to which)"]),
        (#"\begin{caes} a \end{caes}"#, ["7-11 unknown environment 'caes' (did you mean 'cases'?)"]),
        (#"\begin{cases} a"#, [#"0-6 this \begin{cases} has no \end"#]),
        (#"\begin{cases} a \end{matrix}"#, [#"21-27 \begin{cases} ends as 'matrix' (write \end{cases})"#]),
        (#"\end{cases}"#, [#"0-4 this \end has no \begin"#]),
        (#"\sqrt[3 x"#, ["5-6 this bracket is not closed", #"0-5 '\sqrt' needs an argument"#]),
        ("", ["0-0 this formula is empty"]),
        (#"\label{x}"#, ["0-9 this formula is empty"]),
        ("x^", ["1-2 '^' needs an argument"]),
        (#"\text"#, [#"0-5 '\text' needs an argument"#]),
        (
            #"\begin{array}{q} a \end{array}"#,
            ["14-15 'q' does not say how columns are aligned (one of l, c, r for each column, with | for a rule)"]
        ),
        (#"\foo + \bar"#, [#"0-4 unknown command '\foo'"#, #"7-11 '\bar' needs an argument"#]),
        (
            #"\alhpa + \matbf{x}"#,
            [
                #"0-6 unknown command '\alhpa' (did you mean '\alpha'?)"#,
                #"9-15 unknown command '\matbf' (did you mean '\mathbf'?)"#,
            ]
        ),
        (
            #"\bigstar \R"#,
            [
                #"9-11 unknown command '\R' "#
                    + #"(define it in a formula of this text: \newcommand{\R}{\mathbb{R}})"#
            ]
        ),
        (
            #"\norm{x}"#,
            [
                #"0-5 unknown command '\norm' (define it in a formula of this text: "#
                    + #"\newcommand{\norm}[1]{\left\lVert #1 \right\rVert})"#
            ]
        ),
        (#"\mathsl{x}"#, [#"0-7 unknown command '\mathsl'"#]),
        (#"\not{ab}"#, [#"0-4 '\not' strikes one sign or letter"#]),
        (
            #"x\limits_i"#,
            [
                #"1-8 '\limits' follows no operator (it stands after a sign such as \sum or after \mathop{…})"#
            ]
        ),
        (#"x^\bf y"#, [#"1-2 '^' needs an argument ('\bf' stands in braces of its own: {\bf …})"#]),
        (
            #"a \over b \over c"#,
            [
                #"10-15 a second '\over' in one group (use braces to say what stands above what)"#
            ]
        ),
        (#"\middle| x"#, [#"0-7 this \middle stands outside \left and \right"#]),
        (#"\left x \right)"#, [#"0-5 '\left' needs a delimiter (such as ( ) [ ] | \{ \} or . for none)"#]),
        (#"\big x"#, [#"0-4 '\big' needs a delimiter (such as ( ) [ ] | \{ \} or . for none)"#]),
        (#"\hspace{wide}"#, [#"8-12 'wide' is no length (a number with one of em, ex, mu, pt, mm, cm, in)"#]),
        (#"\hspace{1000em}"#, [#"8-14 '1000em' is longer than a line"#]),
        (#"\textcolor{rde}{x}"#, [#"11-14 the colour 'rde' is not known here (did you mean 'red'?)"#]),
        (#"\color[foo]{1} x"#, [#"12-13 no colour model 'foo' (one of HTML, rgb, RGB, gray, cmyk)"#]),
        (#"\color[HTML]{xyz} x"#, [#"13-16 'xyz' is no colour of the model HTML"#]),
        (#"\text{a_b}"#, [#"7-8 '_' stands in text (the sign is written \_, a script $x_…$)"#]),
        (
            #"\text{\alpha}"#,
            [
                #"6-12 '\alpha' is no command for text (a formula inside text stands between dollars: $\alpha…$)"#
            ]
        ),
        (#"\text{50%}"#, [#"5-6 this brace is not closed ('%' begins a comment; the sign is written \%)"#]),
        (
            #"\text{a $x}"#,
            [
                "8-9 this dollar begins a formula that does not end (the sign is written \\$)"
            ]
        ),
        ("a # b", ["2-3 '#' stands outside a definition (the sign is written \\#)"]),
        (#"\tag{1} x"#, [#"0-4 '\tag' stands only in a formula on lines of its own"#]),
        (
            #"\begin{cases} a & b & c \end{cases}"#,
            [
                #"20-21 a cell more than the 2 columns here (the sign is written \&)"#
            ]
        ),
        (
            #"\newcommand{x}{y} z"#,
            [
                #"0-11 '\newcommand' needs the name of a command (such as \newcommand{\name})"#
            ]
        ),
        (
            #"\newcommand{\a}{\a} \a"#,
            [
                #"20-22 the definition of '\a' does not end (a definition must not lead back to itself)"#
            ]
        ),
        (#"\cite{x}"#, [#"0-5 unknown command '\cite' (write [@key] in the text)"#]),
        ("a \\", ["2-3 a backslash at the end of a formula (the sign is written \\backslash)"]),
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
            #"\left\{ \frac{\sqrt[3]{x_1'}}{\text{if } y} \middle| "#
            + #"\begin{cases} a & b \\ c \end{cases} \right\} \hat\alpha^{2'}"#
        for length in 0...source.count {
            let formula = MathFormula(String(source.prefix(length)), isDisplay: length % 2 == 0)
            #expect(HTMLStructure(formula.mathML).problems == [], "first \(length) characters")
        }
    }
}
