import Foundations
import Tensors

/// A data set in the `xlsa17` layout: `<folder>/<image embedding>.mat` and `<folder>/<class embedding>_splits.mat`.
struct XLSA17Folder: Sendable, Hashable {
    let name: String
    let featuresPath: String
    let splitsPath: String
    let imageEmbedding: String
    let classEmbedding: String

    init(path: String, name: String, imageEmbedding: String, classEmbedding: String) {
        self.name = name
        self.imageEmbedding = imageEmbedding
        self.classEmbedding = classEmbedding
        featuresPath = "\(path)/\(imageEmbedding).mat"
        splitsPath = "\(path)/\(classEmbedding)_splits.mat"
    }

    /// Reads both files and holds them against each other.
    /// - Returns: nil, with everything that is wrong among the complaints, where something is.
    func read(complaints: inout Complaints) -> Dataset? {
        let splits = XLSA17Splits.read(splitsPath, complaints: &complaints)
        let table = XLSA17Features.read(featuresPath, classes: splits?.classNames.count, complaints: &complaints)
        guard complaints.isEmpty, let splits, let table else { return nil }
        let split = splits.split
        let lists = [
            ("trainval_loc", split.trainval), ("test_seen_loc", split.testSeen), ("test_unseen_loc", split.testUnseen),
        ]
        for (name, rows) in lists {
            guard let row = rows.first(where: { $0 >= table.labels.count }) else { continue }
            complaints.add(
                .malformed(
                    splitsPath, variable: name,
                    expected: "rows from 1 to \(table.labels.count), as many as \(imageEmbedding).mat has",
                    found: "row \(row + 1)",
                    hint: "the two files belong to different data sets"))
        }
        guard complaints.isEmpty else { return nil }
        return complaints.attempt { () throws(EnvironmentError) in try dataset(splits, table) }
    }

    private func dataset(_ splits: XLSA17Splits, _ table: XLSA17Features) throws(EnvironmentError) -> Dataset {
        let split = splits.split
        var warnings = splits.warnings
        try checkClasses(of: split, labels: table.labels, names: splits.classNames, warnings: &warnings)
        let unused = table.labels.count - split.trainval.count - split.testSeen.count - split.testUnseen.count
        if unused > 0 {
            warnings.append("\(unused) of the \(table.labels.count) rows are neither trained nor tested on")
        }
        return Dataset(
            name: name, features: table.features, labels: table.labels, classNames: splits.classNames,
            classEmbeddings: splits.classEmbeddings, split: split,
            source: "\(name), image embedding \(imageEmbedding), class embedding \(classEmbedding)", warnings: warnings)
    }

    private func checkClasses(
        of split: Split, labels: [Int], names: [String], warnings: inout [String]
    ) throws(EnvironmentError) {
        func classes(_ rows: [Int]) -> Set<Int> { Set(rows.map { labels[$0] }) }
        func listed(_ classes: Set<Int>) -> String {
            let sorted = classes.sorted().prefix(3).map { "'\(names[$0])'" }.joined(separator: ", ")
            return classes.count > 3 ? "\(sorted) and \(classes.count - 3) more" : sorted
        }
        let seen = classes(split.trainval)
        let unseen = classes(split.testUnseen)
        let both = seen.intersection(unseen)
        guard both.isEmpty else {
            throw .malformed(
                splitsPath, variable: "test_unseen_loc", expected: "rows of classes that trainval_loc lacks",
                found: "rows of \(listed(both))", hint: "the split and the labels do not belong together")
        }
        let untrained = classes(split.testSeen).subtracting(seen)
        guard untrained.isEmpty else {
            throw .malformed(
                splitsPath, variable: "test_seen_loc", expected: "rows of classes that trainval_loc has",
                found: "rows of \(listed(untrained))", hint: "the split and the labels do not belong together")
        }
        let untested = seen.subtracting(classes(split.testSeen))
        if !untested.isEmpty {
            warnings.append(
                "no test row of the seen \(listed(untested)): accuracy over seen classes leaves out what has no rows")
        }
        let absent = Set(names.indices).subtracting(seen).subtracting(unseen)
        if !absent.isEmpty {
            warnings.append("\(listed(absent)) neither trained nor tested on, yet among the candidate classes")
        }
        let shared = classes(split.train).intersection(classes(split.validation))
        if !shared.isEmpty {
            warnings.append(
                "train_loc and val_loc share the classes \(listed(shared)), which count as validation classes")
        }
    }
}
