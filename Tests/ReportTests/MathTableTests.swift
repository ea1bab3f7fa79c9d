import Foundations
import MarkdownTree
import Testing

@testable import Report

/// Environments in rows and columns, and what formulas define for one another.
@Suite struct MathTableTests {
    @Test(arguments: MathEnvironment.all.keys.sorted())
    func everyEnvironmentReadsAndCloses(name: String) throws {
        let environment = try #require(MathEnvironment.all[name])
        let arguments = environment.arguments.map { argument -> String in
            switch argument {
            case .position: "[t]"
            case .count: "{1}"
            case .alignment: "[r]"
            case .columns: "{lc}"
            }
        }.joined()
        let body =
            environment.isSingle ? "a = b" : environment.columnLimit == 1 ? #"a \\ b"# : #"a & b \\[2pt] c & d \\"#
        let formula = MathFormula("\\begin{\(name)}\(arguments) \(body) \\end{\(name)}", isDisplay: true)
        #expect(formula.problems == [])
        #expect(HTMLStructure(formula.mathML).problems == [])
        for argument in ["[t]", "{1}", "[r]", "{lc}"] { #expect(!formula.presentation.contains(argument)) }
        let rows = formula.presentation.matches(of: /<mtr>/).count
        #expect(rows == (environment.isSingle ? 0 : 2))
    }

    @Test(
        arguments: [
            (
                #"\begin{array}{|l|cr|} a & b & c \\ \hline d & e & f \end{array}"#,
                [
                    #"class="math-left math-rule-before""#, #"class="math-center math-rule-before""#,
                    #"class="math-right math-rule-after""#, #"class="math-left math-rule-before math-rule-above""#,
                ]
            ),
            (#"\begin{array}{c||c} a & b \end{array}"#, [#"class="math-center math-rule-before math-double-before""#]),
            (
                #"\begin{array}{*{2}{r}@{}l} a & b & c \end{array}"#,
                [
                    #"class="math-right""#, #"class="math-right math-tight-after""#,
                    #"class="math-left math-tight-before""#,
                ]
            ),
            (#"\left[\begin{array}{cc|c} 1 & 0 & 2 \end{array}\right]"#, [#"class="math-center math-rule-before""#]),
            (
                #"\begin{array}{cc} a & b \\ \cline{2-2} c & d \\ \hline \end{array}"#,
                [#"class="math-center math-rule-above math-rule-below""#, #"class="math-center math-rule-below""#]
            ),
            (
                #"\begin{align*} a &= b \tag{1} \\ c &= d \end{align*}"#,
                [#"math-tag"><mtext>(</mtext><mtext>1</mtext><mtext>)</mtext>"#, #"math-tag"></mtd>"#]
            ),
            (
                #"\begin{multline} a \\ b \\ c \end{multline}"#,
                [#"class="math-left""#, #"class="math-center""#, #"class="math-right""#]
            ),
            (#"\begin{pmatrix*}[r] -1 & 2 \end{pmatrix*}"#, [#"class="math-right""#]),
            (#"\begin{bmatrix} 1 & \cdots & n \\ \vdots & \ddots & \vdots \end{bmatrix}"#, ["⋱", "[</mo>", "]</mo>"]),
            (
                #"\begin{cases} a & \text{if } b, \\ c & \text{otherwise.} \end{cases}"#,
                ["{</mo>", "<mtext>otherwise.</mtext>"]
            ),
            (
                #"f = \begin{cases} \frac{1}{2} & x \in [0, 1] \\ [a] & b \end{cases}"#,
                [#"class="math-left""#, "[</mo><mi>a</mi>"]
            ),
            (#"x \tag{$\ast$}"#, [#"<mspace width="2em"/>"#, "∗"]), (#"x \tag*{A}"#, ["<mtext>A</mtext>"]),
            (
                #"\begin{aligned}[t] a &= b \end{aligned}"#,
                [#"<mi>a</mi></mtd><mtd class="math-left"><mo form="infix">=</mo>"#]
            ),
            (#"\begin{aligned} [0,1] &= b \end{aligned}"#, ["[</mo><mn>0</mn>"]),
            (#"\sum_{\substack{i<j \\ j \in S}} x"#, ["<munder><mo>∑</mo><mtable"]),
            (#"\begin{split} L &= a \\ &\quad + b \end{split}"#, [#"<mspace width="1em"/><mo"#]),
        ] as [(String, [String])])
    func tables(source: String, parts: [String]) {
        let formula = MathFormula(source, isDisplay: true)
        #expect(formula.problems == [])
        #expect(HTMLStructure(formula.mathML).problems == [])
        for part in parts {
            #expect(formula.presentation.contains(part), "\(part)")
        }
    }

    @Test(
        arguments: [
            (#"\newcommand{\R}{\mathbb{R}} x \in \R^d"#, #"x \in \mathbb{R}^d"#),
            (#"\newcommand\R{\mathbb{R}} \R"#, #"\mathbb{R}"#),
            (#"\newcommand{\norm}[1]{\left\lVert #1 \right\rVert} \norm{x}_2"#, #"\left\lVert x \right\rVert_2"#),
            (#"\newcommand{\p}[2][x]{p(#1 | #2)} \p{y} \p[z]{y}"#, "p(x|y) p(z|y)"),
            (#"\DeclareMathOperator{\softmax}{softmax} \softmax(x)"#, #"\operatorname{softmax}(x)"#),
            (#"\DeclareMathOperator*{\argmin}{arg\,min} \argmin_x f"#, #"\operatorname*{arg\,min}_x f"#),
            (#"\def\vec#1{\mathbf{#1}} \vec{x} \vec y"#, #"\mathbf{x} \mathbf y"#),
            (#"\renewcommand{\epsilon}{\varepsilon} \epsilon"#, #"\varepsilon"#),
            (#"\providecommand{\alpha}{a} \alpha"#, #"\alpha"#), (#"\let\eps=\varepsilon \eps"#, #"\varepsilon"#),
            (
                #"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert} \abs{x} \abs*{y}"#,
                #"\lvert x \rvert \left\lvert y \right\rvert"#
            ),
            (#"\newcommand{\half}{\frac12} \half"#, #"\frac12"#), (#"\newcommand{\n}{1} x^\n0"#, "x^10"),
            (#"\newcommand{\name}{deep net} \text{a \name{} b}"#, #"\text{a deep net b}"#),
            (#"\newcommand{\tt}[1]{\text{a #1 c}} \tt{b}"#, #"\text{a b c}"#),
            (#"\definecolor{sky}{HTML}{0072B2} \color{sky} x"#, #"\color[HTML]{0072B2} x"#),
        ] as [(String, String)])
    func definitions(source: String, meaning: String) {
        let (formula, expected) = (MathFormula(source, isDisplay: true), MathFormula(meaning, isDisplay: true))
        #expect(formula.problems == [])
        #expect(formula.presentation == expected.presentation)
    }

    @Test func definitionsHoldInTheWholeText() {
        let source = #"""
            Rows $x \in \R^d$ and later $\R$.

            $\newcommand{\R}{\mathbb{R}}$
            """#
        let document = MarkdownDocument.parse(SourceFile(path: "a.md", text: source), dialect: .notebook)
        #expect(ReportCheck.diagnostics(of: document, bibliography: nil) == [])
    }

    @Test(
        arguments: [
            (#"\color{red} x"#, ##"mathcolor="#e80303""##),
            (#"\textcolor{blue!50!black}{x}"#, ##"mathcolor="#000080""##),
            (#"\textcolor[rgb]{0,0,0.5}{x}"#, ##"mathcolor="#000080""##),
            (#"{\color[HTML]{123456} x}"#, ##"mathcolor="#123456""##),
            (#"\textcolor{#123456}{x}"#, ##"mathcolor="#123456""##),
            (#"\colorbox{yellow}{$x$}"#, ##"mathbackground="#ffff00" mathcolor="#1c1d1f""##),
        ] as [(String, String)])
    func colours(source: String, part: String) {
        let formula = MathFormula(source, isDisplay: false)
        #expect(formula.problems == [])
        #expect(formula.presentation.contains(part), "\(formula.presentation)")
    }
}
