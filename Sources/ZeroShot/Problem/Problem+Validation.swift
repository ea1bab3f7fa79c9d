import Datasets
import Tensors

extension Problem {
    /// What hinders a problem from being made of a data set, or anything from being computed on it.
    ///
    /// One pass over the rows of the split: features have to be finite, also after they have been scaled, and so do
    /// class embeddings; and there have to be test rows of seen and of unseen classes.
    public static func validate(_ dataset: Dataset) -> [SettingProblem] {
        let (split, features) = (dataset.split, dataset.features)
        var problems: [SettingProblem] = []
        problems.require(
            !split.testSeen.isEmpty, nil, "\(dataset.name) has no test rows of seen classes",
            hint: "generalized zero-shot learning is tested on rows of both sorts")
        problems.require(
            features.columns > 0 && dataset.classEmbeddings.columns > 0, nil,
            "\(dataset.name) has \(features.columns) features and \(dataset.classEmbeddings.columns) attributes")
        if !dataset.classEmbeddings.isFinite {
            problems.append(SettingProblem(nil, "a class embedding of \(dataset.name) is not finite"))
        }
        let (training, tests) = (Extent(features, split.trainval), Extent(features, split.testSeen + split.testUnseen))
        if let row = training.strayRow ?? tests.strayRow {
            return problems + [
                SettingProblem(nil, "row \(row + 1) of \(dataset.name) holds a feature that is not finite")
            ]
        }
        for column in 0..<features.columns {
            let (range, reach) = (training.range(column), tests.reach(column, beyond: training))
            let what: String? =
                !range.isFinite
                ? "spans more than single precision can hold"
                : range > 0 && !(reach / range).isFinite ? "is out of all proportion on a test row" : nil
            guard let what else { continue }
            problems.append(
                SettingProblem(
                    nil, "feature \(column + 1) of \(dataset.name) \(what)", hint: "scale the features, or leave it out"
                ))
            break
        }
        return problems
    }

    /// The least and the greatest value of every feature over some rows.
    private struct Extent {
        private var least: [Float]
        private var greatest: [Float]
        /// The first row that holds what is not finite.
        private(set) var strayRow: Int?

        init(_ features: Matrix, _ rows: [Int]) {
            least = [Float](repeating: .infinity, count: features.columns)
            greatest = [Float](repeating: -.infinity, count: features.columns)
            for row in rows {
                let x = features.pointer(row: row)
                if strayRow == nil, !features.rows(row..<row + 1).isFinite { strayRow = row }
                for column in 0..<features.columns {
                    least[column] = min(least[column], x[column])
                    greatest[column] = max(greatest[column], x[column])
                }
            }
        }

        /// The greatest less the least; 0 without rows.
        func range(_ column: Int) -> Float { greatest[column] < least[column] ? 0 : greatest[column] - least[column] }

        /// How far a row stands from the least value of others.
        func reach(_ column: Int, beyond other: Extent) -> Float {
            greatest[column] < least[column]
                ? 0 : max(abs(greatest[column] - other.least[column]), abs(least[column] - other.least[column]))
        }
    }
}
