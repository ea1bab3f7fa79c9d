import Foundations
import Tensors

/// A split file in the `xlsa17` layout: class embeddings, class names and the five lists of rows.
///
/// | variable | shape | meaning |
/// |---|---|---|
/// | `att` | a×C | class embeddings |
/// | `allclasses_names` | C×1 cell | class names; optional |
/// | `trainval_loc`, `test_seen_loc`, `test_unseen_loc` | n×1 | rows, counted from 1 |
/// | `train_loc`, `val_loc` | n×1 | training rows by classes for choosing hyper-parameters; optional |
///
/// Source: Xian, Lampert, Schiele, Akata, "Zero-shot learning: a comprehensive evaluation of the good, the bad and the
/// ugly", TPAMI 2019.
public struct XLSA17Splits: Sendable, CustomStringConvertible {
    /// The file of splits.
    public let path: String
    /// One row a class, C × a.
    public let classEmbeddings: Matrix
    /// By label.
    public let classNames: [String]
    /// Which rows are for training and which for tests, counted from 0.
    public let split: Split
    /// What had to be put right.
    public let warnings: [String]

    /// Reads a split file on its own: everything about it that can be checked without labels is.
    public static func read(_ path: String) throws(EnvironmentError) -> XLSA17Splits {
        try MATFile.reading(path) { file throws(EnvironmentError) in try XLSA17Splits(file) }
    }

    private init(_ file: borrowing MATFile) throws(EnvironmentError) {
        path = file.path
        var warnings: [String] = []
        let embeddings = try file.columns("att", meaning: "class embeddings, attributes × classes")
        classEmbeddings = embeddings
        classNames = try Self.classNames(file, embeddings: embeddings, warnings: &warnings)

        func rows(_ name: String, _ meaning: String, mayBeEmpty: Bool = false) throws(EnvironmentError) -> [Int] {
            let numbers = try file.integers(
                name, meaning: "\(meaning) as an n×1 list", in: 1...Int(UInt32.max),
                allowedMeaning: "row numbers, counted from 1")
            guard !numbers.isEmpty || mayBeEmpty else {
                throw .malformed(file.path, variable: name, expected: meaning, found: "an empty list")
            }
            if let row = numbers.firstRepeated {
                throw .malformed(file.path, variable: name, expected: "every row once", found: "row \(row) twice")
            }
            return numbers.map { $0 - 1 }
        }
        let trainval = try rows("trainval_loc", "training rows")
        let testSeen = try rows("test_seen_loc", "test rows of seen classes")
        let testUnseen = try rows("test_unseen_loc", "test rows of unseen classes")
        try Self.requireApart(("trainval_loc", trainval), ("test_seen_loc", testSeen), path)
        try Self.requireApart(("trainval_loc", trainval), ("test_unseen_loc", testUnseen), path)
        try Self.requireApart(("test_seen_loc", testSeen), ("test_unseen_loc", testUnseen), path)

        var train: [Int] = []
        var validation: [Int] = []
        if file.contains("train_loc"), file.contains("val_loc") {
            train = try rows("train_loc", "training rows of training classes", mayBeEmpty: true)
            validation = try rows("val_loc", "training rows of validation classes", mayBeEmpty: true)
            try Self.requireApart(("train_loc", train), ("val_loc", validation), path)
            let training = Set(trainval)
            for (name, list) in [("train_loc", train), ("val_loc", validation)] {
                let strangers = list.count - list.count(where: training.contains)
                if strangers > 0 {
                    let tested = Set(testSeen)
                    let leaks = list.count(where: tested.contains)
                    warnings.append(
                        "rows of \(name) that are not in trainval_loc were left out of it: \(strangers) of "
                            + "\(list.count), of which \(leaks) in test_seen_loc")
                }
            }
            train = train.filter(training.contains)
            validation = validation.filter(training.contains)
        } else {
            warnings.append("there is no train_loc with val_loc: validation classes are chosen by seed")
        }
        split = Split(
            trainval: trainval, train: train, validation: validation, testSeen: testSeen, testUnseen: testUnseen)
        self.warnings = warnings
    }

    /// The names in the file, or numbers where it has none.
    private static func classNames(
        _ file: borrowing MATFile, embeddings: Matrix, warnings: inout [String]
    ) throws(EnvironmentError) -> [String] {
        guard file.contains("allclasses_names") else {
            warnings.append("the file names no classes: they are numbered")
            return (1...embeddings.rows).map { "class \($0)" }
        }
        let names = try file.texts("allclasses_names", meaning: "class names as a cell array of texts")
        guard names.count == embeddings.rows else {
            let isTransposed = names.count == embeddings.columns
            throw .malformed(
                file.path, variable: "att",
                expected: "attributes × classes with the \(names.count) classes of allclasses_names",
                found: "\(embeddings.columns)×\(embeddings.rows)",
                hint: isTransposed ? "it seems to be transposed" : nil)
        }
        if let index = names.firstIndex(of: "") {
            throw .malformed(
                file.path, variable: "allclasses_names", expected: "a name for every class",
                found: "none for class \(index + 1)")
        }
        var seen: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            if let earlier = seen.updateValue(index, forKey: name) {
                throw .malformed(
                    file.path, variable: "allclasses_names", expected: "names that differ",
                    found: "'\(name)' for classes \(earlier + 1) and \(index + 1)")
            }
        }
        return names
    }

    private static func requireApart(
        _ first: (name: String, rows: [Int]), _ second: (name: String, rows: [Int]), _ path: String
    ) throws(EnvironmentError) {
        let other = Set(first.rows)
        let shared = second.rows.filter(other.contains)
        guard let row = shared.first else { return }
        throw .malformed(
            path, variable: second.name, expected: "no row of \(first.name)",
            found: "\(shared.count) shared, row \(row + 1) among them", hint: "the splits overlap")
    }

    public var description: String {
        "\(classNames.count) classes, \(classEmbeddings.columns) attributes; rows: trainval \(split.trainval.count) "
            + "(train \(split.train.count), validation \(split.validation.count)), "
            + "test seen \(split.testSeen.count), test unseen \(split.testUnseen.count)"
    }
}
