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
        #expect(try answer(noise: 24).contains("configuration.generator.noise: 16 → 24"))
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
