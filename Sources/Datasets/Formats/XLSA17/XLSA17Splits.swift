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
    /// - Throws: the first thing that is wrong with it.
    public static func read(_ path: String) throws(EnvironmentError) -> XLSA17Splits {
        var complaints = Complaints()
        let splits = read(path, complaints: &complaints)
        if let first = complaints.all.first { throw first }
        guard let splits else { preconditionFailure("\(path) gives neither splits nor a complaint") }
        return splits
    }

    /// As `read(_:)`; everything that is wrong goes to the complaints.
    static func read(_ path: String, complaints: inout Complaints) -> XLSA17Splits? {
        let outcome = complaints.attempt { () throws(EnvironmentError) in
            try MATFile.reading(path) { file throws(EnvironmentError) in
                var complaints = Complaints()
                let splits = XLSA17Splits(file, complaints: &complaints)
                return (splits: splits, complaints: complaints)
            }
        }
        for complaint in outcome?.complaints.all ?? [] { complaints.add(complaint) }
        return outcome?.splits
    }

    private init?(_ file: borrowing MATFile, complaints: inout Complaints) {
        let path = file.path
        var warnings: [String] = []
        let embeddings = complaints.attempt { () throws(EnvironmentError) in
            try file.columns("att", meaning: "class embeddings, attributes × classes")
        }
        var names: [String]?
        if let embeddings {
            names = complaints.attempt { () throws(EnvironmentError) in
                try Self.classNames(file, embeddings: embeddings, warnings: &warnings)
            }
        }

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
        func list(_ name: String, _ meaning: String, mayBeEmpty: Bool = false) -> [Int]? {
            complaints.attempt { () throws(EnvironmentError) in try rows(name, meaning, mayBeEmpty: mayBeEmpty) }
        }
        /// Lists that cannot be read are not held against others.
        func requireApart(_ first: (name: String, rows: [Int]?), _ second: (name: String, rows: [Int]?)) {
            guard let one = first.rows, let other = second.rows else { return }
            _ = complaints.attempt { () throws(EnvironmentError) in
                try Self.requireApart((first.name, one), (second.name, other), path)
            }
        }
        let trainval = list("trainval_loc", "training rows")
        let testSeen = list("test_seen_loc", "test rows of seen classes")
        let testUnseen = list("test_unseen_loc", "test rows of unseen classes")
        requireApart(("trainval_loc", trainval), ("test_seen_loc", testSeen))
        requireApart(("trainval_loc", trainval), ("test_unseen_loc", testUnseen))
        requireApart(("test_seen_loc", testSeen), ("test_unseen_loc", testUnseen))

        var train: [Int] = []
        var validation: [Int] = []
        if file.contains("train_loc"), file.contains("val_loc") {
            let training = list("train_loc", "training rows of training classes", mayBeEmpty: true)
            let held = list("val_loc", "training rows of validation classes", mayBeEmpty: true)
            requireApart(("train_loc", training), ("val_loc", held))
            let allowed = Set(trainval ?? [])
            let tested = Set(testSeen ?? [])
            for (name, list) in [("train_loc", training ?? []), ("val_loc", held ?? [])] {
                let strangers = list.count - list.count(where: allowed.contains)
                if strangers > 0 {
                    let leaks = list.count(where: tested.contains)
                    warnings.append(
                        "rows of \(name) that are not in trainval_loc were left out of it: \(strangers) of "
                            + "\(list.count), of which \(leaks) in test_seen_loc")
                }
            }
            train = training?.filter(allowed.contains) ?? []
            validation = held?.filter(allowed.contains) ?? []
        } else {
            warnings.append("there is no train_loc with val_loc: validation classes are chosen by seed")
        }
        guard complaints.isEmpty, let embeddings, let names, let trainval, let testSeen, let testUnseen else {
            return nil
        }
        self.path = path
        classEmbeddings = embeddings
        classNames = names
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
