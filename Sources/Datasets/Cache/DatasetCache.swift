import Dispatch
import Foundations
import Glibc
import Synchronization
import Tensors

/// Data sets as memory-mapped float32 files in a folder, so that a set is converted once and mapped ever after.
///
/// A file holds a preamble, the small parts, and from the next page on the features as they lie in memory. It is
/// written under another name and renamed, so a reader meets whole files only. What does not answer to its key or
/// its checksums is as good as absent.
struct DatasetCache: Sendable, Hashable {
    /// Raised whenever the layout changes, or what readers make of the same files.
    static let version: UInt64 = 1

    let folder: String

    /// What a file must answer to.
    struct Key: Sendable, Hashable {
        /// A file name without extension: one file a set, so that a changed set replaces its older self.
        let name: String
        /// Everything that the contents depend on.
        let fingerprint: String
    }

    private static let magic: UInt64 = 0x5445_5353_5A47_3344  // "D3GZSSET" read byte by byte
    private static let preambleLength = 64
    private static let pageLength = 4096
    private static let blockLength = 1 << 20

    func path(_ key: Key) -> String { "\(folder)/\(key.name).d3set" }

    /// What was found under a key.
    enum Lookup: Sendable {
        case found(Dataset)
        /// There is none, or one of other files or another version.
        case absent
        /// A file that was written for the key and is not what was written.
        case damaged
    }

    /// The set stored under `key`. Every byte of the file has been held against its checksum.
    func lookUp(_ key: Key) -> Lookup {
        guard let file = MappedFile(path: path(key)) else {
            return access(path(key), F_OK) == 0 ? .damaged : .absent
        }
        let bytes = UnsafeRawBufferPointer(file.bytes)
        guard bytes.count >= Self.preambleLength else { return .damaged }
        var preamble = PackedReader(UnsafeRawBufferPointer(rebasing: bytes[..<Self.preambleLength]))
        guard preamble.number() == Self.magic else { return .damaged }
        guard preamble.number() == Self.version else { return .absent }
        guard let partsLength = preamble.number().flatMap(Int.init(exactly:)), let partsChecksum = preamble.number(),
            let rows = preamble.number().flatMap(Int.init(exactly:)),
            let columns = preamble.number().flatMap(Int.init(exactly:)),
            partsLength <= bytes.count - Self.preambleLength, rows > 0, columns > 0, rows <= bytes.count,
            columns <= bytes.count / rows
        else { return .damaged }
        let start = Self.featuresOffset(partsLength: partsLength)
        guard bytes.count == start + rows * columns * MemoryLayout<Float>.stride else { return .damaged }
        let parts = UnsafeRawBufferPointer(rebasing: bytes[Self.preambleLength..<Self.preambleLength + partsLength])
        guard Self.checksum(parts) == partsChecksum else { return .damaged }

        var reader = PackedReader(parts)
        guard let fingerprint = reader.text() else { return .damaged }
        guard fingerprint == key.fingerprint else { return .absent }
        guard let name = reader.text(), let source = reader.text(),
            let digest = reader.text(),
            let classNames = reader.texts(), let attributeNames = reader.texts(), let warnings = reader.texts(),
            let labels = reader.integers(), let trainval = reader.integers(), let train = reader.integers(),
            let validation = reader.integers(), let testSeen = reader.integers(), let testUnseen = reader.integers(),
            let embeddings = reader.floats(), let checksums = reader.words(),
            !classNames.isEmpty, labels.count == rows, embeddings.count.isMultiple(of: classNames.count)
        else { return .damaged }
        let numbers = UnsafeRawBufferPointer(rebasing: bytes[start...])
        guard Self.areIntact(numbers, checksums) else { return .damaged }

        let count = rows * columns
        let address = (file.bytes.baseAddress! + start).bindMemory(to: Float.self, capacity: count)
        let buffer = Buffer(borrowing: address, count: count) { withExtendedLifetime(file) {} }
        return .found(
            Dataset(
                name: name, features: Matrix(buffer: buffer, offset: 0, rows: rows, columns: columns, stride: columns),
                labels: labels,
                classNames: classNames,
                classEmbeddings: Matrix(
                    rows: classNames.count, columns: embeddings.count / classNames.count, values: embeddings),
                split: Split(
                    trainval: trainval, train: train, validation: validation, testSeen: testSeen, testUnseen: testUnseen
                ),
                source: source, attributeNames: attributeNames, warnings: warnings, digest: digest))
    }

    /// Writes `dataset` under `key`. On any error nothing of it stays behind.
    func store(_ dataset: Dataset, for key: Key) throws(EnvironmentError) {
        let features = dataset.features.isContiguous ? dataset.features : dataset.features.copy()
        let numbers = UnsafeRawBufferPointer(
            start: features.pointer, count: features.count * MemoryLayout<Float>.stride)
        var parts = PackedWriter()
        parts.write(key.fingerprint)
        parts.write(dataset.name)
        parts.write(dataset.source)
        parts.write(dataset.digest)
        parts.write(dataset.classNames)
        parts.write(dataset.attributeNames)
        parts.write(dataset.warnings)
        parts.write(dataset.labels)
        for rows in [
            dataset.split.trainval, dataset.split.train, dataset.split.validation, dataset.split.testSeen,
            dataset.split.testUnseen,
        ] { parts.write(rows) }
        parts.write(dataset.classEmbeddings.values)
        parts.write(Self.checksums(numbers))

        var head = PackedWriter()
        head.write(Self.magic)
        head.write(Self.version)
        head.write(UInt64(parts.bytes.count))
        head.write(parts.bytes.withUnsafeBytes(Self.checksum))
        head.write(UInt64(features.rows))
        head.write(UInt64(features.columns))
        let start = Self.featuresOffset(partsLength: parts.bytes.count)
        var front = head.bytes + Array(repeating: 0, count: Self.preambleLength - head.bytes.count) + parts.bytes
        front += Array(repeating: 0, count: start - front.count)
        try Folder.make(folder)
        AtomicFile.sweep(folder)
        try AtomicFile(path(key)).write { file throws(EnvironmentError) in
            try file.write(front)
            try file.write(numbers)
        }
    }

    private static func featuresOffset(partsLength: Int) -> Int {
        (preambleLength + partsLength + pageLength - 1) / pageLength * pageLength
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var digest = ContentDigest()
        digest.absorb(bytes)
        return digest.word
    }

    private static func block(_ index: Int, of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[index * blockLength..<min(bytes.count, (index + 1) * blockLength)])
    }

    private static func checksums(_ bytes: UnsafeRawBufferPointer) -> [UInt64] {
        (0..<(bytes.count + blockLength - 1) / blockLength).map { checksum(block($0, of: bytes)) }
    }

    /// Whether every block has its checksum: a data set is read once a run, and a wrong number in it is never noticed
    /// later.
    private static func areIntact(_ bytes: UnsafeRawBufferPointer, _ checksums: [UInt64]) -> Bool {
        let blocks = (bytes.count + blockLength - 1) / blockLength
        guard checksums.count == blocks else { return false }
        // The whole file is about to be read.
        madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_WILLNEED)
        let isIntact = Atomic(true)
        nonisolated(unsafe) let bytes = bytes
        DispatchQueue.concurrentPerform(iterations: blocks) { index in
            guard isIntact.load(ordering: .relaxed) else { return }
            if checksum(block(index, of: bytes)) != checksums[index] { isIntact.store(false, ordering: .relaxed) }
        }
        return isIntact.load(ordering: .relaxed)
    }
}
