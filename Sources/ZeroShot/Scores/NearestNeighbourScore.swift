import Tensors

/// Minus the distance to the k-th nearest training row, between embeddings of length one.
public struct NearestNeighbourScore: OODScore, Codable, Hashable {
    /// k; of fewer training rows the farthest is taken.
    public var neighbours = 5

    /// The score of the distance to one of the nearest training rows.
    public init(neighbours: Int = 5) { self.neighbours = neighbours }
    public var name: String { "knn" }
    public var title: String { "Distance to the k-th neighbour" }
    public var source: String {
        "Sun, Ming, Zhu, Li, Out-of-distribution detection with deep nearest neighbors, ICML 2022"
    }

    public func validate(width: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("neighbours", neighbours, atLeast: 1)
        return problems
    }

    public func fitted(on training: OODTraining) -> any OODScorer {
        SettingProblem.trap(on: validate(width: training.weight.columns))
        return Scorer(rows: training.response.embeddings.unitRows, neighbours: neighbours, workers: training.workers)
    }

    private struct Scorer: OODScorer {
        static let blockRows = 256
        let rows: Matrix
        let neighbours: Int
        let workers: Workers

        func scores(of response: TeacherResponse) -> [Double] {
            farthestNeighbours(of: response.embeddings.unitRows).map { -$0.distance }
        }

        /// Of −‖u − t‖ with u = z̃/‖z̃‖ and t the k-th neighbour.
        func gradient(of response: TeacherResponse) -> ScoreGradient {
            let queries = response.embeddings.unitRows
            let slope = Matrix(rows: queries.rows, columns: queries.columns)
            for (index, neighbour) in farthestNeighbours(of: queries).enumerated() where neighbour.distance > 0 {
                let (u, t, target) = (
                    queries.pointer(row: index), rows.pointer(row: neighbour.row), slope.pointer(row: index)
                )
                for column in 0..<queries.columns {
                    target[column] = (t[column] - u[column]) / Float(neighbour.distance)
                }
            }
            return ScoreGradient(embeddings: slope.throughUnitRows(of: response.embeddings))
        }

        /// The k-th neighbour of every query.
        private func farthestNeighbours(of queries: Matrix) -> [(row: Int, distance: Double)] {
            let cosines = Matrix(rows: Self.blockRows, columns: rows.rows)
            var result: [(row: Int, distance: Double)] = []
            for start in stride(from: 0, to: queries.rows, by: Self.blockRows) {
                let range = start..<min(start + Self.blockRows, queries.rows)
                let block = cosines.rows(0..<range.count)
                Product.apply(queries.rows(range), rows, .secondTransposed, into: block, workers: workers)
                for (index, query) in range.enumerated() {
                    // A distance taken from a cosine in Float32 is off by 10⁻⁴ near zero; of the few that count it is
                    // computed anew.
                    let candidates = nearest(block.row(index))
                    let distances = candidates.map { queries.squaredDistance(row: query, to: rows, row: $0) }
                    let farthest = distances.indices.reduce(0) { distances[$1] > distances[$0] ? $1 : $0 }
                    result.append(
                        (
                            candidates[farthest],
                            distances.contains(where: \.isNaN) ? .nan : distances[farthest].squareRoot()
                        ))
                }
            }
            return result
        }

        /// The training rows of the k largest cosines.
        private func nearest(_ cosines: UnsafeMutableBufferPointer<Float>) -> [Int] {
            var best: [Int] = []
            for index in cosines.indices {
                if best.count == neighbours {
                    guard cosines[index] > cosines[best[neighbours - 1]] else { continue }
                    best.removeLast()
                }
                let place = best.firstIndex { cosines[$0] < cosines[index] } ?? best.count
                best.insert(index, at: place)
            }
            return best
        }
    }
}
