import Testing

@testable import Report

/// What formulas mean, as TeX reads them: the MathML without the space about signs, so that a case fits in a line.
@Suite struct MathMeaningTests {
    /// The elements of a formula, with attributes only where they say more than how signs stand apart.
    static func elements(_ source: String, isDisplay: Bool = false) -> String {
        let formula = MathFormula(source, isDisplay: isDisplay)
        #expect(formula.problems == [], "\(source)")
        #expect(HTMLStructure(formula.mathML).problems == [], "\(source)")
        var text = formula.presentation.dropFirst("<mrow>".count).dropLast("</mrow>".count)[...]
        text.replace(/\ (lspace|rspace|form|stretchy|separator|fence|accent|accentunder)="[^"]*"/, with: "")
        text.replace("<mo>\u{2061}</mo>", with: "")
        text.replace(/<mspace width="0.1667em"\/>/, with: "")
        return String(text)
    }

    @Test(
        arguments: [
            ("10^0.5", "<msup><mn>10</mn><mn>0</mn></msup><mn>.5</mn>"),
            ("x_1.25", "<msub><mi>x</mi><mn>1</mn></msub><mn>.25</mn>"),
            ("x^.5", "<msup><mi>x</mi><mo>.</mo></msup><mn>5</mn>"),
            ("x^10", "<msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>"),
            ("x_12", "<msub><mi>x</mi><mn>1</mn></msub><mn>2</mn>"),
            ("x^{10}", "<msup><mi>x</mi><mn>10</mn></msup>"),
            ("10^{-3}", "<msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup>"),
            ("10^-3", "<msup><mn>10</mn><mo>−</mo></msup><mn>3</mn>"),
            ("1.5 \\times 10^{-4}", "<mn>1.5</mn><mo>×</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>4</mn></mrow></msup>"),
            (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            (#"\frac123"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac><mn>3</mn>"),
            (#"\frac12.5"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac><mn>.5</mn>"),
            (#"\frac 1 2"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            (#"\frac1{23}"#, "<mfrac><mn>1</mn><mn>23</mn></mfrac>"),
            (#"\frac{1}2"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            (#"\frac ab"#, "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
            (#"\frac\alpha2"#, "<mfrac><mi>α</mi><mn>2</mn></mfrac>"),
            (
                #"\tfrac12x"#,
                #"<mstyle displaystyle="false" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle><mi>x</mi>"#
            ),
            (#"\binom52"#, #"<mrow><mo>(</mo><mfrac linethickness="0"><mn>5</mn><mn>2</mn></mfrac><mo>)</mo></mrow>"#),
            (#"\sqrt2"#, "<msqrt><mn>2</mn></msqrt>"),
            (#"\sqrt2.5"#, "<msqrt><mn>2</mn></msqrt><mn>.5</mn>"),
            (#"\sqrt12"#, "<msqrt><mn>1</mn></msqrt><mn>2</mn>"),
            (#"\sqrt[3]12"#, "<mroot><mn>1</mn><mn>3</mn></mroot><mn>2</mn>"),
            (#"\hat12"#, "<mover><mn>1</mn><mo>^</mo></mover><mn>2</mn>"),
            (#"\mathbf12"#, "<mn>𝟏</mn><mn>2</mn>"),
            (
                #"\mathbb{1}_{[y=0]}"#,
                "<msub><mn>𝟙</mn><mrow><mo>[</mo><mi>y</mi><mo>=</mo><mn>0</mn><mo>]</mo></mrow></msub>"
            ),
            ("1{,}000", "<mn>1,000</mn>"), ("1{,}234{,}567.89", "<mn>1,234,567.89</mn>"),
            ("1{.}5", "<mn>1.5</mn>"), ("0{,}5", "<mn>0,5</mn>"),
            ("1,000", "<mn>1</mn><mo>,</mo><mn>000</mn>"), (#"1\,000"#, "<mn>1</mn><mn>000</mn>"),
            ("f(1,2)", "<mi>f</mi><mo>(</mo><mn>1</mn><mo>,</mo><mn>2</mn><mo>)</mo>"),
            ("3.", "<mn>3</mn><mo>.</mo>"), (".5", "<mn>.5</mn>"), ("0.5.", "<mn>0.5</mn><mo>.</mo>"),
            ("1.2.3", "<mn>1.2</mn><mn>.3</mn>"), ("a.5", "<mi>a</mi><mn>.5</mn>"),
            ("1..n", "<mn>1</mn><mo>.</mo><mo>.</mo><mi>n</mi>"), ("2x", "<mn>2</mn><mi>x</mi>"),
            (#"95\%"#, "<mn>95</mn><mo>%</mo>"), ("2^2", "<msup><mn>2</mn><mn>2</mn></msup>"),
            ("0.5^2", "<msup><mn>0.5</mn><mn>2</mn></msup>"), ("{10}^2", "<msup><mn>10</mn><mn>2</mn></msup>"),
            ("3 % a comment\n + 4", "<mn>3</mn><mo>+</mo><mn>4</mn>"),
        ] as [(String, String)])
    func digits(source: String, expected: String) {
        #expect(Self.elements(source) == expected)
    }

    @Test(
        arguments: [
            ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"), ("f''", "<msup><mi>f</mi><mo>″</mo></msup>"),
            ("f'''", "<msup><mi>f</mi><mo>‴</mo></msup>"), ("f’", "<msup><mi>f</mi><mo>′</mo></msup>"),
            ("x_i'", "<msubsup><mi>x</mi><mi>i</mi><mo>′</mo></msubsup>"),
            ("x'_i", "<msubsup><mi>x</mi><mi>i</mi><mo>′</mo></msubsup>"),
            ("x'^2", "<msup><mi>x</mi><mrow><mo>′</mo><mn>2</mn></mrow></msup>"),
            (#"f^\prime"#, "<msup><mi>f</mi><mo>′</mo></msup>"),
            ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
            ("{x_i}^2", "<msup><msub><mi>x</mi><mi>i</mi></msub><mn>2</mn></msup>"),
            ("x_{i_j}", "<msub><mi>x</mi><msub><mi>i</mi><mi>j</mi></msub></msub>"),
            ("x^y_z", "<msubsup><mi>x</mi><mi>z</mi><mi>y</mi></msubsup>"),
            ("{}^a_b", "<msubsup><mrow></mrow><mi>b</mi><mi>a</mi></msubsup>"),
            ("^a", "<msup><mrow></mrow><mi>a</mi></msup>"),
            (#"x^\alpha_\beta"#, "<msubsup><mi>x</mi><mi>β</mi><mi>α</mi></msubsup>"),
            (#"x^\frac12"#, "<msup><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></msup>"),
            (#"x_\text{train}"#, "<msub><mi>x</mi><mtext>train</mtext></msub>"),
            (#"x_\mathrm{max}"#, "<msub><mi>x</mi><mi>max</mi></msub>"),
            (
                #"\theta^{(t+1)}"#,
                "<msup><mi>θ</mi><mrow><mo>(</mo><mi>t</mi><mo>+</mo><mn>1</mn><mo>)</mo></mrow></msup>"
            ),
            (#"A^\top B^\dagger"#, #"<msup><mi>A</mi><mi>⊤</mi></msup><msup><mi>B</mi><mo>†</mo></msup>"#),
            (#"\|x\|_2^2"#, "<mo>‖</mo><mi>x</mi><msubsup><mo>‖</mo><mn>2</mn><mn>2</mn></msubsup>"),
            (#"\left\|x\right\|_2"#, "<msub><mrow><mo>‖</mo><mi>x</mi><mo>‖</mo></mrow><mn>2</mn></msub>"),
            (
                #"\prescript{a}{b}{X}"#,
                "<mmultiscripts><mi>X</mi><mrow></mrow><mrow></mrow><mprescripts></mprescripts><mi>b</mi>"
                    + "<mi>a</mi></mmultiscripts>"
            ),
        ] as [(String, String)])
    func scripts(source: String, expected: String) {
        #expect(Self.elements(source) == expected)
    }

    @Test(
        arguments: [
            (
                #"\text{if $x>0$}"#,
                #"<mrow><mtext>if\#u{A0}</mtext><mstyle displaystyle="false"><mi>x</mi><mo>&gt;</mo><mn>0"#
                    + #"</mn></mstyle></mrow>"#
            ),
            (#"\text{a~b}"#, "<mtext>a\u{A0}b</mtext>"), (#"\text{ a  b }"#, "<mtext>\u{A0}a\u{A0}b\u{A0}</mtext>"),
            (#"\text{a\ b}"#, #"<mrow><mtext>a</mtext><mspace width="0.3333em"/><mtext>b</mtext></mrow>"#),
            (
                #"\text{a\;b\quad c}"#,
                #"<mrow><mtext>a</mtext><mspace width="0.2778em"/><mtext>b</mtext><mspace width="1em"/>"#
                    + #"<mtext>c</mtext></mrow>"#
            ),
            (#"\text{\textbf{b} c}"#, "<mrow><mtext>𝐛</mtext><mtext>\u{A0}c</mtext></mrow>"),
            (#"\textbf{a \textit{b} c}"#, "<mrow><mtext>𝐚\u{A0}</mtext><mtext>𝒃</mtext><mtext>\u{A0}𝐜</mtext></mrow>"),
            (#"\text{a {\bf b} c}"#, "<mrow><mtext>a\u{A0}</mtext><mtext>𝐛</mtext><mtext>\u{A0}c</mtext></mrow>"),
            (##"\text{50\% \& \$5 \#1 \_x \{y\}}"##, "<mtext>50%\u{A0}&amp;\u{A0}$5\u{A0}#1\u{A0}_x\u{A0}{y}</mtext>"),
            (#"\text{na\"ive caf\'e Fran\c{c}ais \o}"#, "<mtext>naïve\u{A0}café\u{A0}Français\u{A0}ø</mtext>"),
            (#"\text{Erd\H{o}s, M\"uller, \v{S}, \'{\i}}"#, "<mtext>Erdős,\u{A0}Müller,\u{A0}Š,\u{A0}í</mtext>"),
            (#"\text{``a'' -- b}"#, "<mtext>“a”\u{A0}–\u{A0}b</mtext>"),
            (#"\text{zero-shot}"#, "<mtext>zero-shot</mtext>"),
            (#"\text{\(a_1\)}"#, #"<mstyle displaystyle="false"><msub><mi>a</mi><mn>1</mn></msub></mstyle>"#),
            (
                #"\text{a\textsuperscript{th}}"#,
                "<mrow><mtext>a</mtext><msup><mrow></mrow><mtext>th</mtext></msup></mrow>"
            ),
            (#"\mbox{x y}"#, "<mtext>x\u{A0}y</mtext>"), (#"\text{}"#, "<mrow></mrow>"),
            (#"\texttt{lr}\textsf{s}"#, "<mtext>𝚕𝚛</mtext><mtext>𝗌</mtext>"),
            (#"\textsc{Adam}"#, #"<mtext class="math-small-capitals">Adam</mtext>"#),
            (#"\text{a}_i"#, "<msub><mtext>a</mtext><mi>i</mi></msub>"),
            (#"\text{日本 <b>"}"#, "<mtext>日本\u{A0}&lt;b&gt;&quot;</mtext>"),
            (#"\text x y"#, "<mtext>x</mtext><mi>y</mi>"),
            (
                #"\text{a \textcolor{black}{b}}"#,
                ##"<mrow><mtext>a\##u{A0}</mtext>"##
                    + ##"<mstyle mathcolor="#000000" style="color: light-dark(#000000, #88898b)"><mtext>b</mtext>"##
                    + ##"</mstyle></mrow>"##
            ),
            (#"\operatorname{arg\;max}_x f"#, "<msub><mi>arg\u{2005}max</mi><mi>x</mi></msub><mi>f</mi>"),
            (#"\operatorname{arg~min} f"#, "<mi>arg\u{A0}min</mi><mi>f</mi>"),
            (#"\operatorname{top-k}"#, "<mi>top-k</mi>"),
            (#"\operatorname{\text{soft max}} x"#, "<mi>soft\u{A0}max</mi><mi>x</mi>"),
        ] as [(String, String)])
    func text(source: String, expected: String) {
        #expect(Self.elements(source) == expected)
    }

    @Test(
        arguments: [
            (#"\mathbb{R}^{d\times k}"#, "<msup><mi>ℝ</mi><mrow><mi>d</mi><mo>×</mo><mi>k</mi></mrow></msup>"),
            (#"\mathcal L\mathscr{L}\mathfrak{g}"#, "<mi>ℒ</mi><mi>ℒ</mi><mi>𝔤</mi>"),
            (#"\bm{x}\boldsymbol{\mu}\pmb\Sigma"#, "<mi>𝒙</mi><mi>𝝁</mi><mi>𝚺</mi>"),
            (#"\boldsymbol{\mathcal{L}}\bm{\mathbf{x}}"#, "<mi>𝓛</mi><mi>𝐱</mi>"),
            (#"\bm{1}"#, "<mn>𝟏</mn>"), (#"\bm{+}"#, #"<mo class="math-bold">+</mo>"#),
            (#"\mathrm{d}x"#, #"<mi mathvariant="normal">d</mi><mi>x</mi>"#),
            (#"\mathit{loss}\mathsf{T}\mathtt{ab}"#, "<mi>𝑙𝑜𝑠𝑠</mi><mi>𝖳</mi><mi>𝚊𝚋</mi>"),
            (#"{\bf x} {\rm sim} {\cal D} {\it f}"#, #"<mi>𝐱</mi><mi>sim</mi><mi>𝒟</mi><mi>f</mi>"#),
            (#"\bf x y"#, "<mi>𝐱𝐲</mi>"), (#"\mathrm{Top1}"#, "<mrow><mi>Top</mi><mn>1</mn></mrow>"),
            (#"\mathrm{KL}(p\,\|\,q)"#, "<mi>KL</mi><mo>(</mo><mi>p</mi><mo>‖</mo><mi>q</mi><mo>)</mo>"),
            (
                #"\varepsilon\epsilon\varphi\phi\vartheta\varrho\varsigma"#,
                "<mi>ε</mi><mi>ϵ</mi><mi>φ</mi><mi>ϕ</mi><mi>ϑ</mi><mi>ϱ</mi><mi>ς</mi>"
            ),
            (#"\mathbf{\hat{x}}"#, "<mover><mi>𝐱</mi><mo>^</mo></mover>"),
            (#"\hat{\mathbf{x}}_i"#, "<msub><mover><mi>𝐱</mi><mo>^</mo></mover><mi>i</mi></msub>"),
            (#"\not= \not\in \not\subset \neq"#, "<mo>≠</mo><mo>∉</mo><mo>⊄</mo><mo>≠</mo>"),
            (#"\not\models \not{\sim}"#, "<mo>⊭</mo><mo>≁</mo>"),
            (#"x \not\!\perp y"#, "<mi>x</mi><mo>⟂\u{338}</mo><mi>y</mi>"),
            (
                #"x_1, \dots, x_n"#,
                "<msub><mi>x</mi><mn>1</mn></msub><mo>,</mo><mo>…</mo><mo>,</mo><msub><mi>x</mi><mi>n</mi></msub>"
            ),
            (
                #"x_1 + \dots + x_n"#,
                "<msub><mi>x</mi><mn>1</mn></msub><mo>+</mo><mo>⋯</mo><mo>+</mo><msub><mi>x</mi><mi>n</mi></msub>"
            ),
            (#"a \cdots b \vdots \ddots"#, "<mi>a</mi><mo>⋯</mo><mi>b</mi><mo>⋮</mo><mo>⋱</mo>"),
            (
                #"\overline{AB}\widehat{xy}\underline{z}"#,
                "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>‾</mo></mover><mover><mrow><mi>x</mi><mi>y"
                    + "</mi></mrow><mo>^</mo></mover><munder><mi>z</mi><mo>_</mo></munder>"
            ),
            (
                #"\dot x\ddot x\check x\breve x\acute x\grave x\mathring x"#,
                "<mover><mi>x</mi><mo>˙</mo></mover><mover><mi>x</mi><mo>¨</mo></mover><mover><mi>x</mi>"
                    + "<mo>ˇ</mo></mover><mover><mi>x</mi><mo>˘</mo></mover><mover><mi>x</mi><mo>´</mo></mover>"
                    + "<mover><mi>x</mi><mo>`</mo></mover><mover><mi>x</mi><mo>˚</mo></mover>"
            ),
            (#"\overset{\text{def}}{=}"#, "<mover><mo>=</mo><mtext>def</mtext></mover>"),
            (#"\stackrel{d}{\to}"#, "<mover><mo>→</mo><mi>d</mi></mover>"),
            (#"\underset{\theta}{\min}"#, "<munder><mi>min</mi><mi>θ</mi></munder>"),
            (#"\overbrace{a}^{n}"#, "<mover><mover><mi>a</mi><mo>⏞</mo></mover><mi>n</mi></mover>"),
            (
                #"a \xrightarrow[b]{c} d"#,
                #"<mi>a</mi><munderover><mo>→</mo><mrow><mspace width="0.5em"/><mi>b</mi>"#
                    + #"<mspace width="0.5em"/></mrow><mrow><mspace width="0.5em"/><mi>c</mi>"#
                    + #"<mspace width="0.5em"/></mrow></munderover><mi>d</mi>"#
            ),
            (#"\mathop{\mathrm{argmin}}\limits_x"#, "<munder><mi>argmin</mi><mi>x</mi></munder>"),
            (#"\sum\limits_{i} x"#, #"<munder><mo movablelimits="false">∑</mo><mi>i</mi></munder><mi>x</mi>"#),
            (#"a \over b"#, "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
            (
                #"{n \choose k}"#,
                #"<mrow><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>"#
            ),
            (
                #"\left.\frac{a}{b}\right|_{x=0}"#,
                "<msub><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>|</mo></mrow><mrow><mi>x</mi><mo>=</mo>"
                    + "<mn>0</mn></mrow></msub>"
            ),
            (#"\left\{ x \middle| y \right\}"#, "<mrow><mo>{</mo><mi>x</mi><mo>|</mo><mi>y</mi><mo>}</mo></mrow>"),
            (#"\left< a \right>"#, "<mrow><mo>⟨</mo><mi>a</mi><mo>⟩</mo></mrow>"),
            (#"\Big\| x \Big/ y"#, #"<mo mathsize="1.8em">‖</mo><mi>x</mi><mo mathsize="1.8em">/</mo><mi>y</mi>"#),
            (#"a := b"#, "<mi>a</mi><mo>:</mo><mo>=</mo><mi>b</mi>"),
            (
                #"a \mathrel{R} b"#,
                #"<mi>a</mi><mspace width="0.2778em"/><mi>R</mi><mspace width="0.2778em"/><mi>b</mi>"#
            ),
            (
                #"\hspace{1em}\hspace*{2mu}\kern2pt"#,
                #"<mspace width="1em"/><mspace width="0.1111em"/><mspace width="0.2em"/>"#
            ),
            (
                #"\vphantom{x}\smash{y}"#,
                #"<mpadded width="0"><mphantom><mi>x</mi></mphantom></mpadded><mpadded height="0" depth="0">"#
                    + #"<mi>y</mi></mpadded>"#
            ),
            (
                #"\genfrac{[}{]}{0pt}{}{a}{b}"#,
                #"<mrow><mo>[</mo><mfrac linethickness="0"><mi>a</mi><mi>b</mi></mfrac><mo>]</mo></mrow>"#
            ),
            (#"\boxed{x}"#, #"<mrow class="math-boxed"><mi>x</mi></mrow>"#),
            (
                #"\sideset{}{'}\sum_k"#,
                "<msub><mmultiscripts><mo>∑</mo><mrow></mrow><mo>′</mo><mprescripts></mprescripts><mrow>"
                    + "</mrow><mrow></mrow></mmultiscripts><mi>k</mi></msub>"
            ),
            (#"a \nonumber\label{x} - b"#, "<mi>a</mi><mo>−</mo><mi>b</mi>"),
            (#"\limsup_n \injlim"#, "<msub><mi>lim\u{2009}sup</mi><mi>n</mi></msub><mi>inj\u{2009}lim</mi>"),
            (#"x \bmod 2"#, "<mi>x</mi><mo>mod</mo><mn>2</mn>"),
            (#"\imath\jmath\ell\hbar"#, #"<mi>ı</mi><mi>ȷ</mi><mi>ℓ</mi><mi>ℏ</mi>"#),
        ] as [(String, String)])
    func commands(source: String, expected: String) {
        #expect(Self.elements(source) == expected)
    }
}
