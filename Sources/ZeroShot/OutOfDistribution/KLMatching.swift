import Foundation
import Tensors

/// Minus the least divergence KL(p ‖ template) of a row's probabilities from the templates.
///
/// A template is the mean of the probabilities of all training rows that are classified alike. Classes that are never predicted have none.
public struct KLMatching: OODScore, Codable, Hashable {
    public init() {}
    public var name: String { "kl-matching" }
    public var title: String { "KL matching" }
    public var source: String { "Hendrycks et al., Scaling out-of-distribution detection for real-world settings, ICML 2022" }

    public func fitted(on training: OODTraining) -> any OODScorer {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: training.classes), count: training.classes)
        var counts = [Int](repeating: 0, count: training.classes)
        for row in 0..<training.response.rows {
            let p = LogitRow(training.response.logits.row(row)).probabilities()
            var predicted = 0
            for index in p.indices where p[index] > p[predicted] { predicted = index }
            counts[predicted] += 1
            for index in p.indices { sums[predicted][index] += p[index] }
        }
        let predicted = counts.indices.filter { counts[$0] > 0 }
        // A probability that rounded to zero would make a divergence infinite, and all rows beyond it alike.
        return Scorer(logTemplates: predicted.map { label in sums[label].map { log(max($0 / Double(counts[label]), .leastNormalMagnitude)) } })
    }

    private struct Scorer: OODScorer {
        let logTemplates: [[Double]]

        func scores(of response: TeacherResponse) -> [Double] {
            (0..<response.rows).map { index in
                let row = LogitRow(response.logits.row(index))
                let (p, logSum) = (row.probabilities(), row.logSum())
                if logSum.isNaN { return .nan }
                let divergences = logTemplates.map { template in
                    p.indices.reduce(0.0) { $0 + (p[$1] == 0 ? 0 : p[$1] * (row.logits[$1] - logSum - template[$1])) }
                }
                return -(divergences.min() ?? .nan)
            }
        }
    }
}
