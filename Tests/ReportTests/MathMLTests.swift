import Testing

@testable import Report

/// One formula for each construction, with the MathML that shows it.
@Suite struct MathMLTests {
    @Test(
        arguments: [
            (#"x"#, #"<mi>x</mi>"#),
            (#"x_1^2"#, #"<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"#),
            (#"x'"#, #"<msup><mi>x</mi><mo lspace="0" rspace="0">′</mo></msup>"#),
            (
                #"f''^2_i"#,
                #"<msubsup><mi>f</mi><mi>i</mi><mrow><mo lspace="0" rspace="0">″</mo><mn>2</mn></mrow></msubsup>"#
            ),
            (#"\alpha\Gamma\varepsilon"#, #"<mi>α</mi><mi mathvariant="normal">Γ</mi><mi>ε</mi>"#),
            (
                #"-a - b + (-c)"#,
                #"<mo form="prefix" lspace="0" rspace="0">−</mo><mi>a</mi><mo>−</mo><mi>b</mi><mo>+</mo>"#
                    + #"<mo form="prefix" stretchy="false">(</mo><mo form="prefix" lspace="0" rspace="0">−</mo>"#
                    + #"<mi>c</mi><mo form="postfix" stretchy="false">)</mo>"#
            ),
            (#"a = b < c \le d"#, #"<mi>a</mi><mo>=</mo><mi>b</mi><mo>&lt;</mo><mi>c</mi><mo>≤</mo><mi>d</mi>"#),
            (#"\frac{a}{b}"#, #"<mfrac><mi>a</mi><mi>b</mi></mfrac>"#),
            (
                #"\tfrac12"#,
                #"<mstyle displaystyle="false" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>"#
            ),
            (#"\sqrt{x}\sqrt[3]{y}"#, #"<msqrt><mi>x</mi></msqrt><mroot><mi>y</mi><mn>3</mn></mroot>"#),
            (
                #"\log x + \max_i x_i"#,
                #"<mi>log</mi><mo>\#u{2061}</mo><mspace width="0.1667em"/><mi>x</mi><mo>+</mo><msub><mi>max"#
                    + #"</mi><mi>i</mi></msub><mo>\#u{2061}</mo><mspace width="0.1667em"/><msub><mi>x</mi><mi>i"#
                    + #"</mi></msub>"#
            ),
            (
                #"\hat{x}\bar x\tilde{xy}\vec v"#,
                #"<mover accent="true"><mi>x</mi><mo stretchy="false">^</mo></mover><mover accent="true">"#
                    + #"<mi>x</mi><mo stretchy="false">¯</mo></mover><mover accent="true"><mrow><mi>x</mi><mi>y"#
                    + #"</mi></mrow><mo stretchy="false">~</mo></mover><mover accent="true"><mi>v</mi>"#
                    + #"<mo stretchy="false">→</mo></mover>"#
            ),
            (
                #"\mathbf{W}\mathbb{R}\mathcal{L}\mathrm{KL}\boldsymbol\theta"#,
                #"<mi>𝐖</mi><mi>ℝ</mi><mi>ℒ</mi><mi>KL</mi><mi>𝜽</mi>"#
            ),
            (#"\text{if } x \textbf{not}"#, #"<mtext>if\#u{A0}</mtext><mi>x</mi><mtext>𝐧𝐨𝐭</mtext>"#),
            (
                #"\left( \frac{a}{b} \middle| c \right]"#,
                #"<mrow><mo form="prefix" fence="true" stretchy="true">(</mo><mfrac><mi>a</mi><mi>b</mi>"#
                    + #"</mfrac><mo form="infix" fence="true" stretchy="true">|</mo><mi>c</mi>"#
                    + #"<mo form="postfix" fence="true" stretchy="true">]</mo></mrow>"#
            ),
            (
                #"\bigl( x \bigr)"#,
                #"<mo form="prefix" stretchy="false" mathsize="1.2em">(</mo><mi>x</mi>"#
                    + #"<mo form="postfix" stretchy="false" mathsize="1.2em">)</mo>"#
            ),
            (
                #"a\,b\quad c\!d"#,
                #"<mi>a</mi><mspace width="0.1667em"/><mi>b</mi><mspace width="1em"/><mi>c</mi>"#
                    + #"<mspace width="-0.1667em"/><mi>d</mi>"#
            ),
            (
                #"\operatorname{sim}(a, b)"#,
                #"<mi>sim</mi><mo>\#u{2061}</mo><mo form="prefix" stretchy="false">(</mo><mi>a</mi>"#
                    + #"<mo separator="true">,</mo><mi>b</mi><mo form="postfix" stretchy="false">)</mo>"#
            ),
            (
                #"\operatorname*{arg\,max}_x f"#,
                #"<msub><mi>arg\#u{2009}max</mi><mi>x</mi></msub><mo>\#u{2061}</mo><mspace width="0.1667em"/>"#
                    + #"<mi>f</mi>"#
            ),
            (
                #"\binom{n}{k}"#,
                #"<mrow><mo form="prefix" fence="true" stretchy="true">(</mo><mfrac linethickness="0"><mi>n"#
                    + #"</mi><mi>k</mi></mfrac><mo form="postfix" fence="true" stretchy="true">)</mo></mrow>"#
            ),
            (#"\overset{!}{=}"#, #"<mover><mo form="infix">=</mo><mo form="postfix" stretchy="false">!</mo></mover>"#),
            (
                #"\underbrace{a+b}_{c}"#,
                #"<munder><munder accentunder="true"><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"#
                    + #"<mo stretchy="true">⏟</mo></munder><mi>c</mi></munder>"#
            ),
            (#"\not\in"#, #"<mo form="infix">∉</mo>"#),
            (#"1{,}000.5"#, #"<mn>1,000.5</mn>"#),
            (
                #"|x| \lVert y \rVert"#,
                #"<mo lspace="0" rspace="0" stretchy="false">|</mo><mi>x</mi>"#
                    + #"<mo lspace="0" rspace="0" stretchy="false">|</mo><mo form="prefix" stretchy="false">‖</mo>"#
                    + #"<mi>y</mi><mo form="postfix" stretchy="false">‖</mo>"#
            ),
            (
                #"x \in \{1, \dots, n\}"#,
                #"<mi>x</mi><mo>∈</mo><mo form="prefix" stretchy="false">{</mo><mn>1</mn>"#
                    + #"<mo separator="true">,</mo><mo lspace="0" rspace="0">…</mo><mo separator="true">,</mo>"#
                    + #"<mi>n</mi><mo form="postfix" stretchy="false">}</mo>"#
            ),
            (#"a < b \& c"#, #"<mi>a</mi><mo>&lt;</mo><mi>b</mi><mo lspace="0" rspace="0">&amp;</mo><mi>c</mi>"#),
            (#"\phantom{x}"#, #"<mphantom><mi>x</mi></mphantom>"#),
            (
                #"p(y \mid x)"#,
                #"<mi>p</mi><mo form="prefix" stretchy="false">(</mo><mi>y</mi><mo>∣</mo><mi>x</mi>"#
                    + #"<mo form="postfix" stretchy="false">)</mo>"#
            ),
            (#"x^*"#, #"<msup><mi>x</mi><mo lspace="0" rspace="0">∗</mo></msup>"#),
            (
                #"\sum_i x_i \int_0^1"#,
                #"<msub><mo>∑</mo><mi>i</mi></msub><msub><mi>x</mi><mi>i</mi></msub><msubsup><mo>∫</mo><mn>0"#
                    + #"</mn><mn>1</mn></msubsup>"#
            ),
            (#"\mathrm{softmax}_j"#, #"<msub><mi>softmax</mi><mi>j</mi></msub>"#),
            (
                #"a \bmod b \pmod n"#,
                #"<mi>a</mi><mo>mod</mo><mi>b</mi><mrow><mspace width="1em"/>"#
                    + #"<mo form="prefix" stretchy="false">(</mo><mi>mod</mi><mspace width="0.3333em"/><mi>n</mi>"#
                    + #"<mo form="postfix" stretchy="false">)</mo></mrow>"#
            ),
            (
                #"f: X"#,
                #"<mi>f</mi><mo lspace="0.2778em" rspace="0.2778em">:</mo><mi>X</mi>"#
            ),
            (#"a := b"#, #"<mi>a</mi><mo lspace="0.2778em" rspace="0">:</mo><mo lspace="0">=</mo><mi>b</mi>"#),
            (#"日本"#, #"<mi>日</mi><mi>本</mi>"#),
        ] as [(String, String)])
    func inlineFormula(source: String, mathML: String) {
        let formula = MathFormula(source, isDisplay: false)
        #expect(formula.presentation == "<mrow>" + mathML + "</mrow>")
        #expect(formula.problems == [])
    }

    @Test(
        arguments: [
            (
                #"\sum_{i=1}^n x_i"#,
                #"<munderover><mo>∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow>"#
                    + #"<mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>"#
            ),
            (#"\int_0^1 f"#, #"<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>f</mi>"#),
            (
                #"\min_\theta L"#,
                #"<munder><mi>min</mi><mi>θ</mi></munder><mo>\#u{2061}</mo><mspace width="0.1667em"/><mi>L</mi>"#
            ),
            (
                #"\begin{aligned} a &= b \\ c &= d \end{aligned}"#,
                #"<mtable class="math-pairs" displaystyle="true"><mtr><mtd class="math-right"><mi>a</mi>"#
                    + #"</mtd><mtd class="math-left"><mo form="infix">=</mo><mi>b</mi></mtd></mtr><mtr>"#
                    + #"<mtd class="math-right"><mi>c</mi></mtd><mtd class="math-left"><mo form="infix">=</mo>"#
                    + #"<mi>d</mi></mtd></mtr></mtable>"#
            ),
            (
                #"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}"#,
                #"<mrow><mo form="prefix" fence="true" stretchy="true">{</mo><mtable class="math-table">"#
                    + #"<mtr><mtd class="math-left"><mn>1</mn></mtd><mtd class="math-left"><mi>x</mi><mo>&gt;</mo>"#
                    + #"<mn>0</mn></mtd></mtr><mtr><mtd class="math-left"><mn>0</mn></mtd><mtd class="math-left">"#
                    + #"<mtext>else</mtext></mtd></mtr></mtable></mrow>"#
            ),
            (
                #"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}"#,
                #"<mrow><mo form="prefix" fence="true" stretchy="true">(</mo><mtable class="math-table">"#
                    + #"<mtr><mtd class="math-center"><mn>1</mn></mtd><mtd class="math-center"><mn>0</mn></mtd>"#
                    + #"</mtr><mtr><mtd class="math-center"><mn>0</mn></mtd><mtd class="math-center"><mn>1</mn>"#
                    + #"</mtd></mtr></mtable><mo form="postfix" fence="true" stretchy="true">)</mo></mrow>"#
            ),
            (
                #"\begin{array}{lr} a & b \end{array}"#,
                #"<mtable class="math-table"><mtr><mtd class="math-left"><mi>a</mi></mtd>"#
                    + #"<mtd class="math-right"><mi>b</mi></mtd></mtr></mtable>"#
            ),
            (
                #"\sum_{\substack{i \ne j \\ k}} x"#,
                #"<munder><mo>∑</mo><mtable class="math-table"><mtr><mtd class="math-center"><mi>i</mi>"#
                    + #"<mo lspace="0" rspace="0">≠</mo><mi>j</mi></mtd></mtr><mtr><mtd class="math-center"><mi>k"#
                    + #"</mi></mtd></mtr></mtable></munder><mi>x</mi>"#
            ),
            (#"\prod\nolimits_i x"#, #"<msub><mo>∏</mo><mi>i</mi></msub><mi>x</mi>"#),
            (
                #"\textstyle\sum_i"#,
                #"<mstyle displaystyle="false" scriptlevel="0"><msub><mo>∑</mo><mi>i</mi></msub></mstyle>"#
            ),
        ] as [(String, String)])
    func displayedFormula(source: String, mathML: String) {
        let formula = MathFormula(source, isDisplay: true)
        #expect(formula.presentation == "<mrow>" + mathML + "</mrow>")
        #expect(formula.problems == [])
    }

    @Test func theSourceIsKeptAsAnAnnotation() {
        #expect(
            MathFormula(" a < b ", isDisplay: true).mathML
                == "<math display=\"block\"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
                + "<annotation encoding=\"application/x-tex\">a &lt; b</annotation></semantics></math>")
    }

    /// Commands that need something else than braces after them.
    private static let arguments = [
        "left": "( x \\right)", "middle": "|", "begin": "{aligned} a \\end{aligned}", "genfrac": "(){0pt}{1}{a}{b}",
        "color": "{red}", "textcolor": "{red}{a}", "colorbox": "{red}{a}", "fcolorbox": "{red}{blue}{a}",
        "hspace": "{1em}", "mspace": "{1mu}", "hskip": "1em ", "kern": "1em ", "mkern": "1mu ", "mskip": "1mu ",
        "not": "=", "centernot": "=", "substack": "{a \\\\ b}",
    ]

    @Test func everyCommandGivesWellFormedMathML() {
        for name in MathCommand.all.keys.sorted() {
            let arguments =
                Self.arguments[name]
                ?? (MathDelimiter.sizes[name] != nil ? "(" : "{a}{b}{c}")
            let formula = MathFormula("x \\\(name) \(arguments)", isDisplay: true)
            #expect(HTMLStructure(formula.mathML).problems == [], "\\\(name)")
            if name != "middle" {
                #expect(formula.problems.isEmpty, "\\\(name): \(formula.problems)")
            }
        }
    }
}
