import Experiments
import Foundation
import Foundations
import Tensors
import Testing
import ZeroShot

/// What the commands do with the runs of a notebook.
@Suite struct LaboratoryTests {
    private static func notebook(noise: Int) -> String {
        "---\ntitle: T\n---\n```d3gzsl train base\n\(Bench.tiny)\nnoise: \(noise)\ndistill: [cls, od]\nseeds: 2\n```\n"
    }

    private func checked(_ text: String, on bench: Bench) throws -> CheckedNotebooks {
        CheckedNotebooks(bench.settings([try bench.write(text)]), in: bench.workspace)
    }

    @Test func why() throws {
        let bench = try Bench()
        let laboratory = Laboratory(dataRoot: nil, folder: bench.folder)
        func answer(noise: Int) throws -> String {
            try laboratory.why("base", in: try checked(Self.notebook(noise: noise), on: bench))
        }
        #expect(
            try answer(noise: 16).contains(
                "base · shapes · seed 1: to be computed; nothing has been kept under this name"))
        _ = try NotebookRun(
            bench.settings([try bench.write(Self.notebook(noise: 16))]), store: bench.folder + "/results",
            in: bench.workspace, events: Silence(), cancellation: .init()
        )
        .run(try checked(Self.notebook(noise: 16), on: bench).studies)
        #expect(try answer(noise: 16).contains("base · shapes · seed 2: in the store"))
        #expect(try answer(noise: 24).contains("configuration.generator.network.noise: 16 → 24"))
        #expect(throws: LaboratoryFailure.self) {
            try laboratory.why("bass", in: try checked(Self.notebook(noise: 16), on: bench))
        }
    }

    /// A run is told event by event to whoever reads the file.
    @Test func events() throws {
        let bench = try Bench()
        let path = try bench.write(Self.notebook(noise: 16))
        let checked = CheckedNotebooks(bench.settings([path]), in: bench.workspace)
        let laboratory = Laboratory(dataRoot: nil, folder: bench.folder)
        let file = try StreamedFile(bench.folder + "/events")
        _ = try laboratory.run(checked, bench.settings([path]), eventFile: file) {}
        try file.close()
        let events = try String(contentsOfFile: bench.folder + "/events", encoding: .utf8).split(separator: "\n").map {
            line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["event"] as? String
        }
        #expect(events.first == "planned" && events.count { $0 == "finished" } == 4 && events.last == "ended")
    }

    /// A request is computed by whoever has its line and the data, and a run of the notebook then finds the result.
    @Test func requestsAreComputedWithoutTheNotebook() throws {
        let bench = try Bench()
        let checked = try checked(Self.notebook(noise: 16), on: bench)
        let requests = Laboratory(dataRoot: nil, folder: bench.folder).requests(of: checked)
        #expect(requests.count == 2)
        let file = bench.folder + "/request"
        for request in requests {
            try request.write(toFile: file, atomically: true, encoding: .utf8)
            // One laboratory for each, as in other processes.
            let laboratory = Laboratory(dataRoot: nil, folder: bench.folder)
            #expect(try laboratory.compute(requestFile: file, cores: 1) {}.hasSuffix("computed"))
            #expect(try laboratory.compute(requestFile: file, cores: 1) {}.hasSuffix("from the store"))
        }
        let log = try NotebookRun(
            bench.settings([try bench.write(Self.notebook(noise: 16))]), store: bench.folder + "/results",
            in: bench.workspace, events: Silence(), cancellation: .init()
        ).run(checked.studies)
        #expect(log.units.count == 2 && log.units.allSatisfy { $0.state == "from the store" })
    }

    /// What is no request is told in one message, whatever it is.
    @Test(arguments: [
        "", "{", "[]", "\u{0}\u{1}", #"{"kind": "poetry", "experiment": {}, "dataset": {}, "seed": 1}"#,
        #"{"kind": "training", "experiment": {}, "seed": 1}"#,
    ])
    func noRequest(_ text: String) throws {
        let bench = try Bench()
        let file = bench.folder + "/request"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let laboratory = Laboratory(dataRoot: nil, folder: bench.folder)
        let failure = #expect(throws: LaboratoryFailure.self) { try laboratory.compute(requestFile: file, cores: 1) {} }
        #expect(failure?.description.contains("no request") == true, "\(failure?.description ?? "")")
    }

    /// Features and networks come out as arrays that any reader of safetensors knows.
    @Test func export() throws {
        let bench = try Bench()
        let laboratory = Laboratory(dataRoot: nil, folder: bench.folder)
        let notebook = try checked(Self.notebook(noise: 16), on: bench)
        let request = ExportRequest(
            run: "base", seed: 2, perClass: 3, features: bench.folder + "/f.safetensors",
            networks: bench.folder + "/n.safetensors")
        #expect(try laboratory.export(request, from: notebook).count == 2)
        let made = try GeneratedFeatures(readingFrom: bench.folder + "/f.safetensors")
        #expect(made.features.rows == 36 && made.features.columns == 256 && Set(made.labels).count == 12)
        let networks = try SafeTensors(readingFrom: bench.folder + "/n.safetensors")
        #expect(networks.matrix("student.E_s.weight")?.rows == 16 && networks.matrix("teacher.C_o.weight")?.rows == 36)
        #expect(networks.metadata["seed"] == "2")
        #expect(throws: LaboratoryFailure.self) {
            try laboratory.export(ExportRequest(run: "bass", features: "f"), from: notebook)
        }
        // A folder that is not there is one message, not a lost run.
        #expect(throws: LaboratoryFailure.self) {
            try laboratory.export(
                ExportRequest(run: "base", features: bench.folder + "/absent/f.safetensors"), from: notebook
            )
        }
    }
}
