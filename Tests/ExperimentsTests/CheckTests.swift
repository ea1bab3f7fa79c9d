import Experiments
import Foundation
import Testing

/// What an author is told before anything runs.
@Suite struct CheckTests {
    @Test func severalMistakesAtOnce() throws {
        let found = try Bench().complaints(
            """
            ---
            title: T
            ---
            ```d3gzsl train base
            dataset: shape
            hiden: 12
            epochs: many
            ```

            ```d3gzsl train full
            like: bas
            distill: [be, lk]
            ```

            ```d3gzsl table t
            rows: [base]
            columns: [U, HH]
            ```
            """)
        #expect(found.contains("notebook.md:6:1: error: unknown option 'hiden'"), "\(found)")
        #expect(found.contains("did you mean 'hidden'?"))
        #expect(found.contains("notebook.md:7:9: error:"))
        #expect(found.contains("notebook.md:11:7: error:"))
        #expect(found.contains("notebook.md:12:15: error:"))
        #expect(found.contains("notebook.md:17:14: error:"))
    }

    @Test func missingDataset() throws {
        let found = try Bench().complaints("---\ntitle: T\n---\n```d3gzsl train base\ndataset: shape\n```\n")
        #expect(found.contains("notebook.md:5:10: error:"), "\(found)")
        #expect(found.contains("did you mean 'shapes'?"))
    }

    @Test func studentWithoutATerm() throws {
        let found = try Bench().complaints("---\ntitle: T\n---\n```d3gzsl train base\nclassifier: student\n```\n")
        #expect(found.contains("notebook.md:5:13: error: the student classifies, but no term trains one"), "\(found)")
    }

    @Test func optionOfAnotherFigure() throws {
        let found = try Bench().complaints(
            "---\ntitle: T\n---\n```d3gzsl train base\n```\n\n"
                + "```d3gzsl figure f\nkind: bars\ncells: [base]\nclasses: 3\n```\n\n"
                + "```d3gzsl figure g\nkind: bars\n```\n"
        )
        #expect(found.contains("a figure of kind 'bars' has no option 'classes'"), "\(found)")
        #expect(found.contains("this figure block lacks the option 'cells', which the kind 'bars' needs"))
    }

    @Test func publishedNames() throws {
        let found = try Bench().complaints(
            "---\ntitle: T\n---\n```d3gzsl train base\n```\n\n"
                + "```d3gzsl table t\nrows: [base]\ncompare: {base: f-clswgan}\n```\n"
        )
        #expect(found.contains("the notebook names no file of published values"), "\(found)")
    }

    @Test func missingBibliography() throws {
        let found = try Bench().complaints("---\ntitle: T\nbibliography: none.bib\n---\nText.\n")
        #expect(found.contains("notebook.md:3:15: error: 'none.bib' cannot be read"), "\(found)")
    }

    /// A notebook shows no file that its reader never meant to show.
    @Test func companionsLieWithTheNotebook() throws {
        let bench = try Bench()
        let files = FileManager.default
        for folder in ["project/notebooks/own", "elsewhere"] {
            try files.createDirectory(atPath: bench.folder + "/" + folder, withIntermediateDirectories: true)
        }
        for name in ["project/own.bib", "project/notebooks/own.bib", "project/notebooks/own/own.bib"] {
            _ = try bench.write("@misc{a, title = {A}}\n", as: name)
        }
        _ = try bench.write("secret", as: "elsewhere/secret.bib")
        let notebooks = bench.folder + "/project/notebooks"
        try files.createSymbolicLink(atPath: notebooks + "/link.bib", withDestinationPath: "../../elsewhere/secret.bib")
        try files.createSymbolicLink(atPath: notebooks + "/linked", withDestinationPath: "../../elsewhere")
        try files.createSymbolicLink(atPath: notebooks + "/inner.bib", withDestinationPath: "own/own.bib")
        #expect(mkfifo(notebooks + "/fifo.bib", 0o600) == 0)
        func complaints(_ name: String, key: String = "bibliography", in project: String?) throws -> String {
            let path = try bench.write(
                "---\ntitle: T\n\(key): \"\(name)\"\n---\nText [@a].\n", as: "project/notebooks/n.md")
            var settings = bench.settings([path])
            settings.project = project
            let found = CheckedNotebooks(settings, in: bench.workspace).diagnostics.filter { $0.id == "missing-file" }
            return found.map(\.message).joined(separator: "\n")
        }
        let project = bench.folder + "/project"
        for name in ["own.bib", "./own/../own.bib", "own/own.bib", "inner.bib", notebooks + "/own.bib"] {
            #expect(try complaints(name, in: nil) == "", "\(name)")
        }
        #expect(try complaints("../own.bib", in: nil).contains("it lies outside the notebook's folder"))
        #expect(try complaints("../own.bib", in: project) == "")
        for name in [
            "../../elsewhere/secret.bib", "link.bib", "linked/secret.bib", bench.folder + "/elsewhere/secret.bib",
            "/etc/passwd", "/dev/zero", "../../../../../../etc/passwd", "/proc/self/environ",
        ] {
            for key in ["bibliography", "published"] {
                #expect(
                    try complaints(name, key: key, in: project)
                        == "'\(name)' cannot be read: it lies outside the notebook's folder and the project's")
            }
        }
        #expect(try complaints("fifo.bib", in: project) == "'fifo.bib' cannot be read: it is not a regular file")
        #expect(try complaints("own", in: project).contains("it is not a regular file"))
        #expect(try complaints("none.bib", in: project) == "'none.bib' cannot be read: there is no such file")
    }

    /// What never ends is not read for ever.
    @Test func endlessNotebook() throws {
        let bench = try Bench()
        let found = CheckedNotebooks(bench.settings(["/dev/zero"]), in: bench.workspace, writesReports: false)
        #expect(found.diagnostics.map(\.message) == ["/dev/zero: longer than 64 MB"])
    }

    @Test func notText() throws {
        let bench = try Bench()
        let path = bench.folder + "/binary.md"
        try Data([0, 159, 146, 150]).write(to: URL(fileURLWithPath: path))
        let checked = CheckedNotebooks(
            bench.settings([path, bench.folder + "/absent.md", bench.folder]), in: bench.workspace)
        #expect(
            checked.diagnostics.map(\.message).map { $0.replacingOccurrences(of: bench.folder, with: "") } == [
                "/binary.md: not a text file: a notebook is Markdown in UTF-8", "/absent.md: there is no such file",
                ": this is a folder, not a file",
            ])
    }

    @Test func aParameterOfOneNotebookIsEnough() throws {
        let bench = try Bench()
        let one = try bench.write(
            "---\ntitle: One\nparameters: {seeds: 1}\n---\n```d3gzsl train a\nseeds: ${seeds}\n```\n", as: "one.md")
        let two = try bench.write("---\ntitle: Two\n---\nText.\n", as: "two.md")
        func complaints(_ name: String) -> [String] {
            CheckedNotebooks(bench.settings([one, two], parameters: [(name, "2")]), in: bench.workspace).diagnostics
                .map(\.message)
        }
        #expect(complaints("seeds").isEmpty)
        #expect(complaints("seed").count == 1)
    }

    /// Every option changes what is computed: none is there for show.
    @Test func everyTrainingOptionCounts() throws {
        let values: [String: String] = [
            "distill": "[be]", "weights": "{be: 2}", "form": "released", "pairs": "domain", "score": "energy",
            "classifier": "softmax", "calibrated": "true", "selection": "test-best", "epochs": "3", "iterations": "7",
            "batch": "9", "hidden": "33", "noise": "5", "embedding": "34", "generatedPerClass": "2", "perClass": "11",
            "criticSteps": "2", "penalty": "3", "classification": "0.5",
            "learningRate": "0.003", "studentLearningRate": "0.004", "classifierEpochs": "3",
            "classifierLearningRate": "0.01", "teacherEpochs": "4", "teacherLearningRate": "0.02",
            "schedule": "released", "historyEvery": "2", "generator": "f-clswgan", "seeds": "[4]",
            "dataset": "[shapes]", "evaluation": "validation", "imageEmbedding": "x", "classEmbedding": "y",
            "preset": "paper", "beta1": "0.9", "classifierBatch": "5", "teacherBatch": "6", "seenClasses": "9",
            "contrastive": "{projection: 8}",
            "variational": "{divergenceWeight: 2}", "feedback": "{trainingStrength: 0.5}", "refinement": "{margin: 3}",
            "diffusion": "{steps: 5}", "teacherWeight": "2", "rateSchedule": "{every: 3}",
            "seenClassifier": "{epochs: 3}",
            "penaltyControl": "{factor: 2}",
        ]
        let readers = [
            "contrastive": "ce-gzsl", "variational": "cvae", "feedback": "tf-vaegan", "refinement": "free",
            "penaltyControl": "free", "diffusion": "diffusion",
        ]
        let bench = try Bench()
        func configurations(_ lines: String) throws -> [String] {
            let settings = bench.settings([
                try bench.write("---\ntitle: T\n---\n```d3gzsl train base\ndistill: [od]\n\(lines)\n```\n")
            ])
            let checked = CheckedNotebooks(settings, in: bench.workspace)
            let study = try #require(checked.studies.first, "\(checked.diagnostics.map(\.message))")
            return study.blocks[0].conditions.map { "\($0.configuration) \($0.dataset) \($0.seeds)" }
        }
        let options = TrainBlock.schema(bench.workspace).options.map(\.name)
        #expect(Set(options) == Set(values.keys))
        for option in options
        where ![
            // The first four are set already; a built-in data set has one embedding of either sort.
            "generator", "dataset", "distill", "preset", "imageEmbedding", "classEmbedding",
        ].contains(option) {
            let generator = readers[option].map { "generator: \($0)\n" } ?? ""
            let value = try #require(values[option])
            #expect(
                try configurations(generator + "\(option): \(value)") != configurations(generator), "\(option)")
        }
    }

    /// What is inherited is complained of once, not for every block that inherits it.
    @Test func inheritedMistakesAreSaidOnce() throws {
        let blocks = (1...4).map {
            "```d3gzsl train run\($0)\n" + ($0 == 1 ? "dataset: NONE" : "like: run1") + "\n```\n"
        }
        let found = try Bench().complaints("---\ntitle: T\n---\n" + blocks.joined(separator: "\n"))
        #expect(found.components(separatedBy: " error: ").count == 2 && found.contains("'NONE'"), "\(found)")
    }

    /// The front matter's `order` comes first, then the order of the call.
    @Test func orderOfReading() throws {
        let bench = try Bench()
        let paths = try ["", "order: 2", "", "order: 1"].enumerated().map { number, line in
            try bench.write("---\ntitle: T\(number)\n\(line)\n---\n", as: "\(number).md")
        }
        let checked = CheckedNotebooks(bench.settings(paths), in: bench.workspace)
        #expect(checked.studies.map(\.title) == ["T3", "T1", "T0", "T2"])
    }

    /// Every hyper-parameter of a method reaches the configuration and is read back as it was given; a dotted name is
    /// an axis of a grid.
    @Test func hyperParametersOfMethods() throws {
        let bench = try Bench()
        let text = """
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: ce-gzsl
            contrastive: {instanceWeight: 0.25, projection: 8}
            ```

            ```d3gzsl sweep weights
            of: base
            over: {contrastive.instanceWeight: [0.5, 0.75], weights.be: [2], weights.scale: [1]}
            ```

            ```d3gzsl show configuration
            what: configuration
            of: base
            ```
            """
        let checked = CheckedNotebooks(bench.settings([try bench.write(text)]), in: bench.workspace)
        let study = try #require(checked.studies.first, "\(checked.diagnostics.map(\.message))")
        #expect(study.blocks[0].conditions[0].configuration.contains("\"instanceWeight\":0.25"))
        #expect(study.blocks[0].usedOptions?["contrastive"]?["projection"] == 8)
        let grid = study.blocks[1].conditions.map(\.configuration)
        #expect(
            grid.count == 2 && grid[0].contains("\"instanceWeight\":0.5") && grid[1].contains("\"instanceWeight\":0.75")
        )
        #expect(grid.allSatisfy { $0.contains("\"projection\":8") && $0.contains("\"embedding\":2") })
    }

    @Test func presets() throws {
        let found = try Bench().complaints("---\ntitle: T\n---\n```d3gzsl train base\npreset: paper\n```\n")
        #expect(
            found.contains("notebook.md:5:9: error: no settings of 'f-clswgan' have been published for 'shapes'"),
            "\(found)")
        #expect(found.contains("there are some for AWA1, AWA2, CUB, SUN, FLO"))
    }

    /// The notebooks that come with the program.
    @Test func ownNotebooksPass() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Notebooks").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
        #expect(names.contains("walkthrough.md") && names.contains("comparison.md"))
        let bench = try Bench()
        var settings = bench.settings(
            (names + ["tuning/quick-preset.md", "tuning/standard-preset.md"]).map { folder + "/" + $0 })
        settings.project = folder
        for isQuick in [false, true] {
            settings.isQuick = isQuick
            let checked = CheckedNotebooks(settings, in: bench.workspace)
            #expect(
                checked.diagnostics.isEmpty,
                "\(checked.diagnostics.map { "\($0.range?.location ?? ""): \($0.message)" })")
        }
    }
}
