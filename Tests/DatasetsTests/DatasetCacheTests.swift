import Foundation
import Foundations
import Tensors
import Testing

@testable import Datasets

struct DatasetCacheTests {
    private let folder = TemporaryFolder()
    private let key = DatasetCache.Key(name: "tiny", fingerprint: "as made")
    private var cache: DatasetCache { DatasetCache(folder: folder.path + "/deep/er") }

    private func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: cache.path(key)))) }
    private func replace(_ bytes: some Collection<UInt8>) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: cache.path(key)))
    }

    @Test func whatComesBackIsWhatWasStored() throws {
        var odd = Dataset.tiny().features.copy()
        odd[0, 0] = -0.0
        odd[1, 1] = .leastNonzeroMagnitude
        odd[2, 2] = .greatestFiniteMagnitude
        let wide = Matrix(rows: odd.rows, columns: 4)
        wide.columns(0..<3).assign(odd)
        odd = wide.columns(0..<3)
        let tiny = Dataset.tiny()
        let dataset = Dataset(
            name: "tïny", features: odd, labels: tiny.labels, classNames: tiny.classNames,
            classEmbeddings: tiny.classEmbeddings, split: tiny.split,
            source: tiny.source, attributeNames: tiny.attributeNames, warnings: tiny.warnings)
        try cache.store(dataset, for: key)
        let back = try #require(cache.lookUp(key).dataset)
        #expect(back.features.values.map(\.bitPattern) == dataset.features.values.map(\.bitPattern))
        #expect(back.classEmbeddings.values.map(\.bitPattern) == dataset.classEmbeddings.values.map(\.bitPattern))
        #expect(back.features.columns == 3 && back.classEmbeddings.columns == 2)
        #expect(back.name == "tïny" && back.source == dataset.source && back.digest == dataset.digest)
        #expect(back.labels == dataset.labels && back.classNames == dataset.classNames && back.split == dataset.split)
        #expect(back.attributeNames == dataset.attributeNames && back.warnings == dataset.warnings)
        #expect(
            back.replacing().digest == dataset.digest, "the digest of what was read is not the digest that was kept")
        #expect(folder.names == ["deep", "deep/er", "deep/er/tiny.d3set"])
    }

    @Test func aMappedSetOutlivesItsFileAndWritingToItChangesNothing() throws {
        try cache.store(.tiny(), for: key)
        let before = try bytes()
        let back = try #require(cache.lookUp(key).dataset)
        back.features[0, 0] = 1234
        #expect(try bytes() == before)
        try FileManager.default.removeItem(atPath: cache.path(key))
        #expect(back.features[29, 0] == 29)
        #expect(cache.lookUp(key).isAbsent)
    }

    @Test func anotherFingerprintIsNotAnswered() throws {
        try cache.store(.tiny(), for: key)
        #expect(cache.lookUp(DatasetCache.Key(name: "tiny", fingerprint: "made anew")).isAbsent)
        #expect(cache.lookUp(key).dataset != nil)
    }

    @Test func damageToAnyByteIsNoticed() throws {
        try cache.store(.tiny(), for: key)
        let sound = try bytes()
        let partsEnd = 64 + Int(sound[16]) + Int(sound[17]) << 8
        let padding = 48..<64
        let gap = partsEnd..<4096
        for position in sound.indices where !padding.contains(position) && !gap.contains(position) {
            var damaged = sound
            damaged[position] ^= 0x10
            try replace(damaged)
            // Another version of the layout is no damage.
            let isVersion = (8..<16).contains(position)
            #expect(isVersion ? cache.lookUp(key).isAbsent : cache.lookUp(key).isDamaged, "byte \(position)")
        }
    }

    @Test(arguments: [0, 1, 63, 64, 500, 4095, 4096, 4100]) func aCutOffFileIsAsGoodAsAbsent(_ length: Int) throws {
        try cache.store(.tiny(), for: key)
        try replace(try bytes().prefix(length))
        #expect(cache.lookUp(key).isDamaged)
    }

    /// Larger than any sample of its blocks.
    @Test func damageToAnyBlockOfALargeSetIsNoticed() throws {
        let blocks = 40
        let tiny = Dataset.tiny()
        let columns = blocks * (1 << 20) / (MemoryLayout<Float>.stride * tiny.features.rows) + 1
        let wide = Matrix(rows: tiny.features.rows, columns: columns)
        for index in 0..<wide.count { wide.pointer[index] = Float(index % 1000) }
        let dataset = Dataset(
            name: "wide", features: wide, labels: tiny.labels, classNames: tiny.classNames,
            classEmbeddings: tiny.classEmbeddings, split: tiny.split, source: tiny.source,
            attributeNames: tiny.attributeNames, warnings: [])
        try cache.store(dataset, for: key)
        #expect(cache.lookUp(key).dataset?.digest == dataset.digest)
        let size = try bytes().count
        let file = try #require(FileHandle(forUpdatingAtPath: cache.path(key)))
        for block in 0..<blocks {
            let place = UInt64(size - wide.count * 4 + block * (1 << 20) + 77_777)
            try file.seek(toOffset: place)
            let sound = try #require(try file.read(upToCount: 1))
            try file.seek(toOffset: place)
            try file.write(contentsOf: [sound[0] ^ 1])
            #expect(cache.lookUp(key).isDamaged, "block \(block)")
            try file.seek(toOffset: place)
            try file.write(contentsOf: sound)
        }
        #expect(cache.lookUp(key).dataset != nil)
    }

    @Test func aFolderThatCannotBeIsAnErrorAndLeavesNothing() throws {
        try Data("a file".utf8).write(to: URL(fileURLWithPath: folder.path + "/file"))
        let error = #expect(throws: EnvironmentError.self) {
            try DatasetCache(folder: folder.path + "/file/cache").store(.tiny(), for: key)
        }
        #expect(error?.code == .notAFolder)
        #expect(folder.names == ["file"])
    }

    // MARK: Through the catalogue

    private let reference = DatasetReference(name: "shapes")

    @Test func builtInSetsAreMadeOnceAndMappedAfterwards() throws {
        let catalogue = DatasetCatalogue(dataRoot: nil, cacheFolder: folder.path)
        let made = try catalogue.load(reference)
        let path = folder.path + "/shapes.d3set"
        let stamp = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
        let mapped = try catalogue.load(reference)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int == stamp)
        #expect(mapped.digest == made.digest && mapped.warnings.isEmpty)
        #expect(mapped.sampleImage?(100) == made.sampleImage?(100))
        #expect(mapped.features.values == ShapesDataset.make().features.values)
    }

    @Test func aDamagedFileIsMadeAnew() throws {
        let catalogue = DatasetCatalogue(dataRoot: nil, cacheFolder: folder.path)
        let digest = try catalogue.load(reference).digest
        try Data("rubbish".utf8).write(to: URL(fileURLWithPath: folder.path + "/shapes.d3set"))
        let again = try catalogue.load(reference)
        #expect(again.digest == digest && again.replacing().digest == digest)
        #expect(
            again.cacheRemark.map(folder.anonymous)
                == "its converted copy was damaged, and has been made anew: <folder>/shapes.d3set")
        #expect(again.warnings.isEmpty, "a word about a file is no word about the data")
        #expect(try catalogue.load(reference).cacheRemark == nil)
        #expect(folder.names == ["shapes.d3set"])
        #expect(
            try FileManager.default.attributesOfItem(atPath: folder.path + "/shapes.d3set")[.size] as? Int ?? 0
                > 1_000_000)
    }

    @Test func aCacheThatCannotBeWrittenCostsARemark() throws {
        try Data("a file".utf8).write(to: URL(fileURLWithPath: folder.path + "/file"))
        let dataset = try DatasetCatalogue(dataRoot: nil, cacheFolder: folder.path + "/file").load(reference)
        #expect(
            dataset.cacheRemark.map(folder.anonymous)
                == "kept in memory only: <folder>/file: a folder is needed here, and a file has the name")
        #expect(dataset.warnings.isEmpty)
        #expect(dataset.sampleImage != nil)
    }
}

extension DatasetCache.Lookup {
    fileprivate var dataset: Dataset? {
        if case .found(let dataset) = self { dataset } else { nil }
    }
    fileprivate var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }
    fileprivate var isDamaged: Bool {
        if case .damaged = self { true } else { false }
    }
}
