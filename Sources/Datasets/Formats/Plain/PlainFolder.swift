import Foundations
import Glibc
import Tensors

/// A data set of plain files: features, labels, class embeddings, class names if there are any, and `split.json`.
struct PlainFolder: Sendable, Hashable {
    static let splitName = "split.json"
    /// What the names that the `xlsa17` layout has by default mean here.
    static let features = (standard: "features", usual: "res101")
    static let classes = (standard: "classes", usual: "att")
    static let labels = "labels"
    static let names = "names"

    let name: String
    let path: String
    let features: PlainTable
    let labels: PlainTable
    let classes: PlainTable
    /// Of class names, where there is one.
    let namesPath: String?

    var splitPath: String { "\(path)/\(Self.splitName)" }

    var withoutSplit: EnvironmentError {
        EnvironmentError(
            .fileNotFound, "there is no split of the rows: 'd3gzsl data split' draws one from the labels",
            path: splitPath)
    }

    /// Everything that the data set depends on.
    var paths: [String] { [features.path, labels.path, classes.path, splitPath] + (namesPath.map { [$0] } ?? []) }

    /// Whether a folder with these files is meant to be one.
    static func isPlain(_ files: [String]) -> Bool {
        files.contains(splitName)
            || [labels, features.standard, classes.standard].contains { stem in
                PlainTable.endings.contains { files.contains("\(stem).\($0)") }
            }
    }

    /// The stems of files that may hold features, or class embeddings; which of the two is not looked into.
    static func stems(_ files: [String], without others: [String]) -> [String] {
        let stems = files.compactMap { file -> String? in
            guard let ending = PlainTable.endings.first(where: { file.hasSuffix("." + $0) }) else { return nil }
            return String(file.dropLast(ending.count + 1))
        }
        return Set(stems).subtracting([labels, names] + others).sorted()
    }

    /// The folder's files for two embeddings.
    /// - Throws: `fileNotFound` with what there is instead.
    static func find(_ reference: DatasetReference, at path: String) throws(EnvironmentError) -> PlainFolder {
        let files = try Folder.names(path)
        let features = try table(
            reference.imageEmbedding, Self.features, "image embedding",
            among: stems(files, without: [classes.standard]),
            in: path)
        let classes = try table(
            reference.classEmbedding, Self.classes, "class embedding",
            among: stems(files, without: [Self.features.standard]), in: path)
        guard let labels = try PlainTable.find(labels, in: path) else { throw withoutLabels(path) }
        return PlainFolder(
            name: reference.name, path: path, features: features, labels: labels, classes: classes,
            namesPath: namesPath(path))
    }

    private static func table(
        _ name: String, _ stem: (standard: String, usual: String), _ kind: String, among candidates: [String],
        in path: String
    ) throws(EnvironmentError) -> PlainTable {
        if let table = try PlainTable.find(name, in: path) { return table }
        if name == stem.usual, let table = try PlainTable.find(stem.standard, in: path) { return table }
        let wanted = name == stem.usual ? stem.standard : name
        let suggestion = Suggestion.closest(to: wanted, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
        let there = candidates.isEmpty ? "none" : candidates.joined(separator: ", ")
        throw EnvironmentError(
            .fileNotFound,
            "there is no \(kind) '\(wanted)': a file \(wanted).npy, .safetensors or .csv\(suggestion) "
                + "(there: \(there))",
            path: path)
    }

    /// Reads all files and holds them against each other.
    /// - Parameter scratch: a folder for what does not fit memory.
    /// - Returns: nil, with everything that is wrong among the complaints, where something is.
    func read(scratch: String?, complaints: inout Complaints) -> Dataset? {
        // The small files first: what is wrong with them is said soon.
        let embeddings = complaints.attempt { () throws(EnvironmentError) in
            try classes.matrix("class embeddings, classes × attributes", scratch: nil)
        }
        let found = complaints.attempt { () throws(EnvironmentError) in
            try labels.integers("a class number for every row")
        }
        var names: [String]?
        if let namesPath, let embeddings {
            names = PlainNames.read(namesPath, classes: embeddings.rows, complaints: &complaints)
        }
        var split: (split: Split, warnings: [String])?
        var isLabelled = false
        if let embeddings, let found {
            isLabelled = Self.check(
                found, of: labels, against: embeddings.rows, in: classes, complaints: &complaints)
        }
        if !FileBytes.exists(splitPath) {
            complaints.add(withoutSplit)
        } else if let file = SplitFile.read(splitPath, complaints: &complaints), isLabelled, let embeddings, let found,
            namesPath == nil || names != nil
        {
            split = file.split(labels: found, classes: embeddings.rows, names: names, complaints: &complaints)
        }
        let table = complaints.attempt { () throws(EnvironmentError) in
            try features.matrix("features, rows × dimensions", scratch: scratch)
        }
        if let table, let found, table.rows != found.count {
            complaints.add(
                .malformed(
                    features.path, expected: "\(found.count) rows, one a label",
                    found: "\(table.rows)×\(table.columns)",
                    hint: table.columns == found.count ? "it seems to be transposed" : nil))
        }
        guard complaints.isEmpty, let embeddings, let found, let split, let table else { return nil }
        var warnings = split.warnings
        if names == nil { warnings.append("the folder names no classes (names.txt): they are numbered") }
        return Dataset(
            name: name, features: table, labels: found,
            classNames: names ?? (0..<embeddings.rows).map { "class \($0)" }, classEmbeddings: embeddings,
            split: split.split,
            source: "\(name), image embedding \(features.stem), class embedding \(classes.stem)", warnings: warnings)
    }

    /// What a split is drawn from: labels, the number of classes, and class names if there are any.
    /// - Throws: everything that is wrong with these, at once.
    static func classes(
        in folder: String, classEmbedding: String
    ) throws(EnvironmentError) -> (labels: [Int], count: Int, names: [String]?) {
        let files = try Folder.names(folder)
        let table = try table(
            classEmbedding, classes, "class embedding", among: stems(files, without: [features.standard]), in: folder)
        guard let list = try PlainTable.find(labels, in: folder) else { throw withoutLabels(folder) }
        var complaints = Complaints()
        let embeddings = complaints.attempt { () throws(EnvironmentError) in
            try table.matrix("class embeddings, classes × attributes", scratch: nil)
        }
        let found = complaints.attempt { () throws(EnvironmentError) in
            try list.integers("a class number for every row")
        }
        var named: [String]?
        if let embeddings, let found {
            _ = check(found, of: list, against: embeddings.rows, in: table, complaints: &complaints)
            if let path = namesPath(folder) {
                named = PlainNames.read(path, classes: embeddings.rows, complaints: &complaints)
            }
        }
        if let error = complaints.error(about: folder) { throw error }
        return (found!, embeddings!.rows, named)
    }

    private static func namesPath(_ folder: String) -> String? {
        PlainNames.endings.map { "\(folder)/\(names).\($0)" }.first { access($0, F_OK) == 0 }
    }

    private static func withoutLabels(_ folder: String) -> EnvironmentError {
        EnvironmentError(
            .fileNotFound, "there are no labels: labels.npy, labels.safetensors or labels.csv", path: folder)
    }

    private static func check(
        _ found: [Int], of labels: PlainTable, against count: Int, in classes: PlainTable,
        complaints: inout Complaints
    ) -> Bool {
        let strangers = found.indices.filter { found[$0] < 0 || found[$0] >= count }
        if let row = strangers.first {
            let countsFromOne = found.min() == 1 && found.max() == count
            complaints.add(
                .malformed(
                    labels.path,
                    expected: "class numbers from 0 to \(count - 1): \(FilePath.name(classes.path)) has "
                        + "\(count) rows",
                    found:
                        "\(found[row]) at row \(row)\(strangers.count > 1 ? " and \(strangers.count - 1) more" : "")",
                    hint: countsFromOne ? "they seem to count from 1: take 1 away" : nil))
        }
        if found.isEmpty { complaints.add(.malformed(labels.path, expected: "a label for every row", found: "none")) }
        return strangers.isEmpty && !found.isEmpty
    }
}
