import Foundation
import MATFixture

/// Small data sets at the ends of what files can hold, in the layout of the field.
struct HostileData: Sendable, CustomStringConvertible {
    enum Trait: String, CaseIterable, Sendable {
        case oneClass, twoClasses, oneRowAClass, constantFeatures, oneSeed
    }

    var traits: Set<Trait> = []

    /// Every pair of traits, and every one alone.
    static let pairs: [HostileData] = Trait.allCases.flatMap { first in
        Trait.allCases.compactMap { second in
            first.rawValue <= second.rawValue ? HostileData(traits: [first, second]) : nil
        }
    }

    var description: String { traits.isEmpty ? "usual" : traits.map(\.rawValue).sorted().joined(separator: " and ") }

    var seeds: Int { traits.contains(.oneSeed) ? 1 : 2 }
    /// Of seen classes, and as many unseen ones but at least one.
    private var seenClasses: Int { traits.contains(.oneClass) ? 1 : traits.contains(.twoClasses) ? 2 : 6 }
    private var unseenClasses: Int { traits.isDisjoint(with: [.oneClass, .twoClasses]) ? 3 : seenClasses }
    /// In each of training and test.
    private var rowsOfAClass: Int { traits.contains(.oneRowAClass) ? 1 : 4 }

    private static let features = 6
    private static let attributes = 3

    /// Writes `<root>/<name>/res101.mat` and `att_splits.mat`.
    func write(to root: String, as name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        let classes = seenClasses + unseenClasses
        var labels: [Int] = []
        var (training, testSeen, testUnseen): ([Int], [Int], [Int]) = ([], [], [])
        for label in 0..<classes {
            for part in 0..<(label < seenClasses ? 2 : 1) {
                for _ in 0..<rowsOfAClass {
                    labels.append(label)
                    if label >= seenClasses {
                        testUnseen.append(labels.count)
                    } else if part == 0 {
                        training.append(labels.count)
                    } else {
                        testSeen.append(labels.count)
                    }
                }
            }
        }
        let numbers = labels.enumerated().flatMap { row, label in
            (0..<Self.features).map { column -> Double in
                if traits.contains(.constantFeatures) { return 0.5 }
                let (typical, own) = (sin(Double((1 + column) * (1 + label))), cos(Double(row * 7 + column)))
                return 1 + typical + 0.1 * own
            }
        }
        let held = max(1, seenClasses / 3)
        func rows(_ numbers: [Int]) -> MATFixture.Variable { .doubles([numbers.count, 1], numbers.map(Double.init)) }
        let (train, validation) = (
            training.filter { labels[$0 - 1] < seenClasses - held },
            training.filter { labels[$0 - 1] >= seenClasses - held }
        )
        MATFixture.write(
            [
                ("features", .doubles([Self.features, labels.count], numbers)),
                ("labels", .doubles([labels.count, 1], labels.map { Double($0 + 1) })),
            ], to: "\(root)/\(name)/res101.mat")
        MATFixture.write(
            [
                (
                    "att",
                    .doubles(
                        [Self.attributes, classes],
                        (0..<Self.attributes * classes).map { 0.2 + abs(sin(Double(1 + $0))) })
                ),
                ("allclasses_names", .cells((0..<classes).map { "class \($0)" })),
                ("trainval_loc", rows(training)), ("train_loc", rows(train)), ("val_loc", rows(validation)),
                ("test_seen_loc", rows(testSeen)), ("test_unseen_loc", rows(testUnseen)),
            ], to: "\(root)/\(name)/att_splits.mat")
    }
}
