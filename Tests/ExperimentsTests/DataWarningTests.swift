import Experiments
import Foundation
import Foundations
import Runner
import Synchronization
import Testing

/// What a careful reader should know about the data is said in the run, once, and below every table.
@Suite struct DataWarningTests {
    private final class Warnings: EventSink {
        private let state = Mutex<[String]>([])
        var all: [String] { state.withLock { $0 } }
        func receive(_ event: Event) {
            if case .warning(let text) = event { state.withLock { $0.append(text) } }
        }
    }

    /// Four seen classes and two unseen ones of four rows each, without names and without classes for validation; the
    /// last row of every seen class is in no part.
    private static func writeDataset(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (rows, columns, classes) = (24, 6, 6)
        let labels = (0..<rows).map { $0 / 4 + 1 }
        let features = (0..<rows * columns).map { (place: Int) -> Double in
            let mixed = place * 7 + labels[place / columns] * 13
            return Double(mixed % 29) / 29
        }
        try MATText.write(
            [("features", columns, rows, features), ("labels", rows, 1, labels.map(Double.init))],
            to: folder + "/res101.mat")
        func positions(_ isMeant: (Int) -> Bool) -> [Double] { (0..<rows).filter(isMeant).map { Double($0 + 1) } }
        let parts: [(String, [Double])] = [
            ("trainval_loc", positions { $0 < 16 && $0 % 4 < 2 }),
            ("test_seen_loc", positions { $0 < 16 && $0 % 4 == 2 }),
            ("test_unseen_loc", positions { $0 >= 16 }),
        ]
        var splits: [MATText.Matrix] = [("att", 3, classes, (0..<3 * classes).map { Double($0 * 5 % 7) / 7 })]
        for (name, rows) in parts { splits.append((name, rows.count, 1, rows)) }
        try MATText.write(splits, to: folder + "/att_splits.mat")
    }

    private static let said = [
        "the file names no classes: they are numbered", "4 of the 24 rows are neither trained nor tested on",
    ]

    @Test func warningsAreShownWhereTheNumbersAre() throws {
        let bench = try Bench()
        try Self.writeDataset(to: bench.folder + "/data/TINY")
        let settings = bench.settings([
            try bench.write(
                """
                ---
                title: T
                ---
                ```d3gzsl train base
                dataset: TINY
                \(Bench.tiny)
                seeds: 2
                ```

                ```d3gzsl table t
                rows: [base]
                ```
                """)
        ])
        let warnings = Warnings()
        for _ in 1...2 {
            _ = try NotebookRun(
                settings, store: bench.store, in: bench.workspace, events: warnings, cancellation: Cancellation()
            ).run(CheckedNotebooks(settings, in: bench.workspace).studies)
            let page = try bench.report()
            for text in Self.said { #expect(page.contains(text), "\(text)") }
            #expect(page.contains("Data warning"))
        }
        // Once a run, however many seeds, tables and cells use the data; from the converted copy as from the files.
        for text in Self.said { #expect(warnings.all.filter { $0 == "TINY: \(text)" }.count == 2, "\(warnings.all)") }
    }

    @Test func aDamagedCopyIsAWordInTheRunAlone() throws {
        let bench = try Bench()
        let (cache, name) = (bench.folder + "/cache", "shapes.d3set")
        let workspace = Workspace(catalogue: .init(dataRoot: nil, cacheFolder: cache))
        let settings = bench.settings([
            try bench.write("---\ntitle: T\n---\n```d3gzsl train base\n\(Bench.tiny)\n```\n")
        ])
        func run() throws -> [String] {
            let warnings = Warnings()
            _ = try NotebookRun(
                settings, store: bench.store, in: workspace, events: warnings, cancellation: Cancellation()
            ).run(CheckedNotebooks(settings, in: workspace).studies)
            return warnings.all
        }
        #expect(try run().isEmpty)
        let file = try #require(FileHandle(forUpdatingAtPath: "\(cache)/\(name)"))
        try file.seek(toOffset: 700_000)
        try file.write(contentsOf: Data("damage".utf8))
        try file.close()
        #expect(
            try run() == [
                "shapes: its converted copy was damaged, and has been made anew: \(cache)/\(name)"
            ])
        #expect(try !bench.report().contains("damaged"))
        #expect(try run().isEmpty)
    }
}

/// MATLAB files of version 5 with matrices of doubles.
///
/// Source of the layout: "MAT-File Format", The MathWorks, R2019b, chapter 1.
private enum MATText {
    typealias Matrix = (name: String, rows: Int, columns: Int, numbers: [Double])

    static func write(_ matrices: [Matrix], to path: String) throws {
        var file = Data("MATLAB 5.0 MAT-file".utf8)
        file.append(Data(repeating: UInt8(ascii: " "), count: 124 - file.count))
        file.append(contentsOf: [0x00, 0x01, UInt8(ascii: "I"), UInt8(ascii: "M")])
        for matrix in matrices {
            precondition(matrix.numbers.count == matrix.rows * matrix.columns, "\(matrix.name)")
            var body = element(6, [UInt32(6), 0])
            body.append(element(5, [Int32(matrix.rows), Int32(matrix.columns)]))
            body.append(element(1, Array(matrix.name.utf8)))
            body.append(element(9, matrix.numbers))
            file.append(element(14, Array(body)))
        }
        try file.write(to: URL(fileURLWithPath: path))
    }

    private static func element<Number: BitwiseCopyable>(_ kind: UInt32, _ numbers: [Number]) -> Data {
        var data = numbers.withUnsafeBytes { Data($0) }
        data = [kind, UInt32(data.count)].withUnsafeBytes { Data($0) } + data
        return data + Data(repeating: 0, count: (8 - data.count % 8) % 8)
    }
}
