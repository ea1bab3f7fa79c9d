import Experiments
import Foundation
import Testing

/// Strategies and scores, from a Markdown file to a report.
@Suite struct StrategyNotebookTests {
    private static let runs = """
        ---
        title: Strategies
        parameters: {seeds: 2}
        ---
        ```d3gzsl train base
        seeds: ${seeds}
        \(Bench.tiny)
        ```

        ```d3gzsl train full
        like: base
        distill: [cls, od]
        score: energy
        ```


        """

    private static let notebook =
        runs + """
            ```d3gzsl strategy ways
            of: full
            ```

            ```d3gzsl strategy rules
            of: full
            strategies: [ts]
            threshold: [validation, tpr95, test-best]
            ```

            ```d3gzsl strategy gates
            of: base
            score: [msp, knn]
            ```

            ```d3gzsl score ood
            of: full
            ```

            ```d3gzsl score few
            of: base
            scores: [msp, vim]
            ```

            ```d3gzsl sweep inside
            of: full
            over: {score: [energy, cosine]}
            seeds: 1
            ```

            ```d3gzsl table strategies
            rows: [ways, rules, gates, full]
            columns: [U, S, H, T1, AUSUC, gateSeen, gateUnseen, expertSeen, expertUnseen, gamma, alpha, beta]
            ```

            ```d3gzsl table detection
            rows: [ood]
            columns: [AUROC, AUPRin, AUPRout, FPR95, DetErr, BalAcc]
            ```

            ```d3gzsl figure densities
            kind: densities
            cells: [few]
            ```

            ```d3gzsl figure roc
            kind: roc
            cells: [few]
            ```

            ```d3gzsl figure precision
            kind: pr
            cells: [few]
            ```

            ```d3gzsl figure thresholds
            kind: thresholds
            cells: [gates]
            ```

            ```d3gzsl figure errors
            kind: errors
            cells: [ways]
            ```

            ```d3gzsl figure learned
            kind: confidence
            cells: [full, inside]
            ```

            Relative distance: `= ood[relative-mahalanobis].AUROC | pct1`, and inside `= inside[score cosine].S | pct1`.

            ```d3gzsl expect
            - ways[iv-ts].U == ways[iv-ts].T1
            - ways[iv-ts].U >= ways[ts].U
            - rules[ts validation].H == ways[ts].H
            - rules[ts test-best].H >= rules[ts tpr95].H
            - ways[ts].S + ways[ts].gateSeen + ways[ts].expertSeen == 100
            - gates[ts knn].U + gates[ts knn].gateUnseen + gates[ts knn].expertUnseen == 100
            - ways[end-to-end].S == full.S
            - gates[softmax].U == base.U
            - few[msp].AUROC == ood[msp].AUROC
            - inside[score energy].S >= 0
            - full.alpha > 0
            ```
            """

    @Test func fromTheTextToTheReport() throws {
        let bench = try Bench()
        let log = try bench.run(Self.notebook)
        let lost = log.notebooks[0].expectations.filter { $0.verdict != "held" }
        #expect(
            log.exitCode == 0, "\(lost.map { "\($0.text): \($0.reason ?? "") \($0.left ?? .nan)" })")
        // Two runs with their networks, the networks of their rehearsals, their strategies, the teachers of runs and of
        // rehearsals and one detection for both, two seeds each; of the grid one point is the run itself.
        #expect(log.units.count == 2 * (2 + 2 + 2 + 2 + 2 + 1) + 1)
        #expect(log.units.first { $0.cells.contains("rules") }?.cells == ["ways", "rules"])
        #expect(log.units.first { $0.cells.first == "ood" }?.cells == ["ood", "few"])
        let metrics = log.notebooks[0].cells.first { $0.name == "few" }?.metrics ?? [:]
        #expect(metrics["[vim].AUROC"] != nil && metrics["AUROC"] == nil)
        let page = try bench.report().replacing(/base64,[A-Za-z0-9+\/=]*/, with: "")
        for words in [
            "TS (knn)", "TS (test-best)", "calibrated stacking", "(flatters)", "Seen against unseen test rows",
            "perfect gate",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("is not shown"))
        let exports = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/reports/notebook").filter {
            $0.hasSuffix(".png")
        }.sorted()
        #expect(
            exports == [
                "fig-densities.png", "fig-errors.png", "fig-learned.png", "fig-precision.png", "fig-roc.png",
                "fig-thresholds.png",
            ])
        let again = try bench.run(Self.notebook)
        #expect(again.units.allSatisfy { $0.state == "from the store" })
        // Neither how often a run is looked at nor what the teacher is not trained by touches strategies and scores.
        let looked = try bench.run(
            Self.notebook.replacingOccurrences(
                of: "score: energy\n```", with: "score: energy\nhistoryEvery: 2\nstudentLearningRate: 0.002\n```"))
        #expect(looked.units.filter { $0.cells.contains("ood") }.allSatisfy { $0.state == "from the store" })
    }

    private func complaints(_ blocks: String) throws -> String { try Bench().complaints(Self.runs + blocks) }

    @Test func bestEpoch() throws {
        let found = try complaints(
            "```d3gzsl train peek\nlike: full\nselection: test-best\n```\n\n```d3gzsl strategy ways\nof: peek\n```\n")
        #expect(found.contains("notebook.md:30:5: error: 'peek' reports the best epoch on the test rows"), "\(found)")
    }

    @Test func endToEndWithoutAStudent() throws {
        let found = try complaints("```d3gzsl strategy ways\nof: base\nstrategies: [ts, end-to-end]\n```\n")
        #expect(found.contains("notebook.md:26:13: error: 'base' trains no student"), "\(found)")
    }

    @Test func listsOfNothingAndTwice() throws {
        let found = try complaints(
            "```d3gzsl strategy ways\nof: full\nstrategies: []\n```\n\n```d3gzsl score ood\nof: full\nscores: []\n```\n"
        )
        #expect(
            found.contains("'strategies' names nothing") && found.contains("'scores' names nothing"), "\(found)")
        let twice = try complaints(
            "```d3gzsl strategy ways\nof: full\nscore: [msp, msp]\n```\n\n"
                + "```d3gzsl table t\nrows: [full, base, full]\n```\n"
                + "```d3gzsl figure f\nkind: bars\ncells: [full]\nmetrics: [H, U, H]\n```\n")
        #expect(
            twice.contains("'msp' occurs twice in 'score'") && twice.contains("'full' occurs twice in 'rows'")
                && twice.contains("'H' occurs twice in 'metrics'"), "\(twice)")
        let empty = try complaints(
            "```d3gzsl table t\nrows: [full]\ncolumns: []\n```\n\n"
                + "```d3gzsl figure f\nkind: bars\ncells: {}\nmetrics: []\n```\n"
        )
        for option in ["columns", "cells", "metrics"] {
            #expect(empty.contains("'\(option)' names nothing"), "\(empty)")
        }
    }

    @Test func unknownNames() throws {
        let found = try complaints(
            "```d3gzsl score ood\nof: full\nscores: [mps]\n```\n\n"
                + "```d3gzsl strategy ways\nof: full\nthreshold: tpr\nstrategies: [two]\n```\n"
        )
        #expect(
            found.contains("did you mean 'msp'?") && found.contains("'threshold' has no choice 'tpr'")
                && found.contains("'strategies' has no choice 'two'"), "\(found)")
    }

    @Test func oneOfSeveralResultsHasToBeNamed() throws {
        let found = try complaints(
            """
            ```d3gzsl score ood
            of: full
            ```

            ```d3gzsl score one
            of: full
            scores: msp
            ```

            Values `= ood.AUROC`, `= ood[energi].AUROC`, `= full[x].H`, `= one.AUROC` and `= one[msp].AUROC`.
            """)
        #expect(
            found.contains("'ood' has 13 results") && found.contains("say which, such as 'ood[msp].AUROC'"), "\(found)")
        #expect(found.contains("'ood' has no result 'energi'") && found.contains("did you mean 'energy'?"))
        #expect(found.contains("'full' has no result 'x'") && found.contains("write 'full.H'"))
        #expect(!found.contains("'one'"))
    }

    @Test func figuresOfTheirOwnBlocks() throws {
        let found = try complaints(
            "```d3gzsl figure f\nkind: roc\ncells: [full]\n```\n\n"
                + "```d3gzsl figure g\nkind: confidence\ncells: [base]\n```\n"
        )
        #expect(found.contains("'full' is a train block; a figure of kind 'roc' draws a score block"), "\(found)")
        #expect(!found.contains("'confidence'"))
    }

    @Test func aConfidenceThatWasNeverLearned() throws {
        let bench = try Bench()
        let log = try bench.run(Self.runs + "```d3gzsl figure g\nkind: confidence\ncells: [base]\n```\n")
        #expect(log.exitCode == 0)
        #expect(try bench.report().contains("none of its runs has learned a confidence"))
    }
}
