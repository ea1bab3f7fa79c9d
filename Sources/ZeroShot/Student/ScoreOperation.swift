import Tensors

extension Tape {
    /// Any score of the teacher's answers z̃ [n, h] and ṽ [n, S]: [n, 1]. Higher is more in-distribution.
    ///
    /// The gradient reaches z̃ and ṽ as far as the score looks at them.
    public func score(_ scorer: any OODScorer, embeddings: Variable, logits: Variable) -> Variable {
        precondition(embeddings.rows == logits.rows, "\(embeddings.rows) embeddings with \(logits.rows) rows of logits")
        let output = result(rows: logits.rows, columns: 1, from: [embeddings, logits])
        record(
            ScoreOperation(scorer: scorer, embeddings: embeddings, logits: logits, output: output),
            reading: [embeddings, logits])
        return output
    }
}

final class ScoreOperation: Operation {
    private let scorer: any OODScorer
    private let embeddings: Variable
    private let logits: Variable
    private let output: Variable
    /// The variables' own memory, read anew at every replay.
    private let response: TeacherResponse

    init(scorer: any OODScorer, embeddings: Variable, logits: Variable, output: Variable) {
        self.scorer = scorer
        self.embeddings = embeddings
        self.logits = logits
        self.output = output
        response = TeacherResponse(embeddings: embeddings.value, logits: logits.value)
    }

    func forward() {
        for (row, score) in scorer.scores(of: response).enumerated() {
            output.value.pointer(row: row)[0] = Float(score)
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        let slope = scorer.gradient(of: response)
        for (variable, slope) in [(embeddings, slope.embeddings), (logits, slope.logits)] {
            guard let target = variable.gradient else { continue }
            for row in 0..<target.rows {
                let t = target.pointer(row: row)
                // With one reader the gradient is overwritten, also by nothing.
                if variable.keep == 0 { t.update(repeating: 0, count: target.columns) }
                if let slope {
                    RowKernel.add(slope.pointer(row: row), times: gradient.pointer(row: row)[0], to: t, target.columns)
                }
            }
        }
    }
}
