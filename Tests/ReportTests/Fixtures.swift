import Foundations
import MarkdownTree

@testable import Report

/// A report with everything that a report can hold.
enum Fixtures {
    static let text = """
        # What distillation adds

        The base generates features for classes that nobody has seen[^seen], after @wang2024d3gzsl; see also
        [@chao2016, p. 3; @xian2018]. Results are in @tbl-ablation and @fig-curves, the loss is @eq-be, the setting \
        @sec-base.

        ## The base {#sec-base}

        L<sub>be</sub> compares embeddings of a batch $x_1, \\dots, x_n$ with the temperature $\\tau > 0$:

        $$ \\mathcal{L}_{be} = -\\frac{1}{n} \\sum_{i=1}^{n} \\log \\frac{\\exp(\\cos(h_i, t_i)/\\tau)}{\\sum_{j \\ne \
        i} \\exp(\\cos(h_i, t_j)/\\tau)} $$ {#eq-be}

        The gain is `= full.H - base.H | points`, the rest is `= lost.H`.

        - [x] one thing
        - [ ] another

        > Quoted *words* with `code` and a [link](https://example.org/?a=1&b=2).

        ### Words and code

        ```swift
        // A comment.
        let teacher = try Teacher(layers: [512, 256], "name \\(x)") as Any
        ```

        ```yaml
        generator: f-clswgan   # the usual one
        distill: [be, kl, od]
        seeds: ${seeds}
        rate: 1e-4
        ```

        ```sh
        ./d3gzsl run Notebooks/method.md -P seeds=3   # again
        ```

        | Data set | Classes | Images |
        |:--|--:|--:|
        | AWA2 | 50 | 37322 |
        | CUB | 200 | 11788 |

        ## Results

        Each term alone, then together.

        [^seen]: In training. A second sentence with $n$ and `code`.
        """

    static let bibliography = """
        @inproceedings{wang2024d3gzsl, title={Data Distribution Distilled Generative Model for Generalized {Zero-Shot} \
        Recognition}, author={Wang, Yijie and Hong, Mingjian and Huangfu, Luwen and Huang, Sheng}, booktitle={AAAI}, \
        year={2024}, volume={38}, number={6}, pages={5695--5703}}
        @article{xian2018, title={Zero-Shot Learning---A Comprehensive Evaluation of the Good, the Bad and the Ugly}, \
        author={Xian, Yongqin and Lampert, Christoph H. and Schiele, Bernt and Akata, Zeynep}, \
        journal={IEEE TPAMI}, volume=41, number=9, year=2018, doi={10.1109/TPAMI.2018.2857768}}
        @misc{chao2016, title={An Empirical Study of {$\\alpha$}-Calibrated {GZSL}?}, \
        author={Chao, Wei-Lun and others}, eprint={1605.04253}, archiveprefix={arXiv}, year=2016}
        """

    static let provenance = Provenance(
        cell: "ablation", configuration: "9f31c2", seeds: [0, 1, 2], data: "shapes 5be1c0ffee", engine: "d3gzsl 1.0",
        machine: "x86-64, 2 cores", time: "1 March 2026, 12:00", seconds: 185,
        command: "./d3gzsl run method.md --only ablation")

    static let table = ReportTable(
        label: "tbl-ablation",
        caption: "Each term alone and *together*, after [@wang2024d3gzsl]. Higher is better but for the time $t$.",
        rowTitle: "Method",
        groups: ["shapes", "CUB"].map { name in
            ReportTable.ColumnGroup(
                title: name,
                columns: ["U", "S", "H"].map { ReportTable.Column(name: $0, ranking: .higherIsBetter) })
        } + [
            ReportTable.ColumnGroup(
                columns: [
                    ReportTable.Column(name: "t", unit: "s", ranking: .lowerIsBetter),
                    ReportTable.Column(name: "Published"), ReportTable.Column(name: "Δ"),
                ])
        ],
        rows: [
            row("f-CLSWGAN", [41.23, 62.1, 49.56, 44.2, 57.1, 49.83], 12.4, 43.1),
            row("+ L_be", [43.9, 61.7, 51.34, 46.01, 56.2, 50.6], 14.9, nil),
            .separator("Two terms"),
            row("+ L_be, L_kl", [45.02, 101.9, 52.16, 47.3, 55.9, 51.22], 15.2, nil),
            .absent("+ L_od", reason: "skipped because full failed"),
            .separator(),
            row("D³GZSL", [47.4, 60.8, 53.24, 48.8, 55.4, 51.86], 18.85, 54.9),
        ],
        notes: ["The separator `L_od` needs a teacher."],
        protocolLine: "per-class accuracy, last epoch, proposed split v2", provenance: provenance)

    private static func row(
        _ label: String, _ values: [Double], _ time: Double, _ published: Double?
    ) -> ReportTable.Row {
        var cells = values.enumerated().map { index, value in
            ReportTable.Cell.number(
                mean: value, deviation: index == 1 && value > 100 ? 12.34 : 0.31 + Double(index) / 10, decimals: 1)
        }
        cells.append(.number(mean: time, decimals: 1))
        cells.append(published.map { .published($0, source: "Wang et al. 2024") } ?? .missing(reason: "not published"))
        cells.append(published.map { .difference(values[2] - $0) } ?? .missing())
        return ReportTable.Row(label: label, cells: cells)
    }

    /// One transparent pixel.
    static let pixel: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
        8, 6, 0,
        0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1,
        0x0D, 0x0A,
        0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ]

    static func figure(light: [UInt8] = pixel, dark: [UInt8]? = pixel) -> ReportFigure {
        ReportFigure(
            label: "fig-curves", caption: "The critic's loss over *epochs*, see @tbl-ablation.",
            alternativeText: "Lines: the loss falls from 9 to 2 & stays.", light: light, dark: dark, width: 560,
            height: 320,
            dataTable: ReportFigure.DataTable(
                header: ["epoch", "base", "full"], rows: [["1", "9.1", "8.7"], ["2", "4.0", "2.2"]]),
            provenance: provenance)
    }

    static let claims = [
        Scorecard.Row(
            name: "full.H > base.H", expected: "> 49.6", observed: "53.2", difference: "+3.7", verdict: .held,
            source: "line 80"),
        Scorecard.Row(
            name: "full.H within 2 of 67.8", expected: "67.8 ± 2", observed: "53.2", difference: "−14.6",
            verdict: .missed, source: "line 81"),
        Scorecard.Row(
            name: "lost.H > 0", expected: "> 0", observed: "no value", verdict: .undecided, source: "line 82"),
    ]

    static func document(figure: ReportFigure = figure()) -> ReportDocument {
        let file = SourceFile(path: "method.md", text: text)
        let markdown = MarkdownDocument.parse(file, dialect: .notebook)
        var values: [SourceRange: InlineText] = [:]
        markdown.root.forEachDescendant { node in
            guard case .code(let code) = node.kind, code.hasPrefix("= ") else { return }
            values[node.range] =
                code.contains("lost")
                ? InlineText("no value: lost failed", isMissing: true)
                : InlineText("+3.7 ± 0.4 points", detail: "full.H - base.H over 3 seeds: 3.4, 3.9, 3.8")
        }
        let blocks = markdown.root.children.map(ReportBlock.markdown)
        let results: [ReportBlock] = [
            .configuration(
                ReportConfiguration(
                    cell: "full", kind: "train", summary: "f-CLSWGAN on shapes, 3 seeds",
                    source: "like: base\ndistill: [be, kl, od]\n",
                    settings: [
                        ReportConfiguration.Setting(name: "distill", value: "[be, kl, od]", isDefault: false),
                        ReportConfiguration.Setting(name: "temperature", value: "0.1", isDefault: true),
                    ])),
            .table(table),
            .expectations(claims),
            .notice(
                ReportNotice(.skipped, "`lost` was skipped because *full* failed.", details: "line 1\n  ^~~~ <here>")),
            .figure(figure),
        ]
        return ReportDocument(
            title: "What distillation adds", subtitle: "Each term of D³GZSL, one at a time",
            authors: ["Ada Lovelace", "Max Born"],
            date: "March 2026", abstract: "We take the terms apart. The gain is $+3.7$ points [@wang2024d3gzsl].",
            notices: [ReportNotice(.partial, "One cell failed; what follows is incomplete.")], blocks: blocks + results,
            bibliography: Bibliography.parse(SourceFile(path: "references.bib", text: bibliography)).bibliography,
            scorecard: Scorecard(rows: claims),
            run: RunSummary(
                engine: "d3gzsl 1.0", machine: "x86-64, 2 cores", time: "1 March 2026", seconds: 185,
                command: "./d3gzsl run method.md"),
            links: [
                PageLink(title: "All reports", destination: "index.html", relation: .index),
                PageLink(title: "Baselines", destination: "baselines.html", relation: .next),
            ],
            inlineValues: values)
    }
}
