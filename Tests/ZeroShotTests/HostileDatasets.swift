import Datasets
import Tensors

/// Small data sets at the ends of what data can be: what a reader of files may well hand to the engine.
enum HostileDatasets {
    /// How a usual small data set is spoilt.
    enum Kind: String, CaseIterable, Sendable {
        case usual, huge, tiny, zero, constant
        case oneFeature, oneAttribute, oneUnseenClass, oneSeenClass, twoSeenClasses, oneRowEach, oneTestRow
        case hugeEmbeddings, zeroEmbeddings, equalEmbeddings
    }

    static func make(_ kind: Kind) -> Dataset {
        let seen = kind == .oneSeenClass ? 1 : kind == .twoSeenClasses ? 2 : 5
        let unseen = kind == .oneUnseenClass ? 1 : 3
        let rows = kind == .oneRowEach ? 1 : 8
        let problem = ToyProblem.make(
            seenClasses: seen, unseenClasses: unseen, features: kind == .oneFeature ? 1 : 12,
            embedding: kind == .oneAttribute ? 1 : 4, rowsPerClass: rows)
        let parts = [
            (problem.training, problem.trainingLabels), (problem.testSeen, problem.testSeenLabels),
            (problem.testUnseen, problem.testUnseenLabels),
        ]
        let features = Matrix(rows: parts.reduce(0) { $0 + $1.0.rows }, columns: problem.features)
        var starts = [0]
        for (matrix, _) in parts {
            features.rows(starts[starts.count - 1]..<starts[starts.count - 1] + matrix.rows).assign(matrix)
            starts.append(starts[starts.count - 1] + matrix.rows)
        }
        let embeddings = problem.classEmbeddings.copy()
        func change(_ matrix: Matrix, _ body: (Float) -> Float) {
            for row in 0..<matrix.rows {
                for column in 0..<matrix.columns { matrix[row, column] = body(matrix[row, column]) }
            }
        }
        switch kind {
        case .huge: change(features) { $0 * 1e20 }
        case .tiny: change(features) { $0 * 1e-30 }
        case .zero: change(features) { _ in 0 }
        case .constant: change(features) { _ in 3.7 }
        case .hugeEmbeddings: change(embeddings) { $0 * 1e20 }
        case .zeroEmbeddings: change(embeddings) { _ in 0 }
        case .equalEmbeddings: change(embeddings) { _ in 0.3 }
        default: break
        }
        func part(_ index: Int) -> [Int] {
            let all = Array(starts[index]..<starts[index + 1])
            return kind == .oneTestRow && index > 0 ? [all[0]] : all
        }
        return Dataset(
            name: kind.rawValue, features: features, labels: parts.flatMap(\.1),
            classNames: (0..<seen + unseen).map { "class \($0)" }, classEmbeddings: embeddings,
            split: Split(trainval: part(0), testSeen: part(1), testUnseen: part(2)), source: "a test")
    }
}
