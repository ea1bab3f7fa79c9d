import Foundations
import Tensors

/// Rules by which classes and rows of a folder of plain files are divided for a zero-shot experiment.
///
/// Unseen classes are drawn at random from those that have rows; of every other class a part of the rows is set aside
/// for tests, and some of these classes play the unseen ones while hyper-parameters are chosen.
public struct SplitDrawing: Sendable, Hashable {
    /// How many of some classes.
    public enum Share: Sendable, Hashable {
        case count(Int)
        /// A part in [0, 1).
        case fraction(Double)

        func of(_ total: Int) -> Int {
            switch self {
            case .count(let count): count
            case .fraction(let part): part > 0 ? max(1, Int((Double(total) * part).rounded())) : 0
            }
        }
    }

    /// Of the classes with rows.
    public var unseen: Share
    /// Of the seen classes.
    public var validation: Share
    /// The part of the rows of every seen class that is tested on, in (0, 1); at least one row stays on either side.
    public var testSeen: Double
    /// Chooses classes and rows.
    public var seed: UInt64

    /// A fifth of the seen classes for validation and a fifth of their rows for tests, if nothing else is said.
    public init(
        unseen: Share, validation: Share = .fraction(0.2), testSeen: Double = 0.2, seed: UInt64
    ) {
        precondition(testSeen > 0 && testSeen < 1, "a part of \(testSeen) for tests")
        self.unseen = unseen
        self.validation = validation
        self.testSeen = testSeen
        self.seed = seed
    }

    /// Draws a split of the labels in a folder and writes it there as `split.json`.
    /// - Parameter mayReplace: whether an older one is replaced.
    /// - Returns: what was drawn, for a person.
    /// - Throws: `invalid` for a split that is there, or shares that leave no class on one side; what is wrong with the
    ///   labels; `unwritable` or `diskFull`.
    public func write(
        in folder: String, classEmbedding: String = "classes", mayReplace: Bool = false
    ) throws(EnvironmentError) -> String {
        let path = FilePath.joined(folder, PlainFolder.splitName)
        guard mayReplace || !FileBytes.exists(path) else {
            throw EnvironmentError(.invalid, "there is a split already: --force draws another over it", path: path)
        }
        let (labels, count, names) = try PlainFolder.classes(in: folder, classEmbedding: classEmbedding)
        let drawn = try draw(labels, folder: folder)
        var text = "{\n"
        func list(_ name: String, _ items: [String]) { text += "  \"\(name)\": [\(items.joined(separator: ", "))],\n" }
        text += "  \"note\": \(JSON.text(note)),\n"
        list("seen", classNames(drawn.seen, names))
        list("unseen", classNames(drawn.unseen, names))
        list("validation", classNames(drawn.validation, names))
        list("trainval", drawn.trainval.map(String.init))
        list("test_seen", drawn.testSeen.map(String.init))
        text += "  \"test_unseen\": [\(drawn.testUnseen.map(String.init).joined(separator: ", "))]\n}\n"
        try AtomicFile(path).write(text)
        let absent = count - drawn.seen.count - drawn.unseen.count
        return """
            \(path): \(drawn.seen.count) seen classes (\(drawn.validation.count) of them for validation) and \
            \(drawn.unseen.count) unseen
              rows: \(drawn.trainval.count) trainval, \(drawn.testSeen.count) test seen, \(drawn.testUnseen.count) \
            test unseen
            """ + (absent > 0 ? "\n  warning: \(absent) classes have no rows, and are in neither part" : "")
    }

    private func classNames(_ classes: [Int], _ names: [String]?) -> [String] {
        classes.map { index in names.map { JSON.text($0[index]) } ?? "\(index)" }
    }

    private var note: String { "drawn by 'd3gzsl data split' with seed \(seed)" }

    private struct Drawn {
        var seen: [Int], unseen: [Int], validation: [Int]
        var trainval: [Int] = [], testSeen: [Int] = [], testUnseen: [Int] = []
    }

    private func draw(_ labels: [Int], folder: String) throws(EnvironmentError) -> Drawn {
        let present = Set(labels).sorted()
        let stream = RandomStream(seed: seed)["split"]
        let unseenCount = unseen.of(present.count)
        guard unseenCount >= 1, unseenCount < present.count else {
            throw EnvironmentError(
                .invalid,
                "\(unseenCount) unseen classes of the \(present.count) that have rows: there must be at "
                    + "least one on either side", path: folder)
        }
        let chosen = Set(Self.choice(unseenCount, of: present, stream["unseen classes"]))
        let seen = present.filter { !chosen.contains($0) }
        let validationCount = validation.of(seen.count)
        guard validationCount >= 0, validationCount == 0 || validationCount < seen.count else {
            throw EnvironmentError(
                .invalid, "\(validationCount) validation classes of \(seen.count) seen ones: at least one must stay",
                path: folder)
        }
        var drawn = Drawn(
            seen: seen, unseen: chosen.sorted(),
            validation: Self.choice(validationCount, of: seen, stream["validation classes"]))
        for (label, rows) in Dictionary(grouping: labels.indices, by: { labels[$0] }) {
            if chosen.contains(label) {
                drawn.testUnseen += rows
                continue
            }
            let wanted = max(1, Int((Double(rows.count) * testSeen).rounded()))
            let tested = Set(Self.choice(min(wanted, rows.count - 1), of: rows, stream["rows", label]))
            drawn.testSeen += rows.filter(tested.contains)
            drawn.trainval += rows.filter { !tested.contains($0) }
        }
        drawn.trainval.sort()
        drawn.testSeen.sort()
        drawn.testUnseen.sort()
        guard !drawn.testSeen.isEmpty else {
            throw EnvironmentError(
                .invalid, "no seen class has two rows, so none can be set aside for tests", path: folder)
        }
        return drawn
    }

    private static func choice(_ count: Int, of items: [Int], _ stream: RandomStream) -> [Int] {
        var stream = stream
        return stream.permutation(items.count).prefix(count).map { items[$0] }.sorted()
    }
}
