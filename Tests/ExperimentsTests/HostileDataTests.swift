import Experiments
import Foundation
import Testing
import ZeroShot

/// Whatever the data are, a notebook that passes the check becomes a report: what cannot be computed on them is said in
/// its cell, and the rest is there.
@Suite struct HostileDataTests {
    @Test(arguments: HostileData.pairs)
    func everyBlockOnEveryPairOfTraits(_ data: HostileData) throws {
        let bench = try Bench()
        try data.write(to: bench.folder + "/data", as: "HOSTILE")
        let notebook = Self.notebook(seeds: data.seeds)
        // What is wrong with data is not known to a check, and nothing else is wrong here.
        let log = try bench.run(notebook)
        #expect([0, 1].contains(log.exitCode), "\(data): \(log.exitCode)")
        let page = try bench.report()
        #expect(page.contains("</html>") && !page.contains(">nan<") && !page.contains(">NaN<"), "\(data)")
        let failed = log.units.filter { $0.state == "failed" }
        for unit in failed { #expect(unit.reason?.isEmpty == false, "\(data): \(unit.title) fails without a word") }
        #expect(log.units.contains { $0.state == "trained" }, "\(data): nothing is computed")
        if data.traits == [.oneSeed] { #expect(failed.isEmpty, "\(failed.map { "\($0.title): \($0.reason ?? "")" })") }
    }

    private static func notebook(seeds: Int) -> String {
        let runs = MethodRegistry.standard.names.flatMap { name in
            [
                "```d3gzsl train \(name)-base\n\(tiny)\ngenerator: \(name)\nseeds: \(seeds)\n```",
                "```d3gzsl train \(name)-full\nlike: \(name)-base\ndistill: [cls, be, kl, od]\n"
                    + "generatedPerClass: 1\n```",
            ]
        }
        let baselines = BaselineRegistry.standard.elements.map {
            "```d3gzsl baseline \($0.name)\ndataset: HOSTILE\nmethod: \($0.name)\ncalibrated: true\n```"
        }
        let figures = [
            "bars\ncells: [f-clswgan-base, f-clswgan-full]",
            "differences\nbase: f-clswgan-base\ncells: [f-clswgan-full]",
            "curves\ncells: [f-clswgan-base, f-clswgan-full]", "seen-unseen\ncells: [f-clswgan-base, f-clswgan-full]",
            "per-class\ncells: [f-clswgan-base, f-clswgan-full]", "confusion\ncells: [f-clswgan-full]",
            "densities\ncells: [scores]", "roc\ncells: [scores]", "pr\ncells: [scores]", "thresholds\ncells: [ways]",
            "errors\ncells: [ways]",
            "confidence\ncells: [f-clswgan-full]", "tsne\nof: f-clswgan-full",
            "tsne\nof: f-clswgan-full\nspace: embedding",
            "similarity\nof: f-clswgan-full", "sweep\nsweep: grid\nx: hidden", "samples\ndataset: HOSTILE",
        ]
        return
            (["---\ntitle: Hostile data\n---"] + runs + baselines + [
                "```d3gzsl score scores\nof: f-clswgan-full\n"
                    + "scores: [\(ScoreRegistry.standard.names.joined(separator: ", "))]\n```",
                "```d3gzsl strategy ways\nof: f-clswgan-full\n"
                    + "strategies: [ts, iv-ts, calibrated-stacking, softmax, end-to-end]\n```",
                "```d3gzsl sweep grid\nof: f-clswgan-base\nover: {hidden: [4, 8]}\n```",
                "```d3gzsl table results\nrows: [f-clswgan-base, f-clswgan-full]\ncolumns: [U, S, H, T1, AUSUC]\n"
                    + "gain: {f-clswgan-full: f-clswgan-base}\n```",
            ] + figures.enumerated().map { "```d3gzsl figure f\($0)\nkind: \($1)\n```" }).joined(separator: "\n\n")
    }

    private static let tiny =
        "dataset: HOSTILE\nepochs: 1\niterations: 1\nhidden: 8\nembedding: 8\nbatch: 4\n"
        + "perClass: 2\nclassifierEpochs: 1\nteacherEpochs: 1"
}
