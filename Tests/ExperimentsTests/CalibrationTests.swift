import Foundation
import Testing

@testable import Experiments

/// A training run that is calibrated: γ chosen on validation classes, and the run itself trained once.
@Suite struct CalibrationTests {
    private static let text = """
        ---
        title: Calibrated
        ---
        ```d3gzsl train base
        dataset: shapes
        generator: cvae
        epochs: 2
        seeds: [1]
        ```

        ```d3gzsl train calibrated
        like: base
        calibrated: true
        ```

        ```d3gzsl strategy ways
        of: base
        ```

        ```d3gzsl table t
        rows: [base, calibrated]
        columns: [U, S, H, T1, AUSUC, gamma]
        ```
        """

    /// The same numbers as the strategy of that name on the same networks, which are trained once for all of them.
    @Test func isCalibratedStacking() throws {
        let bench = try Bench()
        let log = try bench.run(Self.text)
        #expect(log.exitCode == 0)
        func metrics(_ cell: String, part: String = "") throws -> [String: Double] {
            let found = log.notebooks[0].cells.first { $0.name == cell }?.metrics ?? [:]
            let prefix = part.isEmpty ? "" : "[\(part)]."
            return Dictionary(
                uniqueKeysWithValues: found.compactMap { name, value in
                    name.hasPrefix(prefix) ? (String(name.dropFirst(prefix.count)), value) : nil
                })
        }
        let (base, calibrated) = (try metrics("base"), try metrics("calibrated"))
        let stacked = try metrics("ways", part: "calibrated-stacking")
        #expect(!stacked.isEmpty)
        for name in ["U", "S", "H", "gamma"] { #expect(calibrated[name] == stacked[name], "\(name)") }
        #expect(calibrated["gamma"] != nil && base["gamma"] == nil)
        // Among unseen classes alone, and over all γ, nothing changes.
        for name in ["T1", "AUSUC"] { #expect(calibrated[name] == base[name], "\(name)") }
        #expect(try bench.report().contains("γ chosen on validation classes"))
        #expect(log.units.filter { $0.key["kind"] == "networks" }.count == 2)
    }

    @Test func notOfTheBestEpochOnTestRows() throws {
        let found = try Bench().complaints(
            Self.text.replacing("calibrated: true", with: "calibrated: true\nselection: test-best"))
        #expect(found.contains("are not kept to be calibrated"), "\(found)")
    }
}
