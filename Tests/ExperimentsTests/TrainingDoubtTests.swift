import Foundation
import Testing

@testable import Experiments

/// Numbers of runs that have not been trained to their end say so.
@Suite struct TrainingDoubtTests {
    private static func notebook(_ options: String) -> String {
        """
        ---
        title: Doubts
        ---
        ```d3gzsl train run
        dataset: shapes
        seeds: 3
        historyEvery: 1
        \(options)
        ```

        ```d3gzsl table t
        rows: [run]
        columns: [U, S, H, deadColumns, spread, collapsedClasses]
        ```

        ```d3gzsl figure health
        kind: diagnosis
        cells: [run]
        ```

        ```d3gzsl expect
        - run.S > 0
        ```
        """
    }

    /// An untrained generator: below chance, and told so beside the table and in the log.
    @Test func tooShort() throws {
        let bench = try Bench()
        let log = try bench.run(Self.notebook("generator: f-clswgan\nepochs: 1\niterations: 1"))
        let doubts = try #require(log.notebooks[0].cells.first).doubts
        #expect(doubts.contains { $0.contains("by guessing among all classes") }, "\(doubts)")
        let report = try bench.report()
        #expect(report.contains("Doubts</th>") && report.contains("run below chance"))
        #expect(report.contains("Training runs on their way") && report.contains("<img"))
        #expect(report.components(separatedBy: "by guessing among all classes").count > 1)
    }

    /// While H climbs, the runs are not at their plateau.
    @Test func stillClimbing() throws {
        let bench = try Bench()
        let log = try bench.run(Self.notebook("generator: cvae\nepochs: 3\niterations: 20"))
        let cell = try #require(log.notebooks[0].cells.first)
        #expect(cell.doubts.contains { $0.contains("H still moves") }, "\(cell.doubts) \(cell.metrics)")
        #expect(cell.metrics["spread"] ?? 0 > 0)
    }
}
