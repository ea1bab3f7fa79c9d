import Foundation
import Foundations
import Tensors
import Testing

@testable import Datasets

@Suite struct PlainFolderTests {
    private let folder = TemporaryFolder()
    private var catalogue: DatasetCatalogue { DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil) }

    /// Four classes of three rows; the last is unseen.
    private static let files = [
        "features.csv": (0..<12).map { "\($0),\($0 * 2)" }.joined(separator: "\n"),
        "labels.csv": "0\n0\n0\n1\n1\n1\n2\n2\n2\n3\n3\n3\n",
        "classes.csv": "width,height\n1,0\n0,1\n1,1\n0.5,-1e-1\n",
        "names.txt": "ant\nbee\ncat\ndög\n",
        "split.json": #"{"unseen": ["dög"], "validation": [2], "test_seen": [2, 5, 8]}"#,
    ]

    private func write(_ changes: [String: String?] = [:]) throws {
        _ = folder.makeFolder("SET")
        for (name, text) in Self.files { try folder.write(text, to: "SET/\(name)") }
        for (name, text) in changes {
            if let text {
                try folder.write(text, to: "SET/\(name)")
            } else {
                try FileManager.default.removeItem(atPath: "\(folder.path)/SET/\(name)")
            }
        }
    }

    private func load() throws -> Dataset { try catalogue.load(DatasetReference(name: "SET")) }

    private func complaint(_ changes: [String: String?]) throws -> String {
        try write(changes)
        defer { try? FileManager.default.removeItem(atPath: folder.path + "/SET") }
        do {
            _ = try load()
            return "no error"
        } catch { return folder.anonymous("\(error)") }
    }

    @Test func aSoundFolderIsRead() throws {
        try write()
        let dataset = try load()
        #expect(dataset.features.row(7).map { $0 } == [7, 14])
        #expect(dataset.labels == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
        #expect(dataset.classNames == ["ant", "bee", "cat", "dög"])
        #expect(dataset.classEmbeddings.row(3).map { $0 } == [0.5, -0.1])
        #expect(
            dataset.split
                == Split(
                    trainval: [0, 1, 3, 4, 6, 7], train: [0, 1, 3, 4], validation: [6, 7], testSeen: [2, 5, 8],
                    testUnseen: [9, 10, 11]))
        #expect(dataset.warnings == [])
        #expect(dataset.source == "SET, image embedding features, class embedding classes")
        try catalogue.check(DatasetReference(name: "SET"))
        #expect(catalogue.problems(DatasetReference(name: "SET")) == [])
        let entry = try #require(catalogue.entries().last)
        #expect(entry.name == "SET" && entry.imageEmbeddings == ["features"] && entry.classEmbeddings == ["classes"])
    }

    @Test func otherEmbeddingsAreOtherFiles() throws {
        try write(["clip.csv": (0..<12).map { "\($0 + 100)\t1" }.joined(separator: "\r\n"), "text.csv": "4\n3\n2\n1"])
        let dataset = try catalogue.load(
            DatasetReference(name: "SET", imageEmbedding: "clip", classEmbedding: "text"))
        #expect(dataset.features.row(2).map { $0 } == [102, 1])
        #expect(dataset.classEmbeddings.values == [4, 3, 2, 1])
        let error = #expect(throws: EnvironmentError.self) {
            try catalogue.check(DatasetReference(name: "SET", imageEmbedding: "clop"))
        }
        #expect(error?.message.contains("there is no image embedding 'clop'") == true)
        #expect(error?.message.contains("did you mean 'clip'? (there: clip, features, text)") == true)
    }

    @Test func safetensorsAreRead() throws {
        try write(["features.csv": nil, "labels.csv": nil])
        let features = Matrix(rows: 12, columns: 2, values: (0..<24).map(Float.init))
        try SafeTensors(entries: ["x": SafeTensors.Entry(features)]).write(
            to: folder.path + "/SET/features.safetensors")
        let labels = SafeTensors.Entry((0..<12).map { $0 / 3 })
        try SafeTensors(entries: ["labels": labels, "other": labels]).write(
            to: folder.path + "/SET/labels.safetensors")
        #expect(try load().features.values == features.values)
        #expect(try load().labels == (0..<12).map { $0 / 3 })
        try SafeTensors(entries: ["a": labels, "b": labels]).write(to: folder.path + "/SET/features.safetensors")
        #expect(catalogue.problems(DatasetReference(name: "SET")).first?.message.contains("found 'a', 'b'") == true)
    }

    // MARK: Splits

    @Test(arguments: [
        #"{"unseen": [3], "trainval": [0, 1, 3, 4, 6, 7]}"#,
        #"{"test_unseen": [9, 10, 11], "trainval": [0, 1, 3, 4, 6, 7]}"#,
        #"{"seen": ["cat", "bee", 0], "unseen": [3], "test_seen": [2, 5, 8], "note": "by hand"}"#,
    ])
    func listsThatAreAbsentAreDerived(_ text: String) throws {
        try write(["split.json": text])
        let dataset = try load()
        #expect(
            dataset.split
                == Split(trainval: [0, 1, 3, 4, 6, 7], testSeen: [2, 5, 8], testUnseen: [9, 10, 11]))
        #expect(dataset.warnings == ["the split names no validation classes: they are chosen by seed"])
    }

    @Test func listsThatAreGivenAreKept() throws {
        try write([
            "split.json": """
            {"trainval": [4, 3, 0], "train": [0], "val": [3, 4], "test_seen": [1, 5], "test_unseen": [11, 9]}
            """
        ])
        let dataset = try load()
        #expect(
            dataset.split
                == Split(trainval: [4, 3, 0], train: [0], validation: [3, 4], testSeen: [1, 5], testUnseen: [11, 9]))
        #expect(dataset.warnings.contains("'cat' neither trained nor tested on, yet among the candidate classes"))
        #expect(dataset.warnings.contains("5 of the 12 rows are neither trained nor tested on"))
    }

    @Test(arguments: [
        (#"{"unseen": [3]}"#, "'d3gzsl data split' draws some, and writes the whole file"),
        (#"{"test_seen": [2]}"#, "expected 'unseen', the classes that are not trained on"),
        (#"{"unseen": [3], "seen": [2, 3], "test_seen": [8]}"#, "found 'dög' as both"),
        (#"{"unseen": [4], "test_seen": [8]}"#, "expected classes from 0 to 3 in 'unseen', found 4"),
        (#"{"unseen": ["dog"], "test_seen": [8]}"#, "found 'dog'; did you mean 'dög'?"),
        (#"{"unseen": [3, "dög"], "test_seen": [8]}"#, "expected every class once in 'unseen', found 'dög' twice"),
        (#"{"unseen": [], "test_seen": [8]}"#, "expected classes in 'unseen', found none"),
        (#"{"unseen": [3], "test_seen": [8, 8]}"#, "expected every row once in 'test_seen', found row 8 twice"),
        (
            #"{"unseen": [3], "test_seen": [12]}"#,
            "expected rows from 0 to 11 in 'test_seen', found 12; rows are counted"
        ),
        (#"{"unseen": [3], "test_seen": [-1]}"#, "found -1"),
        (
            #"{"unseen": [3], "test_seen": [2], "trainval": [2, 3]}"#,
            "found 1 shared, row 2 among them; the splits overlap"
        ),
        (#"{"unseen": [3], "test_seen": [9]}"#, "expected rows of trained classes in 'test_seen', found rows of 'd"),
        (#"{"unseen": [3], "test_seen": []}"#, "expected rows in 'test_seen', found none"),
        (
            #"{"unseen": [3], "test_seen": [2], "validation": [3]}"#,
            "expected seen classes in 'validation', found 'dög'"
        ),
        (
            #"{"unseen": [3], "test_seen": [2], "val": [2]}"#,
            "expected rows of 'trainval' in 'val', found 1 others, row 2"
        ),
        (#"{"unseen": [3], "test_sen": [2]}"#, "found 'test_sen'; did you mean 'test_seen'?"),
        (#"{"unseen": 3, "test_seen": [2]}"#, "expected classes as 'unseen'"),
        (#"{"unseen": [3], "test_seen": [2.5]}"#, "expected rows as 'test_seen'"),
        ("[1]", "expected a JSON object"), ("{\"unseen\": [3],", "expected a JSON object"),
    ])
    func splitsThatAreNone(_ text: String, _ message: String) throws {
        let found = try complaint(["split.json": text])
        #expect(found.contains(message), "\(found)")
        #expect(found.contains("split.json: expected"))
    }

    @Test func aClassOfASplitWithoutRows() throws {
        let found = try complaint([
            "classes.csv": "1\n2\n3\n4\n5", "names.txt": "a\nb\nc\nd\ne",
            "split.json": #"{"unseen": [3, 4], "test_seen": [2, 5, 8]}"#,
        ])
        #expect(found.contains("expected rows of every class in 'unseen', found none of 'e'"), "\(found)")
    }

    @Test func withoutASplitThereIsAWayOut() throws {
        try write(["split.json": nil])
        let error = #expect(throws: EnvironmentError.self) { try catalogue.check(DatasetReference(name: "SET")) }
        #expect(
            error?.description.hasSuffix(
                "SET/split.json: there is no split of the rows: 'd3gzsl data split' draws one from the labels") == true)
        #expect(catalogue.problems(DatasetReference(name: "SET")) == [error])
    }

    // MARK: Files that are not sound

    @Test(arguments: [
        ("features.csv", "1,2\n3,x\n", "expected a finite number in every cell, found 'x' at line 2, column 2"),
        ("features.csv", "a,b\n1,2\n,nan\n", "found nothing at line 3, column 1, 'nan' at line 3, column 2"),
        ("features.csv", "1,2\n1e39,0x10\n", "found '1e39' at line 2, column 1, '0x10' at line 2, column 2"),
        ("features.csv", "nan,nan\n1,2\n", "'nan' at line 1, column 1"),
        ("features.csv", "1;2\n3;4\n", "apart by commas or tabs"),
        ("features.csv", "1,2\n3\n", "expected 2 cells on every line, as on line 1, found 1 on line 2"),
        ("features.csv", "1,2\n\n3,4\n", "found an empty line 2"),
        ("features.csv", ",0,1\n0,5,5\n", "index=False"),
        ("features.csv", "a,b\n", "found a line of headings alone"), ("features.csv", "", "found an empty file"),
        ("features.csv", "\n\n", "found an empty line"),
        ("features.csv", "1,2\n", "expected 12 rows, one a label, found 1×2"),
        (
            "labels.csv", "1\n1\n1\n2\n2\n2\n3\n3\n3\n4\n4\n4\n",
            "found 4 at row 9 and 2 more; they seem to count from 1"
        ),
        ("labels.csv", "0\n-1\n", "found -1 at row 1"), ("labels.csv", "0\n1.5\n", "found 1.5 at index 1"),
        ("labels.csv", "0,0\n1,1\n", "one a line, found 2 columns"),
        ("names.txt", "ant\nbee\n", "expected 4 names, one a line, as many as there are classes, found 2"),
        ("names.txt", "ant\nbee\nant\ndog\n", "found 'ant' for the classes 0 and 2"),
        ("names.txt", "ant\n\ncat\ndog\n", "found none on line 2"),
        ("labels.npy", "x", "found labels.npy and labels.csv; rename all but one"),
    ])
    func filesThatAreNotSound(_ file: String, _ text: String, _ message: String) throws {
        let found = try complaint([file: text])
        #expect(found.contains(message), "\(found)")
    }

    @Test func everythingIsSaidAtOnce() throws {
        try write(["features.csv": "1,x\n", "names.txt": "ant\n", "split.json": "{}", "labels.csv": "0\n7\n"])
        let problems = catalogue.problems(DatasetReference(name: "SET"))
        #expect(
            Set(problems.compactMap { $0.path.map(FilePath.name) }) == ["features.csv", "names.txt", "labels.csv"])
        let error = #expect(throws: EnvironmentError.self) { try load() }
        #expect(error?.code == .malformed)
        #expect(error?.message.hasPrefix("3 things are wrong with this data set:\n  ") == true)
    }

    // MARK: Making folders

    @Test func aSplitIsDrawn() throws {
        try write(["split.json": nil, "labels.csv": (0..<12).map { "\($0 % 4)" }.joined(separator: "\n")])
        let drawing = SplitDrawing(unseen: .fraction(0.25), validation: .count(1), testSeen: 0.2, seed: 3)
        _ = try drawing.write(in: folder.path + "/SET")
        let text = try String(contentsOfFile: folder.path + "/SET/split.json", encoding: .utf8)
        let dataset = try load()
        #expect(dataset.unseenClasses.count == 1 && dataset.seenClasses.count == 3)
        #expect(dataset.split.testUnseen.count == 3 && dataset.split.testSeen.count == 3)
        #expect(dataset.split.trainval.count == 6 && dataset.split.validation.count == 2)
        #expect(Set(dataset.split.testSeen.map { dataset.labels[$0] }) == Set(dataset.seenClasses))
        #expect(dataset.warnings == [])
        let error = #expect(throws: EnvironmentError.self) { try drawing.write(in: folder.path + "/SET") }
        #expect(error?.code == .invalid)
        _ = try drawing.write(in: folder.path + "/SET", mayReplace: true)
        #expect(try String(contentsOfFile: folder.path + "/SET/split.json", encoding: .utf8) == text)
        let splits = try (1...20).map { seed in
            var other = drawing
            other.seed = UInt64(seed)
            _ = try other.write(in: folder.path + "/SET", mayReplace: true)
            return try load().unseenClasses
        }
        #expect(Set(splits).count > 1)
        for unseen in [SplitDrawing.Share.count(0), .count(4), .count(-1), .fraction(0.99)] {
            #expect(throws: EnvironmentError.self) {
                try SplitDrawing(unseen: unseen, seed: 1).write(in: folder.path + "/SET", mayReplace: true)
            }
        }
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let shapes = try catalogue.load(DatasetReference(name: "shapes"))
        let path = folder.path + "/COPY"
        try shapes.writePlainFiles(to: path)
        let copy = try catalogue.load(DatasetReference(name: "COPY"))
        #expect(copy.digest == shapes.digest)
        #expect(copy.warnings == [])
        let error = #expect(throws: EnvironmentError.self) { try shapes.writePlainFiles(to: path) }
        #expect(error?.message.contains("--force") == true)
        try shapes.writePlainFiles(to: path, mayReplace: true)
        let cache = DatasetCatalogue(dataRoot: folder.path, cacheFolder: folder.path + "/cache")
        #expect(try cache.load(DatasetReference(name: "COPY")).digest == shapes.digest)
        #expect(folder.names.contains { $0.hasPrefix("cache/COPY-features-classes-") })
        try "0\n".write(toFile: path + "/names.txt", atomically: false, encoding: .utf8)
        #expect(throws: EnvironmentError.self) { try cache.load(DatasetReference(name: "COPY")) }
    }
}

extension MATFileTests {
    struct ConversionTests {
        private let folder = TemporaryFolder()

        @Test func xlsa17BecomesPlainFilesWithTheSameContents() throws {
            XLSA17Fixture().write(to: folder)
            let catalogue = DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil)
            let dataset = try catalogue.load(DatasetReference(name: "SET"))
            try dataset.writePlainFiles(to: folder.path + "/PLAIN")
            let copy = try catalogue.load(DatasetReference(name: "PLAIN"))
            #expect(copy.digest == dataset.digest && copy.split == dataset.split && copy.labels == dataset.labels)
        }

        @Test func bothFilesOfTheLayoutAreHeldToAccount() throws {
            var fixture = XLSA17Fixture()
            fixture.set("labels", nil)
            fixture.set("features", .doubles([1, 1], [.nan]))
            fixture.set("trainval_loc", nil)
            fixture.set("test_seen_loc", .doubles([2, 1], [3, 3]))
            fixture.set("att", .doubles([1, 1], [.infinity]))
            fixture.write(to: folder)
            let problems = DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil).problems(
                DatasetReference(name: "SET"))
            #expect(
                problems.map { "\(FilePath.name($0.path ?? "")): \($0.message.prefix(16))" } == [
                    "att_splits.mat: 'att': expected ", "att_splits.mat: 'trainval_loc': ",
                    "att_splits.mat: 'test_seen_loc':", "res101.mat: 'features': expe",
                    "res101.mat: 'labels': expect",
                ])
        }
    }
}
