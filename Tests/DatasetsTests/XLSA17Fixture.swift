import MATFixture

@testable import Datasets

/// A small data set in the `xlsa17` layout: four classes of three rows, the last one unseen, the third one for
/// validation.
struct XLSA17Fixture {
    typealias Variables = [(String, MATFixture.Variable)]

    /// 5 × 12: row r of the table is 10 r … 10 r + 4.
    var features: Variables = [
        ("features", .doubles([5, 12], (0..<12).flatMap { row in (0..<5).map { Double(10 * row + $0) } })),
        ("labels", .doubles([12, 1], [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])),
    ]
    /// 3 × 4, names with blanks behind them as MATLAB pads them.
    var splits: Variables = [
        ("att", .doubles([3, 4], (0..<12).map { Double($0) / 4 })),
        ("allclasses_names", .cells(["ant ", "bee", "cat", "dög"])),
        ("trainval_loc", .doubles([6, 1], [1, 2, 4, 5, 7, 8])),
        ("train_loc", .doubles([4, 1], [1, 2, 4, 5])),
        ("val_loc", .doubles([2, 1], [7, 8])),
        ("test_seen_loc", .doubles([3, 1], [3, 6, 9])),
        ("test_unseen_loc", .doubles([3, 1], [10, 11, 12])),
    ]

    /// Replaces a variable of either file; nil leaves it out.
    mutating func set(_ name: String, _ variable: MATFixture.Variable?) {
        for part in [\XLSA17Fixture.features, \.splits] {
            guard let index = self[keyPath: part].firstIndex(where: { $0.0 == name }) else { continue }
            if let variable { self[keyPath: part][index].1 = variable } else { self[keyPath: part].remove(at: index) }
        }
    }

    /// Writes both files into `<root>/SET`.
    func write(to folder: TemporaryFolder, format: MATFixture.Format = .five, compressed: Bool = false) {
        let path = folder.makeFolder("SET")
        MATFixture.write(features, to: "\(path)/res101.mat", format: format, compressed: compressed)
        MATFixture.write(splits, to: "\(path)/att_splits.mat", format: format, compressed: compressed)
    }
}
