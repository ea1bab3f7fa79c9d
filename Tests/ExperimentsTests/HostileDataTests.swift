import Experiments
import Foundation
import Testing
import ZeroShot

/// Whatever the data are, a notebook that passes the check becomes a report: what cannot be computed on them is said in its
/// cell, and the rest is there.
@Suite struct HostileDataTests {
    @Test(arguments: HostileData.pairs)
    func everyBlockOnEveryPairOfTraits(_ data: HostileData) throws {
        let bench = try Bench()
        try data.write(to: bench.folder + "/data", as: "HOSTILE")
        let notebook = Self.notebook(seeds: data.seeds)
        do {
            let log = try bench.run(notebook)
            #expect([0, 1].contains(log.exitCode), "\(data): \(log.exitCode)")
            let page = try bench.report()
            #expect(page.contains("</html>") && !page.contains(">nan<") && !page.contains(">NaN<"), "\(data)")
            for unit in log.units where unit.state == "failed" {
                #expect(unit.reason?.isEmpty == false, "\(data): \(unit.title) fails without a word")
            }
            // Nothing that needs no validation classes may be lost where the data have enough of everything.
            if data.traits.isSubset(of: [.oneSeed, .constantFeatures]) {
                #expect(log.units.contains { $0.state == "trained" }, "\(data): nothing is computed")
            }
        } catch let error as CheckFailed {
            #expect(error.text.contains("notebook.md:"), "\(data): \(error.text)")
        }
    }

    private static func notebook(seeds: Int) -> String {
        let runs = GeneratorRegistry.standard.names.flatMap { name in
            [
                "```d3gzsl train \(name)-base\n\(tiny)\ngenerator: \(name)\nseeds: \(seeds)\n```",
                "```d3gzsl train \(name)-full\nlike: \(name)-base\ndistill: [cls, be, kl, od]\n```",
            ]
        }
        let baselines = BaselineRegistry.standard.elements.map {
            "```d3gzsl baseline \($0.name)\ndataset: HOSTILE\nmethod: \($0.name)\ncalibrated: true\n```"
        }
        let figures = [
            "bars\ncells: [f-clswgan-base, f-clswgan-full]", "differences\nbase: f-clswgan-base\ncells: [f-clswgan-full]",
            "curves\ncells: [f-clswgan-base, f-clswgan-full]", "seen-unseen\ncells: [f-clswgan-base, f-clswgan-full]",
            "per-class\ncells: [f-clswgan-base, f-clswgan-full]", "confusion\nof: f-clswgan-full",
            "densities\nof: scores", "roc\nof: scores", "pr\nof: scores", "thresholds\nof: ways", "errors\nof: ways",
            "confidence\nof: f-clswgan-full", "tsne\nof: f-clswgan-full", "tsne\nof: f-clswgan-full\nspace: embedding",
            "similarity\nof: f-clswgan-full", "sweep\nof: grid\nx: hidden", "samples\ndataset: HOSTILE",
        ]
        return (["---\ntitle: Hostile data\n---"] + runs + baselines + [
            "```d3gzsl score scores\nof: f-clswgan-full\nscores: [\(ScoreRegistry.standard.names.joined(separator: ", "))]\n```",
            "```d3gzsl strategy ways\nof: f-clswgan-full\nstrategies: [ts, iv-ts, cs, softmax, end-to-end]\n```",
            "```d3gzsl sweep grid\nof: f-clswgan-base\nover: {hidden: [4, 8]}\n```",
            "```d3gzsl table results\nrows: [f-clswgan-base, f-clswgan-full]\ncolumns: [U, S, H, T1, AUSUC]\ngain: f-clswgan-base\n```",
        ] + figures.enumerated().map { "```d3gzsl figure f\($0)\nkind: \($1)\n```" }).joined(separator: "\n\n")
    }

    private static let tiny =
        "dataset: HOSTILE\nepochs: 1\niterations: 1\nhidden: 8\nembedding: 8\nbatch: 4\ngeneratedPerClass: 1\n"
        + "perClass: 2\nclassifierEpochs: 1\nteacherEpochs: 1"
}
