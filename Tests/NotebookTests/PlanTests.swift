import Foundations
import MarkdownTree
import Notebook
import Testing

/// What a notebook without mistakes becomes.
@Suite struct PlanTests {
    static let notebook = #"""
        ---
        title: What distillation adds to ${dataset}
        authors: [A. Author, B. Author]
        bibliography: references.bib
        parameters:
          dataset: shapes
          seeds: 3
          goal: 1.5
        ---
        # The base {#sec-base}

        Compare @tbl-ablation and @eq-be, after [@wang2024d3gzsl].

        $$L_{be}$$ {#eq-be}

        ```d3gzsl table ablation
        rows: [base, full]
        columns: H
        caption: Each term on ${dataset}, $${dataset} left alone.
        ```

        ```d3gzsl train full
        like: base
        distill: [be, kl]
        weights: {be: 2}
        ```

        ```d3gzsl train base
        generator: f-clswgan
        dataset: ${dataset}
        seeds: ${seeds}
        weights: {cls: 1, be: 0.5}
        ```

        ```d3gzsl expect
        - full.H - base.H > goal
        - full.H within 2 of 67.8
        ```

        ```d3gzsl figure
        of: full
        ```

        It gains `= full.H - base.H | points` over `= base.H`, and `= goal` was hoped for.
        """#

    @Test func dump() throws {
        let plan = try plan(of: Self.notebook, overrides: [ParameterOverride(name: "seeds", text: "[4, 5]")])
        #expect(
            plan.description == """
                notebook n.md: What distillation adds to shapes
                parameters
                  dataset: shapes
                  seeds: [4, 5]  (given)
                  goal: 1.5
                table ablation at line 16, label tbl-ablation, needs full, base
                  rows: [base, full]
                  columns: [H]
                  caption: "Each term on shapes, ${dataset} left alone."
                train full at line 22, needs base
                  generator: f-clswgan
                  dataset: [shapes]
                  seeds: [4, 5]
                  weights: {cls: 1, be: 2}
                  distill: [be, kl]
                train base at line 28
                  generator: f-clswgan
                  dataset: [shapes]
                  seeds: [4, 5]
                  weights: {cls: 1, be: 0.5}
                expect expect-35 at line 35, needs full, base
                  - full.H - base.H > goal
                  - full.H within 2 of 67.8
                figure figure-40 at line 40, needs full
                  of: full
                order: base, full, ablation, expect-35, figure-40
                values
                  44:10 full.H - base.H as points
                  44:44 base.H as auto
                  44:60 goal as auto

                """)
    }

    @Test func frontMatter() throws {
        let plan = try plan(of: Self.notebook)
        #expect(plan.frontMatter.title?.value == "What distillation adds to shapes")
        #expect(plan.frontMatter.title?.range.text == "What distillation adds to ${dataset}")
        #expect(plan.frontMatter.authors == ["A. Author", "B. Author"])
        #expect(plan.frontMatter.bibliography.map(\.value) == ["references.bib"])
        #expect(plan.frontMatter.bibliography[0].range.start == SourcePosition(line: 4, column: 15))
        #expect(plan.frontMatter.language == "en")
        #expect(plan.frontMatter.parameters["seeds"] == 3)
        #expect(plan.parameter("seeds") == Parameter(name: "seeds", value: 3, written: "3"))
    }

    @Test func placesOfCells() throws {
        let plan = try plan(of: Self.notebook)
        let full = try #require(plan.cell("full"))
        #expect(full.headRange.text == "train full")
        #expect(full.range.text.hasPrefix("```d3gzsl train full\nlike"))
        #expect(full.range.text.hasSuffix("}\n```"))
        #expect(full.source == "like: base\ndistill: [be, kl]\nweights: {be: 2}\n")
        #expect(full.optionRanges["distill"]?.text == "[be, kl]")
        #expect(full.optionRanges["weights"]?.text == "{be: 2}")
        #expect(full.optionRanges["generator"]?.text == "f-clswgan")
        #expect(full.optionRanges["generator"]?.start.line == 29, "an inherited option stands where it is written")
        #expect(full.options["like"] == nil)
        #expect(plan.cell("nobody") == nil)
    }

    @Test func valuesShareTheirPlaceWithTheTree() throws {
        let plan = try plan(of: Self.notebook)
        var spans: [SourceRange] = []
        plan.document.root.forEachDescendant { if case .code = $0.kind { spans.append($0.range) } }
        #expect(plan.inlineValues.map(\.range) == spans)
        #expect(plan.inlineValues[0].text == "= full.H - base.H | points")
        #expect(plan.inlineValues[0].range.text == "`= full.H - base.H | points`")
        #expect(plan.inlineValues[0].expression.range.text == "full.H - base.H")
        #expect(plan.inlineValues[0].format?.name == "points")
        #expect(plan.inlineValues[1].format == nil)
    }

    @Test func codeThatOnlyLooksLikeAValue() throws {
        let plan = try plan(
            of:
                "---\ntitle: T\nparameters: {a: 1}\n---\n`= a` and `` = a `` and `a = 1` and `=a` and ``= a``\n\n"
                + "    = a\n\n`` `= a` ``\n"
        )
        #expect(plan.inlineValues.map(\.range.text) == ["`= a`", "``= a``"])
    }

    @Test func parametersKeepTheirTypes() throws {
        let plan = try plan(
            of: """
                ---
                title: T
                parameters: {generator: ce-gzsl, terms: [be, kl], k: 3, rate: 0.25, on: true, name: base, version: \
                "1.0"}
                ---
                ```d3gzsl train base
                generator: "${generator}"
                distill: ${terms}
                rate: 1e-${k}
                epochs: ${k}0
                shuffle: ${on}
                weights: {be: ${k}, cls: ${rate}}
                seeds: [${k}, ${k}${k}]
                note: "${k} of ${version}"
                ```
                ```d3gzsl train again
                like: ${name}
                note: ${version}
                ```
                ```d3gzsl table t
                rows: {${name}: Run ${k}}
                ```
                """)
        #expect(
            plan.cell("base")?.options == [
                "generator": "ce-gzsl", "distill": ["be", "kl"], "rate": 0.001, "epochs": 30, "shuffle": true,
                "weights": ["be": 3.0, "cls": 0.25], "seeds": [3, 33], "note": "3 of 1.0",
            ])
        #expect(plan.cell("again")?.options["note"] == "1.0")
        #expect(plan.cell("again")?.dependencies == ["base"])
        #expect(plan.cell("t")?.options["rows"] == ["base": "Run 3"])
    }

    @Test(arguments: [
        ("5", "5"), ("[1, 2]", "[1, 2]"), ("2.5e-3", "0.0025"), ("text", "text"), ("\"5\"", "\"5\""),
        ("{a: [1]}", "{a: [1]}"), ("", "null"),
        ("no", "no"), ("0x10", "0x10"),
    ])
    func overridesAreYAML(text: String, value: String) throws {
        let (plan, _) = NotebookPlan.check(
            SourceFile(path: "n.md", text: "---\ntitle: T\nparameters: {p: 1}\n---\n"), language: .sample,
            overrides: [ParameterOverride(name: "p", text: "0"), ParameterOverride(name: "p", text: text)])
        #expect(plan?.parameters.first?.value.description == value)
    }

    @Test func inheritance() throws {
        let plan = try plan(
            of: """
                ---
                title: T
                ---
                ```d3gzsl train c
                like: b
                weights: {cls: , be: 3}
                note:
                ```
                ```d3gzsl train a
                generator: f-clswgan
                distill: [be]
                note: a
                weights: {cls: 1}
                ```
                ```d3gzsl train b
                like: a
                distill: [kl]
                seeds: 2
                weights: {be: 2}
                ```
                """)
        #expect(
            plan.cell("b")?.options == [
                "generator": "f-clswgan", "distill": ["kl"], "note": "a", "weights": ["cls": 1.0, "be": 2.0],
                "seeds": 2,
            ])
        #expect(
            plan.cell("c")?.options == [
                "generator": "f-clswgan", "distill": ["kl"], "weights": ["be": 3.0], "seeds": 2,
            ])
        #expect(plan.order.map { plan.cells[$0].name } == ["a", "b", "c"])
    }

    @Test func orderIsThatOfTheTextWhereItIsFree() throws {
        let head = "---\ntitle: T\n---\n"
        func train(_ name: String) -> String { "```d3gzsl train \(name)\ngenerator: f-clswgan\n```\n" }
        func figure(_ name: String, of cell: String) -> String { "```d3gzsl figure \(name)\nof: \(cell)\n```\n" }
        let plan = try plan(
            of: head + train("z") + figure("f", of: "b") + train("y") + train("b") + figure("g", of: "z") + train("a"))
        #expect(plan.order.map { plan.cells[$0].name } == ["z", "b", "f", "y", "g", "a"])
    }

    @Test func formsOfYAML() throws {
        let plan = try plan(
            of: """
                ---
                title: T
                ---
                ~~~~ d3gzsl  train   base
                # A comment
                generator:   ce-gzsl   # another
                distill:
                - be
                -   kl
                weights:
                    cls: &w 2
                    be: *w
                seeds: [
                  1, # one
                  2
                ]
                note: |
                  Two lines
                    and a fence ~~~
                rate: !!float 0.5
                dataset: 'shapes'
                ~~~~
                ```d3gzsl train other
                {generator: ce-gzsl, note: 'it''s', seeds: [7]}
                ```
                """)
        let base = try #require(plan.cell("base"))
        #expect(
            base.options == [
                "generator": "ce-gzsl", "distill": ["be", "kl"], "weights": ["cls": 2.0, "be": 2.0], "seeds": [1, 2],
                "note": "Two lines\n  and a fence ~~~\n", "rate": 0.5, "dataset": ["shapes"],
            ])
        #expect(base.headRange.text == "train   base")
        #expect(base.optionRanges["generator"]?.text == "ce-gzsl")
        #expect(base.optionRanges["distill"]?.text == "- be\n-   kl")
        #expect(base.optionRanges["seeds"]?.text == "[\n  1, # one\n  2\n]")
        #expect(base.optionRanges["note"]?.text == "|\n  Two lines\n    and a fence ~~~")
        #expect(base.optionRanges["rate"]?.text == "!!float 0.5")
        #expect(base.optionRanges["dataset"]?.text == "'shapes'")
        #expect(plan.cell("other")?.options["note"] == "it's")
        #expect(plan.cell("other")?.optionRanges["note"]?.text == "'it''s'")
    }

    @Test func textStaysAsWritten() throws {
        let plan = try plan(
            of:
                "---\ntitle: 1.0\ndate: 2024-02-20\n---\n```d3gzsl train b\ngenerator: ce-gzsl\nnote: 1.50\n```\n"
                + "```d3gzsl table t\nrows: []\ncolumns: [no, 1e3, on]\n```\n"
        )
        #expect(plan.frontMatter.title?.value == "1.0")
        #expect(plan.frontMatter.date == "2024-02-20")
        #expect(plan.cell("b")?.options["note"] == "1.50")
        #expect(plan.cell("t")?.options["columns"] == ["no", "1e3", "on"])
    }

    @Test func plainMarkdownIsLeftAlone() throws {
        let (plan, diagnostics) = NotebookPlan.check(
            SourceFile(path: "README.md", text: "# Title\n\nCosts $5 and `= x`; ask @someone about @tbl-x.\n"),
            language: .sample)
        #expect(diagnostics.isEmpty)
        #expect(plan?.cells.isEmpty == true)
        #expect(plan?.inlineValues.isEmpty == true)
    }

    @Test func unnamedCellsHaveNamesOfTheirOwn() throws {
        let plan = try plan(
            of: "---\ntitle: T\n---\n```d3gzsl table\nrows: []\n```\n```d3gzsl table table-4\nrows: []\n```\n")
        #expect(plan.cells.map(\.name) == ["table-4-", "table-4"])
        #expect(plan.cells.map(\.label) == [nil, "tbl-table-4"])
    }

    /// A parameter without a value leaves an option to its default, and takes back what was inherited.
    @Test func parametersWithoutAValue() throws {
        func notebook(rate: String) throws -> NotebookPlan {
            try plan(
                of:
                    "---\ntitle: T\nparameters: {rate: \(rate)}\n---\n"
                    + "```d3gzsl train a\ngenerator: f-clswgan\nrate: ${rate}\n```\n"
                    + "```d3gzsl train b\nlike: c\nrate: ${rate}\n```\n"
                    + "```d3gzsl train c\ngenerator: f-clswgan\nrate: 0.5\n```\n"
            )
        }
        let open = try notebook(rate: "null")
        #expect(
            open.cell("a")?.options["rate"] == nil && open.cell("b")?.options["rate"] == nil
                && open.cell("c")?.options["rate"] == 0.5)
        #expect(try notebook(rate: "0.25").cell("b")?.options["rate"] == 0.25)
        // Where nothing is inherited there is nothing to take back, which is no mistake.
        let plain = try plan(
            of: "---\ntitle: T\n---\n```d3gzsl train a\ngenerator: f-clswgan\n```\n"
                + "```d3gzsl train b\nlike: a\nrate: null\n```\n")
        #expect(plain.cell("b")?.options["rate"] == nil)
    }
}
