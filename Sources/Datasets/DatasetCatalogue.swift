import Foundations
import Glibc

/// The data sets that can be named: the built-in ones, and the folders under a data root.
public struct DatasetCatalogue: Sendable {
    /// Where folders of data sets lie, if anywhere.
    public let dataRoot: String?
    /// Where converted sets are kept; nil to keep none.
    public let cacheFolder: String?

    /// A catalogue of the folders in `dataRoot`, converted once into `cacheFolder`; without the former there are the
    /// built-in sets alone, without the latter files are read each time.
    public init(dataRoot: String?, cacheFolder: String?) {
        self.dataRoot = dataRoot
        self.cacheFolder = cacheFolder
    }

    /// One data set as a list shows it, nothing of it read.
    public struct Entry: Sendable, Hashable {
        /// As a notebook names it.
        public let name: String
        /// What it is, in a few words.
        public let summary: String
        /// Whether the program makes it itself.
        public let isBuiltIn: Bool
        /// Feature files by name, without their endings.
        public let imageEmbeddings: [String]
        /// Files of class embeddings by name, without `_splits.mat` or their endings.
        public let classEmbeddings: [String]
    }

    /// The built-in sets, then the folders under the data root by name.
    public func entries() -> [Entry] {
        BuiltInDataset.all.map {
            Entry(name: $0.name, summary: $0.summary, isBuiltIn: true, imageEmbeddings: [], classEmbeddings: [])
        } + folders()
    }

    /// The names of all entries, in their order.
    public func names() -> [String] { entries().map(\.name) }

    /// Throws what `load` would throw for a name or file that is not there. Reads no file.
    public func check(_ reference: DatasetReference) throws(EnvironmentError) {
        guard BuiltInDataset.named(reference.name) == nil else { return }
        if case .plain(let folder) = try folder(reference), !FileBytes.exists(folder.splitPath) {
            throw folder.withoutSplit
        }
    }

    /// Everything that is wrong with a data set, as far as one thing does not hide another; empty where it is sound.
    public func problems(_ reference: DatasetReference) -> [EnvironmentError] {
        guard BuiltInDataset.named(reference.name) == nil else { return [] }
        var complaints = Complaints()
        let found = complaints.attempt { () throws(EnvironmentError) in try folder(reference) }
        _ = found?.read(scratch: cacheFolder, complaints: &complaints)
        return complaints.all
    }

    /// Whether there is a picture behind every row. Reads no file.
    public func hasPictures(_ reference: DatasetReference) -> Bool {
        BuiltInDataset.named(reference.name)?.sampleImage != nil
    }

    /// How many seen classes a data set has, where that is known without reading a file.
    public func seenClasses(_ reference: DatasetReference) -> Int? {
        BuiltInDataset.named(reference.name)?.seenClasses
    }

    /// The data set of that name. The first load of a folder converts it, later ones map what was converted.
    ///
    /// A cache folder that cannot be written costs a word in `Dataset.cacheRemark` and the time of converting again.
    /// - Throws: `fileNotFound` with what there is instead; `unreadable`; `malformed` with the file or variable and
    ///   what was expected of it. Where several things are wrong, all of them are in the message.
    public func load(_ reference: DatasetReference) throws(EnvironmentError) -> Dataset {
        if let builtIn = BuiltInDataset.named(reference.name) {
            let key = DatasetCache.Key(
                name: builtIn.name, fingerprint: "built-in \(builtIn.name), version \(builtIn.version)")
            let dataset = try cached(key) { () throws(EnvironmentError) in builtIn.make() }
            return builtIn.sampleImage.map(dataset.illustrated) ?? dataset
        }
        let folder = try folder(reference)
        let stamps = folder.paths.map { "\($0): \(FileBytes.stamp($0) ?? "absent")" }
        return try cached(DatasetCache.Key(name: Self.cacheName(folder), fingerprint: stamps.joined(separator: "\n"))) {
            () throws(EnvironmentError) in try folder.read(scratch: cacheFolder)
        }
    }

    private func cached(
        _ key: DatasetCache.Key, make: () throws(EnvironmentError) -> Dataset
    ) throws(EnvironmentError) -> Dataset {
        guard let cacheFolder else { return try make() }
        let cache = DatasetCache(folder: cacheFolder)
        var remark: String?
        switch cache.lookUp(key) {
        case .found(let dataset): return dataset
        case .absent: break
        case .damaged: remark = "its converted copy was damaged, and has been made anew: \(cache.path(key))"
        }
        let dataset = try make()
        do throws(EnvironmentError) {
            try cache.store(dataset, for: key)
        } catch {
            return dataset.remarking("kept in memory only: \(error)")
        }
        if case .found(let mapped) = cache.lookUp(key) { return mapped.remarking(remark) }
        return dataset.remarking("kept in memory only: what was written to \(cache.path(key)) does not read back")
    }

    /// Different paths must not share a file; the same path must find its own again.
    private static func cacheName(_ folder: DatasetFolder) -> String {
        var digest = ContentDigest()
        for path in folder.paths { digest.absorb(path) }
        return "\(folder.name)-\(folder.embeddings)-\(digest.hexadecimal.prefix(12))"
    }

    // MARK: Folders

    private static let featuresSuffix = ".mat"
    private static let splitsSuffix = "_splits.mat"
    private static let directions =
        "The public features and splits of AWA1, AWA2, CUB, SUN and aPY are in xlsa17.zip "
        + "(http://datasets.d2.mpi-inf.mpg.de/xian/xlsa17.zip); unpacked, its folder `data` is a data root"

    private func folders() -> [Entry] {
        guard let dataRoot, let names = try? Folder.names(dataRoot) else { return [] }
        return names.compactMap { name in
            guard BuiltInDataset.named(name) == nil, let files = try? Folder.names("\(dataRoot)/\(name)") else {
                return nil
            }
            let classEmbeddings = files.filter { $0.hasSuffix(Self.splitsSuffix) }.map {
                String($0.dropLast(Self.splitsSuffix.count))
            }
            let imageEmbeddings = files.filter { $0.hasSuffix(Self.featuresSuffix) && !$0.hasSuffix(Self.splitsSuffix) }
                .map { String($0.dropLast(Self.featuresSuffix.count)) }
            guard !classEmbeddings.isEmpty, !imageEmbeddings.isEmpty else { return plainEntry(name, files) }
            return Entry(
                name: name, summary: "a folder in the xlsa17 layout", isBuiltIn: false,
                imageEmbeddings: imageEmbeddings, classEmbeddings: classEmbeddings)
        }
    }

    private func plainEntry(_ name: String, _ files: [String]) -> Entry? {
        guard PlainFolder.isPlain(files) else { return nil }
        return Entry(
            name: name, summary: "a folder of plain files", isBuiltIn: false,
            imageEmbeddings: PlainFolder.stems(files, without: [PlainFolder.classes.standard]),
            classEmbeddings: PlainFolder.stems(files, without: [PlainFolder.features.standard]))
    }

    /// The folder that `reference` means, its files there.
    private func folder(_ reference: DatasetReference) throws(EnvironmentError) -> DatasetFolder {
        for part in [reference.name, reference.imageEmbedding, reference.classEmbedding]
        where part.isEmpty || part.hasPrefix(".") || part.contains("/") || part.contains("\0") {
            throw EnvironmentError(
                .invalid,
                "'\(part)' is no name of a data set or embedding: it is one name, without '/' and no dot in front")
        }
        let available = names()
        let known = "data sets here: \(available.joined(separator: ", "))"
        let suggestion =
            Suggestion.closest(to: reference.name, among: available).map { "; did you mean '\($0)'?" } ?? ""
        guard let dataRoot else {
            throw EnvironmentError(
                .fileNotFound,
                "there is no built-in data set '\(reference.name)', and no data root was given\(suggestion) "
                    + "(\(known)). \(Self.directions)")
        }
        guard Folder.exists(dataRoot) else {
            throw EnvironmentError(
                .fileNotFound,
                "the data root is not a folder; data set '\(reference.name)' was looked for in it. \(Self.directions)",
                path: dataRoot)
        }
        let path = "\(dataRoot)/\(reference.name)"
        guard Folder.exists(path) else {
            throw EnvironmentError(
                .fileNotFound, "there is no data set '\(reference.name)'\(suggestion) (\(known)). \(Self.directions)",
                path: path)
        }
        let folder = XLSA17Folder(
            path: path, name: reference.name, imageEmbedding: reference.imageEmbedding,
            classEmbedding: reference.classEmbedding)
        let files = try Folder.names(path)
        let isWhole = access(folder.featuresPath, F_OK) == 0 && access(folder.splitsPath, F_OK) == 0
        if !isWhole, PlainFolder.isPlain(files) { return .plain(try PlainFolder.find(reference, at: path)) }
        try require(
            folder.featuresPath, reference.imageEmbedding, suffix: Self.featuresSuffix, kind: "image embedding",
            among: files.filter { !$0.hasSuffix(Self.splitsSuffix) })
        try require(
            folder.splitsPath, reference.classEmbedding, suffix: Self.splitsSuffix, kind: "class embedding",
            among: files)
        return .xlsa17(folder)
    }

    private func require(
        _ path: String, _ name: String, suffix: String, kind: String, among files: [String]
    ) throws(EnvironmentError) {
        guard access(path, F_OK) != 0 else { return }
        let candidates = files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
        let suggestion = Suggestion.closest(to: name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
        let there = candidates.isEmpty ? "none" : candidates.joined(separator: ", ")
        throw EnvironmentError(
            .fileNotFound, "there is no \(kind) '\(name)'\(suggestion) (there: \(there))", path: path)
    }
}

extension DatasetReference {
    /// Whether the program makes the data itself.
    public var isBuiltIn: Bool { BuiltInDataset.named(name) != nil }
}
