import Foundation
import Tensors

/// Minus the least divergence KL(p ‖ template) of a row's probabilities from the templates.
///
/// A template is the mean of the probabilities of all training rows that are classified alike. Classes that are never
/// predicted have none.
public struct KLMatching: OODScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "kl-matching" }
    public var title: String { "KL matching" }
    public var source: String {
        "Hendrycks et al., Scaling out-of-distribution detection for real-world settings, ICML 2022"
    }

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
        return Scorer(
            logTemplates: predicted.map { label in
                sums[label].map { log(max($0 / Double(counts[label]), .leastNormalMagnitude)) }
            })
    }

    private struct Scorer: OODScorer {
        let logTemplates: [[Double]]

        func scores(of response: TeacherResponse) -> [Double] {
            (0..<response.rows).map { -least(LogitRow(response.logits.row($0))).divergence }
        }

        /// −p_j(log p_j − log t_j − D), with t the nearest template and D its divergence.
        func gradient(of response: TeacherResponse) -> ScoreGradient {
            ScoreGradient(
                logits: response.logits.mappingRows { logits in
                    let row = LogitRow(logits)
                    let (divergence, index) = least(row)
                    let logSum = row.logSum()
                    return zip(row.probabilities(), row.logits.indices).map {
                        $0 == 0 ? 0 : -$0 * (row.logits[$1] - logSum - logTemplates[index][$1] - divergence)
                    }
                })
        }

        /// The divergence from the nearest template, and its place.
        private func least(_ row: LogitRow) -> (divergence: Double, index: Int) {
            let (p, logSum) = (row.probabilities(), row.logSum())
            if logSum.isNaN { return (.nan, 0) }
            let divergences = logTemplates.map { template in
                p.indices.reduce(0.0) { $0 + (p[$1] == 0 ? 0 : p[$1] * (row.logits[$1] - logSum - template[$1])) }
            }
            let index = divergences.indices.reduce(0) { divergences[$1] < divergences[$0] ? $1 : $0 }
            return (divergences[index], index)
        }
    }
}
