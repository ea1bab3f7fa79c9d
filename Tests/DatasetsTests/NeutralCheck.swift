import Datasets
import Tensors

/// How hard a data set is for learners that belong to no method of this package. All numbers are mean per-class
/// accuracies.
struct NeutralCheck: CustomStringConvertible {
    /// Ridge regression to class indicators, seen classes alone.
    let seen: Double
    /// The mean of a class as its prototype, seen classes alone.
    let nearestMean: Double
    /// Ridge regression to class embeddings, unseen rows among unseen classes.
    let unseen: Double
    /// The same, unseen rows among all classes.
    let unseenAmongAll: Double
    /// The same, test rows of seen classes among all classes.
    let seenAmongAll: Double

    init(_ dataset: Dataset, strength: Double = 3) {
        let scaled = FeatureScaling(fitting: dataset.features.gathered(dataset.split.trainval)).apply(dataset.features)
        let training = scaled.gathered(dataset.split.trainval)
        let labels = dataset.split.trainval.map { dataset.labels[$0] }
        let classes = dataset.classNames.count

        let indicators = Matrix(rows: labels.count, columns: classes)
        for (row, label) in labels.enumerated() { indicators[row, label] = 1 }
        let classifier = Ridge(training, indicators, strength: strength)
        func accuracy(_ rows: [Int], among candidates: [Int], _ score: (Int, Int) -> Float) -> Double {
            var right = [Int: Int]()
            var count = [Int: Int]()
            for (index, row) in rows.enumerated() {
                let label = dataset.labels[row]
                let best = candidates.max { score(index, $0) < score(index, $1) }
                count[label, default: 0] += 1
                right[label, default: 0] += best == label ? 1 : 0
            }
            return count.map { Double(right[$0.key]!) / Double($0.value) }.reduce(0, +) / Double(count.count)
        }
        let testSeen = scaled.gathered(dataset.split.testSeen)
        let predicted = classifier.predict(testSeen)
        seen = accuracy(dataset.split.testSeen, among: dataset.seenClasses) { predicted[$0, $1] }

        let means = Matrix(rows: classes, columns: scaled.columns)
        for label in dataset.seenClasses {
            let rows = dataset.split.trainval.filter { dataset.labels[$0] == label }
            for row in rows {
                for column in 0..<scaled.columns {
                    means.row(label)[column] += scaled.row(row)[column] / Float(rows.count)
                }
            }
        }
        let similarity = Self.distances(testSeen, means)
        nearestMean = accuracy(dataset.split.testSeen, among: dataset.seenClasses) { -similarity[$0, $1] }

        let regression = Ridge(training, dataset.classEmbeddings.gathered(labels), strength: strength)
        let seenScores = Self.distances(regression.predict(testSeen), dataset.classEmbeddings)
        let unseenScores = Self.distances(
            regression.predict(scaled.gathered(dataset.split.testUnseen)), dataset.classEmbeddings)
        unseen = accuracy(dataset.split.testUnseen, among: dataset.unseenClasses) { -unseenScores[$0, $1] }
        unseenAmongAll = accuracy(dataset.split.testUnseen, among: Array(0..<classes)) { -unseenScores[$0, $1] }
        seenAmongAll = accuracy(dataset.split.testSeen, among: Array(0..<classes)) { -seenScores[$0, $1] }
    }

    /// Squared distances less the part that depends on the row alone.
    private static func distances(_ rows: Matrix, _ prototypes: Matrix) -> Matrix {
        let result = Matrix(rows: rows.rows, columns: prototypes.rows)
        for prototype in 0..<prototypes.rows {
            let square = prototypes.row(prototype).reduce(Float(0)) { $0 + $1 * $1 }
            for row in 0..<rows.rows { result[row, prototype] = square }
        }
        Product.apply(rows, prototypes, .secondTransposed, into: result, alpha: -2, beta: 1, workers: Workers())
        return result
    }

    var description: String {
        func percent(_ part: Double) -> String { "\((part * 1000).rounded() / 10) %" }
        return
            "seen classes: ridge \(percent(seen)), nearest mean \(percent(nearestMean)); unseen classes by ridge to "
            + "attributes: \(percent(unseen)); "
            + "among all classes: U \(percent(unseenAmongAll)), S \(percent(seenAmongAll))"
    }
}
