extension Tape {
    /// Mean over rows of KL(softmax f(teacher) ‖ softmax f(student restricted to `columns`)).
    ///
    /// `paper`: f scales a row to unit length. `released`: f is itself a softmax.
    /// teacher [n, S]; student [n, C]; `columns` lists the S outputs of the student that answer to the teacher's. No
    /// gradient reaches the teacher. Source: Wang, Hong, Huangfu, Huang, AAAI 2024, the instance-wise logit loss L_kl.
    public func logitAlignment(
        _ name: String, teacher: Variable, student: Variable, columns: Indices, form: LossForm, weight: Float
    ) -> Loss {
        precondition(
            teacher.rows == student.rows && teacher.columns == columns.count,
            "teacher \(teacher.rows)×\(teacher.columns), student \(student.rows)×\(student.columns), \(columns.count) "
                + "columns"
        )
        let loss = loss(name, weight: weight)
        record(
            LogitAlignmentOperation(
                teacher: teacher, student: student, columns: columns, form: form, loss: loss, workers: workers),
            reading: [student], and: [teacher])
        return loss
    }
}

final class LogitAlignmentOperation: Operation {
    private let teacher: Variable
    private let student: Variable
    private let columns: Indices
    private let form: LossForm
    private let loss: Loss
    private let target: Matrix
    private let targetShares: Matrix
    private let restricted: Matrix
    private let output: Matrix
    private let norms: Matrix
    /// The divergence of every row.
    private let terms: Matrix
    private let workers: Workers

    init(teacher: Variable, student: Variable, columns: Indices, form: LossForm, loss: Loss, workers: Workers) {
        self.teacher = teacher
        self.student = student
        self.columns = columns
        self.form = form
        self.loss = loss
        self.workers = workers
        target = Matrix(rows: teacher.rows, columns: columns.count)
        targetShares = Matrix(rows: teacher.rows, columns: columns.count)
        restricted = Matrix(rows: teacher.rows, columns: columns.count)
        output = Matrix(rows: teacher.rows, columns: columns.count)
        norms = Matrix(rows: 1, columns: teacher.rows)
        terms = Matrix(rows: 1, columns: teacher.rows)
    }

    func forward() {
        workers.eachRow(teacher.rows, columns: columns.count, cost: 2 * Workers.elementaryCost, forward)
        var total: Double = 0
        for row in 0..<teacher.rows { total += Double(terms.pointer[row]) }
        loss.value = Float(total / Double(teacher.rows))
    }

    private func forward(_ row: Int) {
        let count = columns.count
        let t = target.pointer(row: row)
        let s = restricted.pointer(row: row)
        let q = output.pointer(row: row)
        let p = targetShares.pointer(row: row)
        let logits = student.value.pointer(row: row)
        for index in 0..<count { s[index] = logits[Int(columns.pointer[index])] }
        prepare(teacher.value.pointer(row: row), into: t, count)
        norms.pointer[row] = prepare(s, into: s, count)
        let logTarget = RowKernel.logSumExp(t, scratch: p, count)
        let logOutput = RowKernel.logSumExp(s, scratch: q, count)
        _ = RowKernel.exponential(t, minus: logTarget, into: p, count)
        _ = RowKernel.exponential(s, minus: logOutput, into: q, count)
        var entropy: Float = 0
        for index in 0..<count {
            entropy += p[index] * ((t[index] - logTarget) - (s[index] - logOutput))
            // ∂KL/∂s = q − p
            q[index] -= p[index]
        }
        terms.pointer[row] = entropy
    }

    /// The map before the softmax; returns the norm that `paper` divides by.
    @discardableResult
    private func prepare(_ x: UnsafeMutablePointer<Float>, into y: UnsafeMutablePointer<Float>, _ count: Int) -> Float {
        switch form {
        case .paper:
            return RowKernel.unit(x, into: y, least: RowNormalisationOperation.shortest, count)
        case .released:
            RowKernel.softmax(x, into: y, count)
            return 1
        }
    }

    func backward() {
        if student.gradient != nil { workers.eachRow(teacher.rows, columns: student.columns, backward) }
    }

    private func backward(_ row: Int) {
        guard let out = student.gradient?.pointer(row: row) else { return }
        let count = columns.count
        let scale = loss.weight / Float(teacher.rows)
        if student.keep == 0 { out.update(repeating: 0, count: student.columns) }
        let g = output.pointer(row: row)
        let s = restricted.pointer(row: row)
        let dot = RowKernel.dot(g, s, count)
        let norm = norms.pointer[row]
        for index in 0..<count {
            let value: Float
            switch form {
            case .paper: value = (g[index] - s[index] * dot) / norm
            case .released: value = s[index] * (g[index] - dot)
            }
            out[Int(columns.pointer[index])] += scale * value
        }
    }
}
