import Datasets
import Foundations
import Synchronization
import ZeroShot

/// A data set in memory, with the problems made from it when the first run asks for them.
package final class LoadedDataset: Sendable {
    /// The data set.
    package let dataset: Dataset
    private let made = Mutex(Made())

    private struct Made {
        var problems: [SettingProblem]?
        var problem: Problem?
        var validation: Problem?
    }

    /// A data set that was read.
    package init(_ dataset: Dataset) { self.dataset = dataset }

    /// What hinders anything from being computed on it.
    var problems: [SettingProblem] {
        made.withLock { made in
            if let problems = made.problems { return problems }
            let problems = Problem.validate(dataset)
            made.problems = problems
            return problems
        }
    }

    /// The test problem: trained on all training rows.
    package var problem: Problem {
        made.withLock { made in
            if let problem = made.problem { return problem }
            let problem = Problem(dataset)
            made.problem = problem
            return problem
        }
    }

    /// The training rows alone, with held-out seen classes in the place of unseen ones; nil when there are too few
    /// classes.
    package var validation: Problem? {
        made.withLock { made in
            if made.validation == nil { made.validation = dataset.validationView(seed: 0).map(Problem.init) }
            return made.validation
        }
    }
}

/// The data sets that the notebooks of one run need, each loaded once, when it is first asked for.
package final class DataShelf: Sendable {
    private let catalogue: DatasetCatalogue
    private let places = Mutex<[DataSelection: Place]>([:])
    private let told = Mutex<[String]>([])

    /// One data set of the shelf: whoever asks first loads it, and others of the same set wait.
    private final class Place: Sendable {
        let content = Mutex<Result<LoadedDataset, EnvironmentError>?>(nil)
    }

    /// A shelf for data sets of a catalogue; none is read yet.
    package init(_ catalogue: DatasetCatalogue) { self.catalogue = catalogue }

    /// What a careful reader should know about the data sets loaded so far, and what became of their converted copies:
    /// each thing once.
    package var warnings: [String] { told.withLock { $0 } }

    private func dataset(_ selection: DataSelection) throws(EnvironmentError) -> Dataset {
        var dataset = try catalogue.load(selection.reference)
        if let count = selection.seenClasses {
            if let problem = selection.problem(seenClasses: dataset.seenClasses.count) {
                throw EnvironmentError(.invalid, problem.message)
            }
            dataset = dataset.keepingSeenClasses(count, seed: 0)
        }
        guard selection.part == .validation else { return dataset }
        guard let view = dataset.validationView(seed: 0) else {
            throw EnvironmentError(.invalid, "\(dataset.name) has too few seen classes to hold some out for validation")
        }
        return view
    }

    /// - Throws: what the catalogue's `load` throws; the same again when asked again.
    package func load(_ selection: DataSelection) throws(EnvironmentError) -> LoadedDataset {
        let place = places.withLock { places in
            if let place = places[selection] { return place }
            let place = Place()
            places[selection] = place
            return place
        }
        let result = place.content.withLock { content in
            if let content { return content }
            let loaded: Result<LoadedDataset, EnvironmentError>
            do throws(EnvironmentError) {
                let dataset = try dataset(selection)
                told.withLock { told in
                    for text in dataset.warnings + (dataset.cacheRemark.map { [$0] } ?? []) {
                        let line = "\(dataset.name): \(text)"
                        if !told.contains(line) { told.append(line) }
                    }
                }
                loaded = .success(LoadedDataset(dataset))
            } catch {
                loaded = .failure(error)
            }
            content = loaded
            return loaded
        }
        return try result.get()
    }

    /// The digest of what a request is computed on, for its key. A measurement is made on nothing.
    package func digest(_ request: UnitRequest) throws(EnvironmentError) -> String {
        request.isMeasurement ? "" : try load(request.dataset).dataset.digest
    }
}

extension EnvironmentError {
    /// Why a data set cannot be used, for a report: with the file that is wrong, but without the place where an absent
    /// one was looked for.
    var reason: String { code == .fileNotFound ? message : description }
}
