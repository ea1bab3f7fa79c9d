import Foundation
import Foundations
import MATFixture
import Tensors
import Testing

@testable import Datasets

extension MATFileTests {
    struct XLSA17Tests {
        private let folder = TemporaryFolder()
        private var catalogue: DatasetCatalogue { DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil) }

        private func load() throws -> Dataset { try catalogue.load(DatasetReference(name: "SET")) }

        /// The error of loading the set with the change, and nothing but that.
        private func complaint(_ change: (inout XLSA17Fixture) -> Void) -> String {
            var fixture = XLSA17Fixture()
            change(&fixture)
            fixture.write(to: folder)
            return complaint()
        }

        private func complaint() -> String {
            do {
                _ = try load()
                return "no error"
            } catch let error as EnvironmentError { return folder.anonymous(error.description) } catch {
                return "another error: \(error)"
            }
        }

        // MARK: Sound files

        @Test(arguments: [MATFixture.Format.five, .sevenPointThree], [false, true]) func aSoundSetIsRead(
            _ format: MATFixture.Format, _ compressed: Bool
        ) throws {
            XLSA17Fixture().write(to: folder, format: format, compressed: compressed)
            let dataset = try load()
            #expect(dataset.features.rows == 12 && dataset.features.columns == 5)
            #expect(dataset.features.row(7).map { $0 } == [70, 71, 72, 73, 74])
            #expect(dataset.labels == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
            #expect(dataset.classNames == ["ant", "bee", "cat", "dög"])
            #expect(dataset.classEmbeddings.row(1).map { $0 } == [0.75, 1, 1.25])
            #expect(
                dataset.split
                    == Split(
                        trainval: [0, 1, 3, 4, 6, 7], train: [0, 1, 3, 4], validation: [6, 7], testSeen: [2, 5, 8],
                        testUnseen: [9, 10, 11]))
            #expect(dataset.seenClasses == [0, 1, 2] && dataset.unseenClasses == [3])
            #expect(dataset.warnings == [])
            #expect(dataset.source == "SET, image embedding res101, class embedding att")
        }

        /// Changes bytes of both files of version 7.3 wherever a pattern is found.
        private func rewrite(_ pattern: [UInt8], _ change: (inout Data, Int) -> Void) throws {
            XLSA17Fixture().write(to: folder, format: .sevenPointThree)
            for name in ["SET/res101.mat", "SET/att_splits.mat"] {
                let url = URL(fileURLWithPath: "\(folder.path)/\(name)")
                var data = try Data(contentsOf: url)
                var (start, count) = (0, 0)
                while let found = data.range(of: Data(pattern), in: start..<data.count) {
                    change(&data, found.lowerBound)
                    (start, count) = (found.upperBound, count + 1)
                }
                try #require(count > 0, "\(name) is not written as it was")
                try data.write(to: url)
            }
        }

        /// MATLAB says of the class of a variable that a NUL ends it, programs in Python that NULs or blanks pad it.
        ///
        /// Source of the layout: "HDF5 File Format Specification Version 3.0", IV.A.2.d: class 3 is a text, whose
        /// padding is the lowest half of the next byte.
        @Test(arguments: [1, 2] as [UInt8]) func classesMayBePadded(_ padding: UInt8) throws {
            XLSA17Fixture().write(to: folder)
            let digest = try load().digest
            try rewrite([0x13, 0, 0, 0]) { data, place in data[place + 1] = padding }
            let dataset = try load()
            #expect(dataset.digest == digest)
            #expect(dataset.classNames == ["ant", "bee", "cat", "dög"])
        }

        @Test func dataWithoutAClassIsNamedWithTheCure() throws {
            try rewrite(Array("MATLAB_class".utf8)) { data, place in data[place] = UInt8(ascii: "m") }
            #expect(
                complaint()
                    == "<folder>/SET/att_splits.mat: 'att': expected class embeddings, attributes × classes, found "
                    + "HDF5 "
                    + "data that does not say what MATLAB should take it for (no attribute MATLAB_class of fixed "
                    + "length); in Python, write it with scipy.io.savemat or hdf5storage.savemat")
        }

        @Test func formatsAndNumberTypesDoNotChangeTheDigest() throws {
            XLSA17Fixture().write(to: folder)
            let digest = try load().digest
            XLSA17Fixture().write(to: folder, format: .sevenPointThree, compressed: true)
            #expect(try load().digest == digest)
            var fixture = XLSA17Fixture()
            fixture.set(
                "features", .singles([5, 12], (0..<12).flatMap { row in (0..<5).map { Float(10 * row + $0) } }))
            fixture.set("labels", .bytes([1, 12], [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]))
            fixture.set("trainval_loc", .words([1, 6], [1, 2, 4, 5, 7, 8]))
            fixture.set("test_seen_loc", .signedWords([3, 1], [3, 6, 9]))
            fixture.write(to: folder)
            #expect(try load().digest == digest)
        }

        @Test func trainingListsLoseTheTestRowsThatPublicFilesHave() throws {
            var fixture = XLSA17Fixture()
            fixture.set("train_loc", .doubles([6, 1], [1, 2, 3, 4, 5, 6]))
            fixture.set("val_loc", .doubles([3, 1], [7, 8, 9]))
            fixture.write(to: folder)
            let dataset = try load()
            #expect(dataset.split.train == [0, 1, 3, 4] && dataset.split.validation == [6, 7])
            #expect(
                dataset.warnings == [
                    "rows of train_loc that are not in trainval_loc were left out of it: 2 of 6, of which 2 in "
                        + "test_seen_loc",
                    "rows of val_loc that are not in trainval_loc were left out of it: 1 of 3, of which 1 in "
                        + "test_seen_loc",
                ])
        }

        @Test func whatIsOptionalMayBeAbsent() throws {
            var fixture = XLSA17Fixture()
            for name in ["allclasses_names", "train_loc", "val_loc"] { fixture.set(name, nil) }
            fixture.write(to: folder)
            let dataset = try load()
            #expect(dataset.classNames == ["class 1", "class 2", "class 3", "class 4"])
            #expect(
                dataset.warnings == [
                    "the file names no classes: they are numbered",
                    "there is no train_loc with val_loc: validation classes are chosen by seed",
                ])
        }

        @Test func oddSplitsAreToldToTheReader() throws {
            var fixture = XLSA17Fixture()
            fixture.set("test_seen_loc", .doubles([1, 1], [3]))
            fixture.set("val_loc", .doubles([1, 1], [5]))
            fixture.set("train_loc", .doubles([3, 1], [1, 2, 4]))
            fixture.set("att", .doubles([3, 5], (0..<15).map { Double($0) }))
            fixture.set("allclasses_names", .cells(["ant", "bee", "cat", "dog", "eel"]))
            fixture.write(to: folder)
            #expect(
                try load().warnings == [
                    "no test row of the seen 'bee', 'cat': accuracy over seen classes leaves out what has no rows",
                    "'eel' neither trained nor tested on, yet among the candidate classes",
                    "train_loc and val_loc share the classes 'bee', which count as validation classes",
                    "2 of the 12 rows are neither trained nor tested on",
                ])
        }

        // MARK: Malformed files, one error each

        @Test func missingVariables() {
            #expect(
                complaint { $0.set("features", nil) }
                    == "<folder>/SET/res101.mat: 'features': expected image features, dimensions × rows, found no such "
                    + "variable among 'labels'"
            )
            #expect(
                complaint { $0.set("att", nil) }
                    == "<folder>/SET/att_splits.mat: 'att': expected class embeddings, attributes × classes, found no "
                    + "such variable among 'allclasses_names', 'test_seen_loc', 'test_unseen_loc', 'train_loc', "
                    + "'trainval_loc', 'val_loc'"
            )
            #expect(
                complaint { $0.set("trainval_loc", nil) }
                    == "<folder>/SET/att_splits.mat: 'trainval_loc': expected training rows as an n×1 list, found no "
                    + "such variable among 'allclasses_names', 'att', 'test_seen_loc', 'test_unseen_loc', "
                    + "'train_loc', 'val_loc'; did you mean 'train_loc'?"
            )
            #expect(
                complaint { $0.features[1].0 = "label" }
                    == "<folder>/SET/res101.mat: 'labels': expected a label for every row as an N×1 list, found no "
                    + "such variable among 'features', 'label'; did you mean 'label'?"
            )
        }

        @Test func wrongShapes() {
            #expect(
                complaint { $0.set("features", .doubles([12, 5], Array(repeating: 1, count: 60))) }
                    == "<folder>/SET/res101.mat: 'features': expected dimensions × rows with the 12 rows of labels, "
                    + "found 12×5; it seems to be transposed"
            )
            #expect(
                complaint { $0.set("features", .doubles([5, 11], Array(repeating: 1, count: 55))) }
                    == "<folder>/SET/res101.mat: 'features': expected dimensions × rows with the 12 rows of labels, "
                    + "found 5×11"
            )
            #expect(
                complaint { $0.set("features", .doubles([5, 3, 4], Array(repeating: 1, count: 60))) }
                    == "<folder>/SET/res101.mat: 'features': expected image features, dimensions × rows, found 3 "
                    + "dimensions, 5×3×4"
            )
            #expect(
                complaint { $0.set("features", .doubles([0, 12], [])) }
                    == "<folder>/SET/res101.mat: 'features': expected image features, dimensions × rows, found an "
                    + "empty 0×12 matrix"
            )
            #expect(
                complaint { $0.set("att", .doubles([4, 3], Array(repeating: 1, count: 12))) }
                    == "<folder>/SET/att_splits.mat: 'att': expected attributes × classes with the 4 classes of "
                    + "allclasses_names, found 4×3; it seems to be transposed"
            )
            #expect(
                complaint { $0.set("labels", .doubles([6, 2], Array(repeating: 1, count: 12))) }
                    == "<folder>/SET/res101.mat: 'labels': expected a label for every row as an N×1 list, found a 6×2 "
                    + "matrix"
            )
            #expect(
                complaint { $0.set("test_unseen_loc", .doubles([0, 0], [])) }
                    == "<folder>/SET/att_splits.mat: 'test_unseen_loc': expected test rows of unseen classes, found an "
                    + "empty list"
            )
        }

        @Test func wrongNumbers() {
            func labels(_ last: Double) -> MATFixture.Variable {
                .doubles([12, 1], [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, last])
            }
            #expect(
                complaint { $0.set("labels", labels(0)) }
                    == "<folder>/SET/res101.mat: 'labels': expected whole numbers from 1 to 4, the classes of the "
                    + "split file, found 0 at position 12"
            )
            #expect(
                complaint { $0.set("labels", labels(5)) }
                    == "<folder>/SET/res101.mat: 'labels': expected whole numbers from 1 to 4, the classes of the "
                    + "split file, found 5 at position 12"
            )
            #expect(
                complaint { $0.set("labels", labels(3.5)) }
                    == "<folder>/SET/res101.mat: 'labels': expected whole numbers from 1 to 4, the classes of the "
                    + "split file, found 3.5 at position 12"
            )
            #expect(
                complaint { $0.set("labels", labels(.nan)) }
                    == "<folder>/SET/res101.mat: 'labels': expected whole numbers from 1 to 4, the classes of the "
                    + "split file, found NaN at position 12"
            )
            #expect(
                complaint { $0.set("features", .doubles([5, 12], (0..<60).map { $0 == 13 ? .nan : 1 })) }
                    == "<folder>/SET/res101.mat: 'features': expected finite numbers within the range of float32, "
                    + "found NaN at row 4, column 3"
            )
            #expect(
                complaint { $0.set("features", .doubles([5, 12], (0..<60).map { $0 == 59 ? 1e39 : 1 })) }
                    == "<folder>/SET/res101.mat: 'features': expected finite numbers within the range of float32, "
                    + "found 1e+39 at row 5, column 12"
            )
            #expect(
                complaint { $0.set("att", .doubles([3, 4], (0..<12).map { $0 == 0 ? -.infinity : 1 })) }
                    == "<folder>/SET/att_splits.mat: 'att': expected finite numbers within the range of float32, found "
                    + "minus infinity at row 1, column 1"
            )
        }

        @Test func wrongSplits() {
            #expect(
                complaint { $0.set("test_seen_loc", .doubles([3, 1], [3, 5, 9])) }
                    == "<folder>/SET/att_splits.mat: 'test_seen_loc': expected no row of trainval_loc, found 1 shared, "
                    + "row 5 among them; the splits overlap"
            )
            #expect(
                complaint { $0.set("test_unseen_loc", .doubles([4, 1], [1, 10, 11, 12])) }
                    == "<folder>/SET/att_splits.mat: 'test_unseen_loc': expected no row of trainval_loc, found 1 "
                    + "shared, row 1 among them; the splits overlap"
            )
            #expect(
                complaint { $0.set("val_loc", .doubles([2, 1], [2, 8])) }
                    == "<folder>/SET/att_splits.mat: 'val_loc': expected no row of train_loc, found 1 shared, row 2 "
                    + "among them; the splits overlap"
            )
            #expect(
                complaint { $0.set("trainval_loc", .doubles([6, 1], [1, 2, 4, 4, 7, 8])) }
                    == "<folder>/SET/att_splits.mat: 'trainval_loc': expected every row once, found row 4 twice")
            #expect(
                complaint { $0.set("test_unseen_loc", .doubles([3, 1], [10, 11, 13])) }
                    == "<folder>/SET/att_splits.mat: 'test_unseen_loc': expected rows from 1 to 12, as many as "
                    + "res101.mat has, found row 13; the two files belong to different data sets"
            )
            #expect(
                complaint { $0.set("trainval_loc", .doubles([6, 1], [0, 2, 4, 5, 7, 8])) }
                    == "<folder>/SET/att_splits.mat: 'trainval_loc': expected row numbers, counted from 1, found 0 at "
                    + "position 1"
            )
            #expect(
                complaint {
                    $0.set("trainval_loc", .doubles([7, 1], [1, 2, 4, 5, 7, 8, 10]))
                    $0.set("test_unseen_loc", .doubles([2, 1], [11, 12]))
                }
                    == "<folder>/SET/att_splits.mat: 'test_unseen_loc': expected rows of classes that trainval_loc "
                    + "lacks, found rows of 'dög'; the split and the labels do not belong together"
            )
            #expect(
                complaint {
                    $0.set("trainval_loc", .doubles([4, 1], [1, 2, 4, 5]))
                    $0.set("val_loc", .doubles([1, 1], [5]))
                    $0.set("train_loc", .doubles([1, 1], [1]))
                }
                    == "<folder>/SET/att_splits.mat: 'test_seen_loc': expected rows of classes that trainval_loc has, "
                    + "found rows of 'cat'; the split and the labels do not belong together"
            )
        }

        @Test func wrongTypes() {
            #expect(
                complaint { $0.set("features", .sparse([5, 12])) }
                    == "<folder>/SET/res101.mat: 'features': expected image features, dimensions × rows, found a "
                    + "sparse matrix; save it with full(features)"
            )
            #expect(
                complaint { $0.set("att", .complex([3, 4], Array(repeating: 1, count: 12))) }
                    == "<folder>/SET/att_splits.mat: 'att': expected real numbers, found complex ones")
            #expect(
                complaint { $0.set("labels", .text("one, two")) }
                    == "<folder>/SET/res101.mat: 'labels': expected a label for every row as an N×1 list, found text")
            #expect(
                complaint { $0.set("labels", .cells(["1", "2"])) }
                    == "<folder>/SET/res101.mat: 'labels': expected a label for every row as an N×1 list, found a cell "
                    + "array"
            )
            #expect(
                complaint { $0.set("allclasses_names", .doubles([4, 1], [1, 2, 3, 4])) }
                    == "<folder>/SET/att_splits.mat: 'allclasses_names': expected class names as a cell array of "
                    + "texts, found numbers"
            )
            #expect(
                complaint { $0.set("allclasses_names", .cells(["ant", "bee"])) }
                    == "<folder>/SET/att_splits.mat: 'att': expected attributes × classes with the 2 classes of "
                    + "allclasses_names, found 3×4"
            )
            #expect(
                complaint { $0.set("allclasses_names", .cells(["ant", "bee", "", "dog"])) }
                    == "<folder>/SET/att_splits.mat: 'allclasses_names': expected a name for every class, found none "
                    + "for class 3"
            )
            #expect(
                complaint { $0.set("allclasses_names", .cells(["ant", "bee", "bee", "dog"])) }
                    == "<folder>/SET/att_splits.mat: 'allclasses_names': expected names that differ, found 'bee' for "
                    + "classes 2 and 3"
            )
        }

        @Test func filesThatAreNoMATLABFiles() throws {
            func complaint(_ text: String) -> String {
                do { try folder.write(text, to: "SET/res101.mat") } catch { return "\(error)" }
                return self.complaint()
            }
            XLSA17Fixture().write(to: folder)
            #expect(
                complaint("")
                    == "<folder>/SET/res101.mat: expected a MATLAB file of version 5 or 7.3, found an empty file")
            #expect(
                complaint("a,b\n1,2\n")
                    == "<folder>/SET/res101.mat: expected a MATLAB file of version 5 or 7.3, found 8 bytes, fewer than "
                    + "its header of 128"
            )
            #expect(
                complaint(String(repeating: "a,b\n1,2\n", count: 40))
                    == "<folder>/SET/res101.mat: expected a MATLAB file of version 5 or 7.3, found text")
            #expect(
                complaint(
                    "version https://git-lfs.github.com/spec/v1\n" + String(repeating: "oid sha256:00\n", count: 10))
                    == "<folder>/SET/res101.mat: expected a MATLAB file of version 5 or 7.3, found a Git LFS pointer: "
                    + "fetch the file itself"
            )
            #expect(
                complaint("PK\u{3}\u{4}" + String(repeating: "\0", count: 200))
                    == "<folder>/SET/res101.mat: expected a MATLAB file of version 5 or 7.3, found a ZIP or NumPy "
                    + "archive"
            )
            try FileManager.default.removeItem(atPath: folder.path + "/SET/res101.mat")
            _ = folder.makeFolder("SET/res101.mat")
            #expect(
                self.complaint()
                    == "<folder>/SET/res101.mat: expected a MATLAB file of version 5 or 7.3, found a folder")
        }

        /// Wherever a file was cut off, the answer is an error about that file; the cause never reaches the numbers.
        @Test(arguments: [MATFixture.Format.five, .sevenPointThree], [false, true]) func filesThatWereCutOff(
            _ format: MATFixture.Format, _ compressed: Bool
        ) throws {
            for name in ["SET/res101.mat", "SET/att_splits.mat"] {
                XLSA17Fixture().write(to: folder, format: format, compressed: compressed)
                let whole = folder.size(name)
                for part in [0.1, 0.5, 0.9, 0.99] {
                    XLSA17Fixture().write(to: folder, format: format, compressed: compressed)
                    try folder.cut(name, to: Int(Double(whole) * part))
                    let complaint = complaint()
                    #expect(complaint.hasPrefix("<folder>/\(name): "), "\(part) of \(name), \(format): \(complaint)")
                }
            }
        }

        @Test func whereAFileWasCutOffIsSaid() throws {
            XLSA17Fixture().write(to: folder)
            try folder.cut("SET/res101.mat", to: folder.size("SET/res101.mat") - 8)
            #expect(
                complaint()
                    == "<folder>/SET/res101.mat: expected variable 2 to be 152 bytes long, found 144 bytes to the end "
                    + "of the file; it was cut off: copy or download it again"
            )
            XLSA17Fixture().write(to: folder, format: .sevenPointThree)
            try folder.cut("SET/res101.mat", to: folder.size("SET/res101.mat") - 1)
            #expect(
                complaint()
                    == "<folder>/SET/res101.mat: expected 3936 bytes, found 3935; it was cut off: copy or download it "
                    + "again"
            )
        }

        @Test func damageInsideIsAnErrorOrChangesNumbersButNeverTraps() throws {
            XLSA17Fixture().write(to: folder, compressed: false)
            let url = URL(fileURLWithPath: folder.path + "/SET/att_splits.mat")
            let sound = try Data(contentsOf: url)
            var complaints = 0
            for position in stride(from: 124, to: sound.count, by: 5) {
                var damaged = sound
                damaged[position] ^= 0xFF
                try damaged.write(to: url)
                if complaint() != "no error" { complaints += 1 }
            }
            #expect(complaints > 50)
        }

        @Test func nothingOfAMalformedSetStaysBehind() throws {
            var fixture = XLSA17Fixture()
            fixture.set("labels", nil)
            fixture.write(to: folder)
            let cache = TemporaryFolder()
            #expect(throws: EnvironmentError.self) {
                try DatasetCatalogue(dataRoot: folder.path, cacheFolder: cache.path).load(DatasetReference(name: "SET"))
            }
            #expect(cache.names.isEmpty)
        }

        @Test func aChangedFileIsReadAnew() throws {
            let cache = TemporaryFolder()
            let catalogue = DatasetCatalogue(dataRoot: folder.path, cacheFolder: cache.path)
            XLSA17Fixture().write(to: folder)
            let first = try catalogue.load(DatasetReference(name: "SET"))
            let again = try catalogue.load(DatasetReference(name: "SET"))
            #expect(
                again.digest == first.digest && again.features.values == first.features.values
                    && again.warnings == first.warnings)
            var fixture = XLSA17Fixture()
            fixture.set("att", .doubles([3, 4], Array(repeating: 2, count: 12)))
            fixture.write(to: folder)
            let changed = try catalogue.load(DatasetReference(name: "SET"))
            #expect(changed.classEmbeddings.values == Array(repeating: 2, count: 12))
            #expect(cache.names.count == 1, "the older conversion is replaced")
        }
    }
}
