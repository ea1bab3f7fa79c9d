import Experiments
import Foundation
import Testing

/// Timings in a notebook. None of them is held to anything.
@Suite struct BenchBlockTests {
    private static func notebook(_ by: String = "[rows]") -> String {
        """
        ---
        title: T
        ---
        The fastest product: `= speed.peak | int`, a step: `= speed.smallNetworks | seconds`.

        ```d3gzsl bench speed
        items: [small-networks, by-rows]
        budget: 0
        ```

        ```d3gzsl figure sizes
        kind: speed
        bench: speed
        by: \(by)
        ```
        """
    }

    @Test func measuresShowsAndKeeps() throws {
        let bench = try Bench()
        let log = try bench.run(Self.notebook())
        #expect(log.exitCode == 0)
        #expect(log.units.map(\.title).sorted() == ["by-rows", "small-networks"])
        let page = try bench.report()
        for text in ["64000", "of peak", "fig-sizes", "GFLOP/s", "one worker"] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("no value"))
        // It says where and when, and names no data, as none was measured on.
        #expect(page.contains("Machine") && !page.contains("shapes"))
        #expect(try bench.run(Self.notebook()).units.map(\.state) == ["from the store", "from the store"])
    }

    @Test func whatIsNotMeasuredCannotBeDrawn() throws {
        let found = try Bench().complaints(Self.notebook("[batch]"))
        #expect(found.contains("'speed' does not measure by batch") && found.contains("add 'by-batch'"), "\(found)")
    }

    @Test func commandNamesItsItems() throws {
        #expect(BenchRun.items.contains { $0.name == "contrastive-step" })
        let wrong = #expect(throws: LaboratoryFailure.self) {
            try BenchRun(items: ["by-batsh"], workers: 1, interpreter: nil)
        }
        #expect(wrong?.description.contains("did you mean 'by-batch'?") == true)
        let absent = #expect(throws: LaboratoryFailure.self) {
            try BenchRun(items: [], workers: 1, interpreter: "/no/such/python")
        }
        #expect(
            absent?.description.contains("there is no program /no/such/python") == true
                && absent?.description.contains("--peer") == true)
    }
}
