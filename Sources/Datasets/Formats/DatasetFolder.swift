import Foundations

/// A folder under the data root, in one of the layouts that are read.
enum DatasetFolder: Sendable, Hashable {
    /// As the public benchmark files come.
    case xlsa17(XLSA17Folder)
    /// `.npy`, `.safetensors` and `.csv`, with `split.json`.
    case plain(PlainFolder)

    var name: String {
        switch self {
        case .xlsa17(let folder): folder.name
        case .plain(let folder): folder.name
        }
    }

    /// The files that the data set depends on.
    var paths: [String] {
        switch self {
        case .xlsa17(let folder): [folder.featuresPath, folder.splitsPath]
        case .plain(let folder): folder.paths
        }
    }

    /// The embeddings, for a file name.
    var embeddings: String {
        switch self {
        case .xlsa17(let folder): "\(folder.imageEmbedding)-\(folder.classEmbedding)"
        case .plain(let folder): "\(folder.features.stem)-\(folder.classes.stem)"
        }
    }

    /// The data set, or everything that is wrong with it.
    /// - Parameter scratch: a folder for what does not fit memory.
    func read(scratch: String?, complaints: inout Complaints) -> Dataset? {
        switch self {
        case .xlsa17(let folder): folder.read(complaints: &complaints)
        case .plain(let folder): folder.read(scratch: scratch, complaints: &complaints)
        }
    }

    /// The data set.
    /// - Throws: what is wrong with it: of the public files the first thing, of plain files all at once.
    func read(scratch: String?) throws(EnvironmentError) -> Dataset {
        var complaints = Complaints()
        let dataset = read(scratch: scratch, complaints: &complaints)
        switch self {
        case .xlsa17: if let first = complaints.all.first { throw first }
        case .plain(let folder): if let error = complaints.error(about: folder.path) { throw error }
        }
        guard let dataset else { preconditionFailure("\(name) gives neither a data set nor a complaint") }
        return dataset
    }
}
