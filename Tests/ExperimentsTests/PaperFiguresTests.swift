import Datasets
import Foundation
import Foundations
import Notebook
import Plots
import Runner
import Tensors
import Testing
import ZeroShot

@testable import Experiments

/// The figures of a paper: what they draw from records, and whole notebooks of them.
@Suite struct PaperFiguresTests {
    private func marks<M>(_ figure: Figure, _ type: M.Type) -> [M] {
        guard case .panels(let panels) = figure.content else { return [] }
        return panels.flatMap { $0.marks.compactMap { $0 as? M } }
    }

    @Test func confusionIsOrderedSeenThenUnseen() throws {
        let matrix = ConfusionMatrix(counts: [[[1, 3, 0], [0, 8, 2], [0, 0, 0]]], seen: [1, 2], unseen: [0])
        let panel = ConfusionFigure.panel(matrix, title: "base", names: ["b", "c", "a"], showsNames: false)
        let heat = try #require(panel.marks.first as? HeatMark)
        #expect(heat.rows == ["b", "c", "a"] && heat.columns == heat.rows)
        #expect(heat.values == [[80, 20, 0], [nil, nil, nil], [75, 0, 25]])
        #expect(heat.rowSplit == .init(index: 2, first: "seen", second: "unseen") && heat.columnSplit == heat.rowSplit)
        #expect(heat.digest?.rows == [["seen", "80.0", "20.0", "0.0"], ["unseen", "25.0", "75.0", "0.0"]])
    }

    @Test func cloudsAreSortedByOriginAndClass() {
        let outcome = EmbeddingOutcome(
            x: [0, 2, 4, 6], y: [1, 3, 5, 7], labels: [0, 2, 2, 2], origins: [.seen, .unseen, .generated, .generated],
            perplexity: 2, divergence: 0.1)
        let clouds = marks(TSNEFigure.figure(outcome, names: ["bat", "rat", "seal"]), PointMark.self)
        #expect(clouds[0].series.map(\.name) == ["seen, real", "unseen, real", "unseen, generated"])
        #expect(clouds[0].series.map(\.x) == [[0], [2], [4, 6]] && clouds[0].series.map(\.y) == [[1], [3], [5, 7]])
        #expect(clouds[0].series.map(\.isHollow) == [false, false, true])
        #expect(clouds[1].series.map(\.name) == ["seal", "seal"] && clouds[1].series.map(\.x) == [[2], [4, 6]])
    }

    @Test func similarityPanelsShowWhatTheRecordHas() {
        let matrix = SimilarityOutcome.Similarities(
            cosines: [[0.5, 0.4, 0.1], [0.4, 0.5, 0.1], [0.1, 0.1, 0.9]], labels: [0, 0, 2], groups: [0, 0, 2],
            matching: 0.54, other: 0.1)
        let outcome = SimilarityOutcome(matrices: [
            .init(.outOfDistribution, .before): matrix, .init(.outOfDistribution, .after): matrix,
        ])
        let figure = SimilarityFigure.figure(outcome, names: ["bat", "rat", "seal"], unseen: [2])
        let heats = marks(figure, HeatMark.self)
        #expect(heats.count == 2)
        #expect(
            heats[0].blocks == [0..<2, 2..<3] && heats[0].columnSplit?.index == 2
                && heats[0].values[2][2] == 0.9)
        #expect(heats[0].key.range.lowerBound <= 0.1 && heats[0].key.range.upperBound >= 0.9)
        #expect(heats[0].digest?.rows == [["wanted alike", "0.540"], ["wanted apart", "0.100"]])
        #expect(figure.alternativeText.contains("O²DBD, before: Student's head by Teacher's confidence"))
    }

    private struct Measured: ExperimentResult {
        let values: [String: Double]

        init(values: [String: Double]) { self.values = values }
        init(_ record: Record) { values = record.scalars }
        var record: Record { Record(scalars: values) }
        func measured(part: String?) -> [String: Double] { values }
    }

    @Test func differencesArePairedBySeed() throws {
        func result(_ values: [(seed: Int, h: Double?)]) -> ConditionResult {
            let condition = Condition(
                label: "c", dataset: DataSelection(DatasetReference(name: "shapes")), seeds: values.map(\.seed),
                experiment: BaselineExperiment(method: "m"), protocolText: "")
            return ConditionResult(
                condition: condition, data: nil, absence: nil,
                runs: values.map { seed, h in
                    let outcome = Measured(values: h.map { ["H": $0] } ?? [:])
                    return (
                        seed, .computed(.init(result: outcome, seconds: 1, finished: "", machine: "", isStored: false))
                    )
                })
        }
        let variant = result([(3, 8), (1, 5), (2, nil), (4, 9)])
        let difference = try #require(variant.difference(to: result([(1, 2), (2, 7), (3, 4)]), "H"))
        #expect(difference.measured?.seeds == [1, 3] && difference.measured?.values == [3, 4])
        // One of several seeds shared, or none: means, not pairs.
        let lone = try #require(variant.difference(to: result([(3, 1), (9, 2)]), "H"))
        #expect(lone.isIndependent && abs(lone.mean - (22.0 / 3 - 1.5)) < 1e-12)
        #expect(variant.difference(to: result([(9, nil)]), "H") == nil)
    }

    private static let runs = """
        ---
        title: Pictures
        ---
        ```d3gzsl train base
        seeds: 2
        \(Bench.tiny)
        ```

        ```d3gzsl train full
        like: base
        distill: [cls, be, kl, od]
        ```

        """

    @Test func everyKindComesOutAndIsKept() throws {
        let bench = try Bench()
        let notebook =
            Self.runs + """

                ```d3gzsl figure confusion
                kind: confusion
                cells: [base, full]
                ```

                ```d3gzsl figure differences
                kind: differences
                base: base
                cells: {base: The base, full: All terms}
                metrics: [U, H]
                ```

                ```d3gzsl figure clouds
                kind: tsne
                of: full
                space: embedding
                classes: 3
                perClass: 4
                perplexity: 5
                ```

                ```d3gzsl figure similarity
                kind: similarity
                of: full
                classes: 3
                perClass: 2
                ```

                ```d3gzsl figure nearest
                kind: nearest
                of: base
                seed: 2
                classes: 2
                perClass: 2
                ```
                """
        let first = try bench.run(notebook)
        #expect(first.exitCode == 0)
        #expect(
            first.notebooks[0].cells.map(\.state) == [
                "trained", "trained", "shown", "shown", "trained", "trained", "trained",
            ])
        let exports = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/reports/notebook").sorted()
        #expect(
            exports == [
                "fig-clouds.png", "fig-confusion.png", "fig-differences.png", "fig-nearest.png", "fig-similarity.png",
            ])
        let page = try bench.report()
        for words in [
            "Where rows come from", "ID²SD, after", "Difference to The base", "another unseen class", "generated rows",
        ] { #expect(page.contains(words), "\(words)") }
        // Words are no reason to compute anything again, other classes in the gallery are not either; another choice of
        // rows is.
        let again = try bench.run(
            notebook.replacingOccurrences(of: "classes: 2", with: "classes: 3\ncaption: Other words.")
                .replacingOccurrences(of: "perplexity: 5", with: "perplexity: 4"))
        #expect(again.units.filter { $0.state == "trained" }.map(\.title) == ["full, t-SNE · shapes · seed 1"])
    }

    /// Without pictures there is nothing to look at, so nothing is trained.
    @Test func picturesThatAreNotThere() throws {
        let nearest = "\n```d3gzsl figure nearest\nkind: nearest\nof: base\n```\n"
        func conditions(_ runs: String) throws -> [Condition] {
            let study = try Study.check(SourceFile(path: "n.md", text: runs + nearest), in: Bench().workspace) { _ in []
            }
            .study
            return try #require(study?.block("nearest")).conditions
        }
        #expect(try conditions(Self.runs).count == 1)
        #expect(
            try conditions(Self.runs.replacingOccurrences(of: "seeds: 2", with: "dataset: simulated-flo")).isEmpty)
    }

    @Test func whatCannotBeLookedAtIsSaidBeforeAnythingRuns() throws {
        func complaints(_ figure: String, _ runs: String = Self.runs) throws -> String {
            try Bench().complaints(runs + "\n```d3gzsl figure f\n\(figure)\n```\n")
        }
        #expect(try complaints("kind: tsne\nof: base\nspace: embedding").contains("trains no student"))
        #expect(try complaints("kind: similarity\nof: base").contains("has no teacher"))
        #expect(try complaints("kind: nearest").contains("lacks the option 'of', which the kind 'nearest' needs"))
        #expect(
            try complaints(
                "kind: tsne\nof: base", Self.runs.replacingOccurrences(of: "seeds: 2", with: "selection: test-best")
            ).contains("networks are not kept"))
        #expect(
            try complaints(
                "kind: tsne\nof: base",
                Self.runs.replacingOccurrences(of: "seeds: 2", with: "dataset: [shapes, simulated-flo]")
            ).contains("runs on 2 data sets"))
        #expect(try complaints("kind: differences\ncells: [base]").contains("needs either 'base' or 'gain'"))
    }
}
