import Foundation
import Testing

@testable import Report

@Suite struct TableTests {
    private func table(
        _ values: [Double?], deviations: [Double?] = [], decimals: Int = 1,
        ranking: ReportTable.Column.Ranking = .higherIsBetter
    ) -> ReportTable {
        ReportTable(
            caption: "C", groups: [ReportTable.ColumnGroup(columns: [ReportTable.Column(name: "H", ranking: ranking)])],
            rows: values.enumerated().map { index, value in
                let deviation = index < deviations.count ? deviations[index] : nil
                let cell: ReportTable.Cell =
                    value.map { .number(mean: $0, deviation: deviation, decimals: decimals) } ?? .missing()
                return ReportTable.Row(label: "r\(index)", cells: [cell])
            })
    }

    /// `B` for best, `s` for second, a point for neither.
    private func marks(_ table: ReportTable) -> String {
        table.marks().map { $0.first.flatMap(\.self).map { $0 == .best ? "B" : "s" } ?? "." }.joined()
    }

    @Test func bestAndSecond() {
        #expect(marks(table([1, 3, 2])) == ".Bs")
        #expect(marks(table([1, 3, 2], ranking: .lowerIsBetter)) == "B.s")
        #expect(marks(table([1, 3, 2], ranking: .none)) == "...")
    }

    @Test func tiesShareTheirMark() {
        #expect(marks(table([3, 3, 2, 2, 1])) == "BBss.")
        // Equal in print, so equal.
        #expect(marks(table([3.04, 2.96, 2])) == "BBs")
        #expect(marks(table([3.04, 2.96, 2], decimals: 2)) == "Bs.")
        #expect(marks(table([3, 3, 3])) == "...")
    }

    @Test func whatIsNotThereDoesNotCompete() {
        #expect(marks(table([nil, 1, 2])) == ".sB")
        #expect(marks(table([.nan, 1, 2, .infinity])) == ".sB.")
        #expect(marks(table([1, nil])) == "..")
        #expect(marks(table([-1, -2, 0], ranking: .lowerIsBetter)) == "sB.")
    }

    @Test func publishedValuesDoNotCompete() {
        let column = ReportTable.Column(name: "H", ranking: .higherIsBetter)
        let table = ReportTable(
            caption: "", groups: [ReportTable.ColumnGroup(columns: [column])],
            rows: [
                ReportTable.Row(label: "a", cells: [.published(99, source: "P")]),
                ReportTable.Row(label: "b", cells: [.number(mean: 1)]),
                .separator(), .absent("c", reason: "lost"), ReportTable.Row(label: "d", cells: [.number(mean: 2)]),
            ])
        #expect(table.marks() == [[nil], [.second], [], [], [.best]])
    }

    private func html(_ table: ReportTable) -> String {
        var writer = HTMLWriter()
        TableHTML(
            table: table, target: PageIndex.Target(text: "Table 1", identifier: "t"), inline: { HTMLEscaping.text($0) }
        )
        .write(to: &writer)
        return writer.html
    }

    @Test func headsOfTwoLevels() {
        let rows = html(Fixtures.table).split(separator: "\n").filter { $0.hasPrefix("<tr>") }
        #expect(
            rows[0] == """
                <tr><th scope="col" rowspan="2" class="row-title">Method</th>\
                <th scope="colgroup" colspan="3" class="group"><span>shapes</span></th>\
                <th scope="colgroup" colspan="3" class="group"><span>CUB</span></th>\
                <th scope="col" rowspan="2" class="first">t<span class="unit"> (s)</span> \
                <span aria-hidden="true">↓</span><span class="spoken"> lower is better</span></th>\
                <th scope="col" rowspan="2">Published</th>\
                <th scope="col" rowspan="2">Δ</th></tr>
                """)
        #expect(
            rows[1] == """
                <tr><th scope="col" class="first">U</th><th scope="col">S</th><th scope="col">H</th>\
                <th scope="col" class="first">U</th>\
                <th scope="col">S</th><th scope="col">H</th></tr>
                """)
    }

    @Test func aSimpleTable() {
        #expect(
            html(table([41.26, nil, 101.5], deviations: [0.3, nil, 12.1])) == """
                <div class="result" id="t">
                <div class="scroll" role="region" aria-labelledby="t-caption" tabindex="0"><table class="results">
                <caption id="t-caption"><div class="caption"><span class="number">Table 1.</span> C</div></caption>
                <colgroup></colgroup><colgroup span="1"></colgroup>
                <thead>
                <tr><td></td><th scope="col" class="first">H</th></tr>
                </thead>
                <tbody>
                <tr><th scope="row" class="short">r0</th><td class="first"><span class="value w5"><u>41.3</u>\
                <span class="spoken"> second</span></span><span class="deviation d4"> ± 0.3</span></td></tr>
                <tr><th scope="row" class="short">r1</th><td class="first missing"><span aria-hidden="true">–</span>\
                <span class="spoken">no value</span></td></tr>
                <tr><th scope="row" class="short">r2</th><td class="first"><span class="value w5">\
                <strong>101.5</strong><span class="spoken"> best</span></span>\
                <span class="deviation d4"> ± 12.1</span></td></tr>
                </tbody>
                </table></div>
                <div class="remarks">
                <p>Mean ± standard deviation. Best of a column in bold, second underlined.</p>
                </div>
                </div>

                """)
    }

    @Test func aUnitThatAllColumnsShareStandsInTheTitleOfTheGroup() {
        let percent = ["U", "S"].map { ReportTable.Column(name: $0, unit: "%") }
        let table = ReportTable(
            caption: "",
            groups: [
                ReportTable.ColumnGroup(title: "CUB", columns: percent),
                ReportTable.ColumnGroup(title: "cost", columns: [.init(name: "time", unit: "s"), .init(name: "size")]),
                ReportTable.ColumnGroup(columns: percent),
            ],
            rows: [
                ReportTable.Row(
                    label: "a",
                    cells: [.number(mean: 1), .number(mean: 1), .text("long"), .missing(), .missing(), .missing()])
            ])
        let heads = html(table).matches(of: /<th [^>]*>(.*?)<\/th>/).map {
            String($0.output.1).replacing(/<.*?>/, with: "")
        }
        #expect(heads == ["CUB (%)", "cost", "U (%)", "S (%)", "U", "S", "time (s)", "size", "a"])
        #expect(html(table).contains("<th scope=\"col\" class=\"text first\">time"))
        #expect(table.latex().contains("{lrrlrrr}"))
        #expect(table.latex().contains(" & \\multicolumn{2}{c}{CUB (\\%)} & \\multicolumn{2}{c}{cost} &  &  \\\\\n"))
        #expect(table.latex().contains(" & U & S & time (s) & size & U (\\%) & S (\\%) \\\\\n"))
    }

    @Test func everyRowFillsTheWidth() {
        let rows = html(Fixtures.table).split(separator: "\n").filter { $0.hasPrefix("<tr") }
        let widths = rows.map { row in
            row.matches(of: /<t[hd]( [^>]*)?>/).reduce(0) { width, cell in
                width
                    + (String(cell.output.1 ?? "").firstMatch(of: /colspan="(\d+)"/).flatMap { Int($0.output.1) } ?? 1)
            }
        }
        // The second row of heads lacks the four columns that reach down into it.
        #expect(widths == [10, 6, 10, 10, 10, 10, 10, 10])
    }

    @Test func numbersOfDifferentDecimalsArePadded() {
        let column = NumberColumn([
            .number(mean: 1.25, decimals: 2), .number(mean: 100, decimals: 0), .difference(-3.5),
        ])
        #expect(column.valueWidth == 6)
        #expect(column.value(CellText(.number(mean: 100, decimals: 0))!) == "100\u{2008}\u{2007}\u{2007}")
        #expect(column.value(CellText(.difference(-3.5))!) == "\u{2212}3.5\u{2007}")
        #expect(column.deviationWidth == 0)
    }

    @Test(arguments: [(0.04, "0.0"), (-0.04, "0.0"), (0.05, "0.0"), (0.15, "+0.2"), (-1.25, "−1.2"), (12, "+12.0")])
    func differencesShowTheirSign(value: Double, text: String) {
        #expect(CellText(.difference(value))?.value == text)
    }

    @Test func commaSeparatedValues() {
        let table = ReportTable(
            caption: "C", rowTitle: "Method, \"name\"",
            groups: [
                ReportTable.ColumnGroup(
                    title: "CUB",
                    columns: [ReportTable.Column(name: "H", unit: "%"), ReportTable.Column(name: "note")]),
                ReportTable.ColumnGroup(columns: [ReportTable.Column(name: "paper"), ReportTable.Column(name: "Δ")]),
            ],
            rows: [
                ReportTable.Row(
                    label: "a,b",
                    cells: [
                        .number(mean: 0.1 + 0.2, deviation: 0.5), .text("line\nbreak"), .published(1, source: "P"),
                        .difference(-0.7),
                    ]),
                .separator("group"), .absent("lost", reason: "why"),
                ReportTable.Row(
                    label: " =1+1",
                    cells: [.number(mean: .nan), .text("say \"x\""), .missing(reason: "r"), .missing()]),
            ])
        #expect(
            table.csv()
                == [
                    "\"Method, \"\"name\"\"\",CUB H (%),CUB H (%) sd,CUB note,paper,Δ",
                    "\"a,b\",0.30000000000000004,0.5,\"line\nbreak\",1,-0.7",
                    "lost,,,,,",
                    "\" =1+1\",,,\"say \"\"x\"\"\",,", "",
                ].joined(separator: "\r\n"))
    }

    @Test func jsonIsReadBackAsWritten() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(Fixtures.table.json().utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.count == 7)
        let cells = try #require(rows[0]["cells"] as? [[String: Any]])
        #expect(cells[0]["mean"] as? Double == 41.23)
        #expect(cells[1]["mark"] as? String == "second")
        #expect(cells[7]["source"] as? String == "Wang et al. 2024")
        #expect(rows[4]["absent"] as? String == "skipped because full failed")
        #expect((object["provenance"] as? [String: Any])?["seeds"] as? [Int] == [0, 1, 2])
        let hostile = ReportTable(caption: "\"\\\u{1}\n\u{2028}", groups: [], rows: [])
        let read = try #require(try JSONSerialization.jsonObject(with: Data(hostile.json().utf8)) as? [String: Any])
        #expect(read["caption"] as? String == "\"\\\u{1}\n\u{2028}")
    }

    @Test func latex() {
        #expect(
            Fixtures.table.latex() == #"""
                % Cell: ablation
                % Configuration: 9f31c2
                % Seeds: 0, 1, 2
                % Data: shapes 5be1c0ffee
                % Engine: d3gzsl 1.0
                % Machine: x86-64, 2 cores
                % Time: 1 March 2026, 12:00
                % Computation: 3 min 5 s
                % Command: ./d3gzsl run method.md --only ablation
                \begin{table}
                  \centering
                  \caption{Each term alone and \emph{together}, after \cite{wang2024d3gzsl}. Higher is better but for \#
                the time $t$.}
                  \label{tbl-ablation}
                  \begin{tabular}{lrrrrrrrrr}
                    \toprule
                     & \multicolumn{3}{c}{shapes} & \multicolumn{3}{c}{CUB} &  &  &  \\
                    \cmidrule(lr){2-4} \cmidrule(lr){5-7}
                    Method & U & S & H & U & S & H & t (s) & Published & $\Delta$ \\
                    \midrule
                    f-CLSWGAN & $41.2 \pm 0.3$ & $\underline{62.1} \pm 0.4$ & $49.6 \pm 0.5$ & $44.2 \pm 0.6$ \#
                & $\mathbf{57.1} \pm 0.7$ & $49.8 \pm 0.8$ & $\mathbf{12.4}$ & $43.1$ & $+6.5$ \\
                    + L\_be & $43.9 \pm 0.3$ & $61.7 \pm 0.4$ & $51.3 \pm 0.5$ & $46.0 \pm 0.6$ \#
                & $\underline{56.2} \pm 0.7$ & $50.6 \pm 0.8$ & $\underline{14.9}$ & -- & -- \\
                    \midrule
                    \multicolumn{10}{l}{\emph{Two terms}} \\
                    + L\_be, L\_kl & $\underline{45.0} \pm 0.3$ & $\mathbf{101.9} \pm 12.3$ \#
                & $\underline{52.2} \pm 0.5$ & $\underline{47.3} \pm 0.6$ & $55.9 \pm 0.7$ \#
                & $\underline{51.2} \pm 0.8$ & $15.2$ & -- & -- \\
                    + L\_od & \multicolumn{9}{l}{\emph{skipped because full failed}} \\
                    \midrule
                    D$^3$GZSL & $\mathbf{47.4} \pm 0.3$ & $60.8 \pm 0.4$ & $\mathbf{53.2} \pm 0.5$ \#
                & $\mathbf{48.8} \pm 0.6$ & $55.4 \pm 0.7$ & $\mathbf{51.9} \pm 0.8$ & $18.8$ & $54.9$ & $-1.7$ \\
                    \bottomrule
                  \end{tabular}
                  \par\smallskip{\footnotesize Mean $\pm$ standard deviation. Best of a column in bold, second \#
                underlined. Published values: Wang et al. 2024. The separator \texttt{L\_od} needs a teacher. \#
                Protocol: per-class accuracy, last epoch, proposed split v2\par}
                \end{table}

                """#)
    }

    @Test(arguments: [
        (
            "50 % & #1 {x} a_b ~ ^ \\ $5",
            ##"50 \% \& \#1 \{x\} a\_b \textasciitilde{} \textasciicircum{} \textbackslash{} \$5"##
        ),
        ("a\nb", "a b"), ("<b> | λ ≥ ±1", #"\textless{}b\textgreater{} \textbar{} $\lambda$ $\geq$ $\pm$1"#),
    ])
    func latexText(text: String, latex: String) {
        #expect(LaTeXWriter.text(text) == latex)
    }

    @Test(arguments: [
        (
            "**b** `c_d` [l](http://x/y%20z) see @tbl-x and [@a; @b], [see @c, p. 3]",
            #"\textbf{b} \texttt{c\_d} \href{http://x/y\%20z}{l} see \ref{tbl-x} and \cite{a,b}, see \cite[p. 3]{c}"#
        ),
        ("a<sub>b</sub> $x_1$", "ab $x_1$"),
    ])
    func latexOfInlineMarkdown(markdown: String, latex: String) {
        #expect(LaTeXWriter.inline(markdown) == latex)
    }
}
