import Experiments
import Foundation
import Notebook
import Testing
import ZeroShot

/// Every option of every generator, baseline, score, strategy and kind of figure at both ends of its range: either the
/// check says what is wrong and where, or there is a report. Nothing ends the process.
@Suite(.serialized) struct OptionEndsTests {
    /// With D³GZSL, and alone where that has options of its own.
    @Test(arguments: MethodRegistry.standard.names, [true, false])
    func training(_ generator: String, isDistilled: Bool) throws {
        var base = Self.tiny
        base["generator"] = generator
        if isDistilled {
            base["distill"] = "[cls, be, kl, od]"
            base["generatedPerClass"] = "1"
        }
        try Self.run(base, of: "train", before: "")
    }

    @Test(arguments: ["baseline", "score", "strategy", "sweep"])
    func others(_ kind: String) throws {
        let bases: [[String: String]] =
            switch kind {
            case "baseline":
                BaselineRegistry.standard.names.map { ["dataset": "TINY", "method": $0] }
            case "sweep": [["of": "full", "over": "{epochs: [1, 2]}"]]
            default: [["of": "full"]]
            }
        for base in bases { try Self.run(base, of: kind, before: Self.runs) }
    }

    /// All but `speed`, which measures seconds, and whose options are names.
    @Test(arguments: FigureRegistry.standard.kinds.map { $0.name }.filter { $0 != "speed" })
    func figures(_ kind: String) throws {
        let required: [String: [String: String]] = [
            "sweep": ["sweep": "grid"], "tsne": ["of": "full"], "similarity": ["of": "full"],
            "nearest": ["of": "shapes"],
            "differences": ["base": "base", "cells": "[full]"], "samples": ["dataset": "shapes"],
        ]
        let cells: [String: String] = [
            "densities": "[scores]", "roc": "[scores]", "pr": "[scores]", "thresholds": "[ways]", "errors": "[ways]",
            "confidence": "[full]", "confusion": "[full]", "critical-difference": "[ridge, eszsl]",
        ]
        var base = required[kind] ?? ["cells": cells[kind] ?? "[base, full]"]
        base["kind"] = kind
        let before = kind == "critical-difference" ? Self.ranked : Self.runs
        try Self.run(base, of: "figure", before: before, variant: kind)
    }

    // MARK: Notebooks

    private static let tiny = [
        "dataset": "TINY", "epochs": "1", "iterations": "1", "hidden": "8", "embedding": "8", "batch": "4",
        "perClass": "2", "classifierEpochs": "1", "teacherEpochs": "1",
    ]

    /// On two data sets.
    private static let ranked = [("ridge", "ridge-visual"), ("eszsl", "eszsl")].map { name, method in
        "```d3gzsl baseline \(name)\ndataset: [TINY, shapes]\nmethod: \(method)\n```"
    }.joined(separator: "\n\n")

    private static func body(_ options: [String: String]) -> String {
        options.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    }

    private static let runs: String = {
        var drawn = tiny
        drawn["dataset"] = "shapes"
        return [
            "```d3gzsl train base\n\(body(tiny))\n```",
            "```d3gzsl train full\nlike: base\ngeneratedPerClass: 1\ndistill: [cls, be, kl, od]\n```",
            "```d3gzsl train shapes\n\(body(drawn))\n```", "```d3gzsl score scores\nof: full\n```",
            "```d3gzsl strategy ways\nof: full\n```",
            "```d3gzsl sweep grid\nof: base\nover: {hidden: [4, 8]}\n```",
        ].joined(separator: "\n\n")
    }()

    /// Runs a block at both ends of every option, all that pass the check in one notebook.
    private static func run(
        _ base: [String: String], of kind: String, before: String, variant: String? = nil
    ) throws {
        // So little that a million of anything is refused for it, rather than tried.
        let bench = try Bench(memory: 20_000_000)
        try HostileData().write(to: bench.folder + "/data", as: "TINY")
        let schema = try #require(bench.workspace.language.blockKind(kind))
        let head = "---\ntitle: Ends\n---\n\n\(before)\n\n"
        func block(_ number: Int, _ options: [String: String]) -> String {
            "```d3gzsl \(kind) tested\(number)\n\(body(options))\n```"
        }
        let complaint = try bench.complaints(head + block(0, base))
        #expect(!complaint.contains("error:"), "\(kind): \(complaint)")
        var passed: [String] = []
        for option in schema.options(of: variant) {
            for end in ends(option.type) {
                var options = base
                options[option.name] = end
                let text = block(passed.count, options)
                let complaint = try bench.complaints(head + text)
                guard complaint.contains("error:") else {
                    // What only takes longer is held against the check alone.
                    if !isLong(option.name, end) { passed.append(text) }
                    continue
                }
                #expect(complaint.contains("notebook.md:"), "\(kind) \(option.name) \(end): \(complaint)")
            }
        }
        #expect(!passed.isEmpty || schema.options(of: variant).allSatisfy { ends($0.type).isEmpty })
        let log = try bench.run(head + passed.joined(separator: "\n\n"))
        #expect([0, 1].contains(log.exitCode))
        #expect(try bench.report().contains("</html>"))
        for unit in log.units where unit.state == "failed" {
            #expect(unit.reason?.isEmpty == false, "\(unit.title) fails without a word")
        }
    }

    /// Both ends, as a notebook writes them; of a group, those of each option in it.
    private static func ends(_ type: OptionType) -> [String] {
        switch type {
        case .boolean: ["true", "false"]
        case .integer(let range):
            range.map { unique("\($0.lowerBound)", "\($0.upperBound)") } ?? ["-1", "0", "1000000"]
        case .number(let range): range.map { unique("\($0.lowerBound)", "\($0.upperBound)") } ?? ["-1", "0", "1e30"]
        case .choice(let names): names
        case .list(let element): ["[]"] + ends(element).map { "[\($0)]" }
        case .oneOrMany(let element): ends(element)
        case .either(let types): types.flatMap(ends)
        case .object(let options): options.flatMap { option in ends(option.type).map { "{\(option.name): \($0)}" } }
        case .string, .prose, .cell, .map, .cellMap, .named: []
        }
    }

    private static func unique(_ first: String, _ last: String) -> [String] { first == last ? [first] : [first, last] }

    /// Work in proportion to the number: a million epochs are no other program than two.
    private static func isLong(_ option: String, _ end: String) -> Bool {
        let number = end.split { !"0123456789.".contains($0) }.compactMap { Double($0) }.max() ?? 0
        let counts = ["epochs", "iterations", "steps", "seeds", "seen"]
        return number > 100 && counts.contains { option.lowercased().contains($0) || end.lowercased().contains($0) }
    }
}
