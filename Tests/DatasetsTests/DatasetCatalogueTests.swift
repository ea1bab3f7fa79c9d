import Datasets
import Foundations
import Testing

extension MATFileTests {
    struct DatasetCatalogueTests {
        private let folder = TemporaryFolder()

        init() throws {
            XLSA17Fixture().write(to: folder)
            try folder.write("", to: "SET/clip.mat")
            try folder.write("", to: "SET/sent_splits.mat")
            try folder.write("", to: "SET/notes.txt")
            _ = folder.makeFolder("EMPTY")
            try folder.write("", to: "a file")
        }

        private func complaint(_ reference: DatasetReference, root: String?) -> String {
            let catalogue = DatasetCatalogue(dataRoot: root, cacheFolder: nil)
            func message(_ body: () throws -> Void) -> String {
                do { try body() } catch { return folder.anonymous("\(error)") }
                return "no error"
            }
            let checked = message { try catalogue.check(reference) }
            #expect(message { _ = try catalogue.load(reference) } == checked, "check and load disagree")
            return checked
        }

        private let builtIn = ["shapes", "simulated-awa2", "simulated-cub", "simulated-sun", "simulated-flo"]

        @Test func seenClassesAreCountedWithoutMakingAnything() throws {
            let catalogue = DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil)
            for name in builtIn {
                let reference = DatasetReference(name: name)
                #expect(try catalogue.seenClasses(reference) == catalogue.load(reference).seenClasses.count, "\(name)")
            }
            #expect(catalogue.seenClasses(DatasetReference(name: "SET")) == nil)
        }

        @Test func whatThereIsIsListed() {
            let entries = DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil).entries()
            #expect(entries.map(\.name) == builtIn + ["SET"])
            #expect(entries.last?.imageEmbeddings == ["clip", "res101"])
            #expect(entries.last?.classEmbeddings == ["att", "sent"])
            #expect(entries.map(\.isBuiltIn) == [true, true, true, true, true, false])
            #expect(DatasetCatalogue(dataRoot: nil, cacheFolder: nil).names() == builtIn)
            #expect(DatasetCatalogue(dataRoot: folder.path + "/nowhere", cacheFolder: nil).names() == builtIn)
        }

        @Test func whatIsThereIsFoundWithoutReadingIt() throws {
            let catalogue = DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil)
            for name in builtIn { try catalogue.check(DatasetReference(name: name)) }
            try catalogue.check(DatasetReference(name: "SET"))
            try catalogue.check(DatasetReference(name: "SET", imageEmbedding: "clip", classEmbedding: "sent"))
        }

        @Test func whatIsNotThereIsAnErrorThatHelps() {
            let root = folder.path
            #expect(
                complaint(DatasetReference(name: "shaps"), root: nil)
                    == "there is no built-in data set 'shaps', and no data root was given; did you mean 'shapes'? "
                    + "(data sets here: shapes, simulated-awa2, simulated-cub, simulated-sun, simulated-flo). The "
                    + "public features and splits of AWA1, AWA2, CUB, SUN and aPY are in xlsa17.zip "
                    + "(http://datasets.d2.mpi-inf.mpg.de/xian/xlsa17.zip); unpacked, its folder `data` is a data "
                    + "root"
            )
            #expect(
                complaint(DatasetReference(name: "SETT"), root: root)
                    == "<folder>/SETT: there is no data set 'SETT'; did you mean 'SET'? (data sets here: shapes, "
                    + "simulated-awa2, simulated-cub, simulated-sun, simulated-flo, SET). The public features and "
                    + "splits of AWA1, AWA2, CUB, SUN and aPY are in xlsa17.zip "
                    + "(http://datasets.d2.mpi-inf.mpg.de/xian/xlsa17.zip); unpacked, its folder `data` is a data "
                    + "root"
            )
            #expect(
                complaint(DatasetReference(name: "CUB"), root: root + "/nowhere")
                    == "<folder>/nowhere: the data root is not a folder; data set 'CUB' was looked for in it. The "
                    + "public features and splits of AWA1, AWA2, CUB, SUN and aPY are in xlsa17.zip "
                    + "(http://datasets.d2.mpi-inf.mpg.de/xian/xlsa17.zip); unpacked, its folder `data` is a data "
                    + "root"
            )
            #expect(
                complaint(DatasetReference(name: "SET", imageEmbedding: "res110"), root: root)
                    == "<folder>/SET/res110.mat: there is no image embedding 'res110'; did you mean 'res101'? (there: "
                    + "clip, res101)"
            )
            #expect(
                complaint(DatasetReference(name: "SET", classEmbedding: "word2vec"), root: root)
                    == "<folder>/SET/word2vec_splits.mat: there is no class embedding 'word2vec' (there: att, sent)")
            #expect(
                complaint(DatasetReference(name: "EMPTY"), root: root)
                    == "<folder>/EMPTY/res101.mat: there is no image embedding 'res101' (there: none)")
        }

        @Test(arguments: ["", "../SET", ".hidden", "a/b", "a\0b"]) func namesThatLeaveTheDataRootAreRefused(
            _ name: String
        ) {
            let expected =
                "'\(name)' is no name of a data set or embedding: it is one name, without '/' and no dot in front"
            #expect(complaint(DatasetReference(name: name), root: folder.path) == expected)
            #expect(complaint(DatasetReference(name: "SET", imageEmbedding: name), root: folder.path) == expected)
        }

        @Test func theMeasuresOfASetAreAFewLines() throws {
            let info = try DatasetCatalogue(dataRoot: folder.path, cacheFolder: nil).info(DatasetReference(name: "SET"))
            #expect(
                info.description == """
                    SET: SET, image embedding res101, class embedding att
                      12 images of 5 features; 3 seen and 1 unseen classes of 3 attributes
                      rows: 6 trainval (4 train, 2 validation), 3 test seen, 3 test unseen
                      digest 7d48991915448bd809a8fc0f53790bb8
                    """)
        }
    }
}
