import Datasets
import Foundation
import Testing

extension MATFileTests {
    /// Sets that are not ours to pass on. Where they are absent these tests say that they were skipped.
    struct PublicDataTests {
        /// The folder named by `D3GZSL_DATA`, or `shared/data` beside the package.
        static let root: String? = {
            let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let path =
                ProcessInfo.processInfo.environment["D3GZSL_DATA"]
                ?? package.deletingLastPathComponent().appending(path: "shared/data").path
            return FileManager.default.fileExists(atPath: path) ? path : nil
        }()

        /// Whether a file or folder is there; says so if not.
        static func has(_ name: String) -> Bool {
            if let root, FileManager.default.fileExists(atPath: "\(root)/\(name)") { return true }
            print(
                "skipped: no \(name) under \(root ?? "a data root"); name the folder of the public sets with "
                    + "D3GZSL_DATA"
            )
            return false
        }

        @Test(.enabled("needs FLO_CLIP under D3GZSL_DATA") { has("FLO_CLIP") }) func flowers() throws {
            let cache = TemporaryFolder()
            let catalogue = DatasetCatalogue(dataRoot: Self.root, cacheFolder: cache.path)
            let info = try catalogue.info(DatasetReference(name: "FLO_CLIP", imageEmbedding: "clip"))
            #expect(
                info.description == """
                    FLO_CLIP: FLO_CLIP, image embedding clip, class embedding att
                      5728 images of 512 features; 82 seen and 20 unseen classes of 1024 attributes
                      rows: 2715 trainval (2165 train, 550 validation), 2112 test seen, 581 test unseen
                      digest a062037d8e2316e4dc697822131f4146
                      warning: 320 of the 5728 rows are neither trained nor tested on
                    """)
            #expect(
                try catalogue.info(DatasetReference(name: "FLO_CLIP", imageEmbedding: "clip")) == info,
                "the conversion differs from the files")
        }

        @Test(.enabled("needs AWA1_HIST under D3GZSL_DATA") { has("AWA1_HIST") }) func animals() throws {
            let info = try DatasetCatalogue(dataRoot: Self.root, cacheFolder: nil).info(
                DatasetReference(name: "AWA1_HIST", imageEmbedding: "hist"))
            #expect(
                info.description == """
                    AWA1_HIST: AWA1_HIST, image embedding hist, class embedding att
                      30475 images of 512 features; 40 seen and 10 unseen classes of 85 attributes
                      rows: 19832 trainval (13460 train, 6372 validation), 4958 test seen, 5685 test unseen
                      digest e3f84997f8c064371f34a0681d1b6a1b
                    """)
        }

        @Test(
            .enabled("needs the split files under D3GZSL_DATA") { has("splits") },
            arguments: [
                (
                    "AWA1_att",
                    "50 classes, 85 attributes; rows: trainval 19832 (train 13460, validation 6372), test seen 4958, "
                        + "test unseen 5685"
                ),
                (
                    "AWA2_att",
                    "50 classes, 85 attributes; rows: trainval 23527 (train 16187, validation 7340), test seen 5882, "
                        + "test unseen 7913"
                ),
                (
                    "CUB_sent",
                    "200 classes, 1024 attributes; rows: trainval 7057 (train 4702, validation 2355), test seen 1764, "
                        + "test unseen 2967"
                ),
                (
                    "SUN_att",
                    "717 classes, 102 attributes; rows: trainval 10320 (train 9280, validation 1040), test seen 2580, "
                        + "test unseen 1440"
                ),
                (
                    "FLO_att",
                    "102 classes, 1024 attributes; rows: trainval 5631 (train 4705, validation 926), test seen 1403, "
                        + "test unseen 1155"
                ),
                (
                    "APY_att",
                    "32 classes, 64 attributes; rows: trainval 5932 (train 4906, validation 1026), test seen 1483, "
                        + "test unseen 7924"
                ),
            ])
        func splitFiles(_ name: String, _ expected: String) throws {
            let splits = try XLSA17Splits.read("\(Self.root ?? "")/splits/\(name)_splits.mat")
            #expect(splits.description == expected)
            #expect(splits.warnings.allSatisfy { $0.contains("left out of it") || $0.contains("names no classes") })
        }
    }
}
