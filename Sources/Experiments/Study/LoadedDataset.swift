import Datasets
import Diagnostics
import Synchronization
import ZeroShot

/// A data set in memory, with the problems made from it when the first run asks for them.
public final class LoadedDataset: Sendable {
    public let reference: DatasetReference
    public let dataset: Dataset
    private let made = Mutex<(problem: Problem?, validation: Problem?)>((nil, nil))

    public init(_ dataset: Dataset, reference: DatasetReference) {
        self.dataset = dataset
        self.reference = reference
    }

    /// The test problem: trained on all training rows.
    public var problem: Problem {
        made.withLock { made in
            if let problem = made.problem { return problem }
            let problem = Problem(dataset)
            made.problem = problem
            return problem
        }
    }

    /// The training rows alone, with held-out seen classes in the place of unseen ones; nil when there are too few classes.
    public var validation: Problem? {
        made.withLock { made in
            if made.validation == nil { made.validation = dataset.validationView(seed: 0).map(Problem.init) }
            return made.validation
        }
    }
}

/// The data sets that the notebooks of one run need, each loaded once.
public final class DataShelf: Sendable {
    private let catalogue: DatasetCatalogue
    private let loaded = Mutex<[DatasetReference: Result<LoadedDataset, EnvironmentError>]>([:])

    public init(_ catalogue: DatasetCatalogue) { self.catalogue = catalogue }

    /// - Throws: what the catalogue's `load` throws; the same again when asked again.
    public func load(_ reference: DatasetReference) throws(EnvironmentError) -> LoadedDataset {
        let result = loaded.withLock { loaded in
            if let known = loaded[reference] { return known }
            let result: Result<LoadedDataset, EnvironmentError>
            do throws(EnvironmentError) {
                result = .success(LoadedDataset(try catalogue.load(reference), reference: reference))
            } catch {
                result = .failure(error)
            }
            loaded[reference] = result
            return result
        }
        return try result.get()
    }
}
