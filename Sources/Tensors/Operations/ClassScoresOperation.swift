extension Tape {
    /// F(h, a_c)/τ for every row h [n, d] and every class c, [n, S], where F(h, a) = w·LReLU(V[h; a] + b) + β.
    ///
    /// `classes` is [S, a]. V[h; a] = V_h h + V_a a, so two small products stand in for n·S large ones, and the n·S
    /// hidden layers are made again on the way back rather than kept. Source: Han, Fu, Chen, Yang, "Contrastive
    /// embedding for generalized zero-shot learning", CVPR 2021, the comparator of equation 6.
    public func classScores(
        _ rows: Variable, classes: Matrix, first: Linear, second: Linear, temperature: Float
    ) -> Variable {
        precondition(
            first.inputs == rows.columns + classes.columns && second.inputs == first.outputs && second.outputs == 1,
            "a comparator of \(first.inputs), \(second.inputs) inputs over \(rows.columns) + \(classes.columns) columns"
        )
        let parts = (
            weight: variable(first.weight), bias: variable(first.bias), top: variable(second.weight),
            shift: variable(second.bias)
        )
        let sources = [rows, parts.weight, parts.bias, parts.top, parts.shift]
        let output = result(rows: rows.rows, columns: classes.rows, from: sources)
        record(
            ClassScoresOperation(
                rows: rows, classes: classes, parts: parts, temperature: temperature, output: output, workers: workers),
            reading: sources)
        return output
    }
}

final class ClassScoresOperation: Operation {
    static let slope: Float = 0.2
    /// Hidden columns that one piece of the way back takes: sums over rows and classes then stay inside it.
    static let columnsPerPiece = 128
    private let rows: Variable
    private let classes: Matrix
    private let weight: Variable
    private let bias: Variable
    private let top: Variable
    private let shift: Variable
    private let temperature: Float
    private let output: Variable
    private let workers: Workers
    /// V_h h, [n, k], and V_a a + b, [S, k], with their gradients.
    private let byRow: Matrix
    private let byClass: Matrix
    private let rowGradient: Matrix
    private let classGradient: Matrix
    private let topGradient: Matrix

    init(
        rows: Variable, classes: Matrix, parts: (weight: Variable, bias: Variable, top: Variable, shift: Variable),
        temperature: Float, output: Variable, workers: Workers
    ) {
        self.rows = rows
        self.classes = classes
        (weight, bias, top, shift) = parts
        self.temperature = temperature
        self.output = output
        self.workers = workers
        let width = weight.rows
        byRow = Matrix(rows: rows.rows, columns: width)
        byClass = Matrix(rows: classes.rows, columns: width)
        rowGradient = Matrix(rows: rows.rows, columns: width)
        classGradient = Matrix(rows: classes.rows, columns: width)
        topGradient = Matrix(rows: 1, columns: width)
    }

    private var rowColumns: Range<Int> { 0..<rows.columns }
    private var classColumns: Range<Int> { rows.columns..<weight.columns }

    func forward() {
        let width = weight.rows
        Product.apply(rows.value, weight.value.columns(rowColumns), .secondTransposed, into: byRow, workers: workers)
        Product.apply(classes, weight.value.columns(classColumns), .secondTransposed, into: byClass, workers: workers)
        for row in 0..<classes.rows {
            RowKernel.add(bias.value.pointer, times: 1, to: byClass.pointer(row: row), width)
        }
        // A row meets every class.
        workers.eachRow(rows.rows, columns: classes.rows * width, compare)
    }

    private func compare(_ row: Int) {
        let (w, constant, scale, width) = (top.value.pointer, shift.value.pointer[0], 1 / temperature, weight.rows)
        let scores = output.value.pointer(row: row)
        for label in 0..<classes.rows {
            scores[label] =
                (Self.score(byRow.pointer(row: row), byClass.pointer(row: label), w, width) + constant) * scale
        }
    }

    /// Σ w·LReLU(x + y)
    @inline(__always) private static func score(
        _ x: UnsafeMutablePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ w: UnsafeMutablePointer<Float>,
        _ count: Int
    ) -> Float {
        var lanes = WideLanes()
        var index = 0
        while index + 16 <= count {
            let z = x.wide(at: index) + y.wide(at: index)
            lanes += w.wide(at: index) * z.replacing(with: z * slope, where: z .< 0)
            index += 16
        }
        var sum = lanes.sum()
        while index < count {
            let z = x[index] + y[index]
            sum += w[index] * (z < 0 ? z * slope : z)
            index += 1
        }
        return sum
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        let width = weight.rows
        workers.run(Work(ranges: width, each: Self.columnsPerPiece, reverse))
        if let target = rows.gradient {
            Product.apply(
                rowGradient, weight.value.columns(rowColumns), into: target, beta: rows.keep, workers: workers)
        }
        guard let target = weight.gradient else { return }
        Product.apply(
            rowGradient, rows.value, .firstTransposed, into: target.columns(rowColumns), beta: weight.keep,
            workers: workers)
        Product.apply(
            classGradient, classes, .firstTransposed, into: target.columns(classColumns), beta: weight.keep,
            workers: workers)
        if let sums = bias.gradient {
            ActivationKernel.columnSums(classGradient, columns: 0..<width, into: sums, keep: bias.keep)
        }
        if let sums = top.gradient {
            for index in 0..<width { sums.pointer[index] = top.keep * sums.pointer[index] + topGradient.pointer[index] }
        }
        if let sums = shift.gradient {
            var total: Float = 0
            for row in 0..<gradient.rows { total += RowKernel.sum(gradient.pointer(row: row), gradient.columns) }
            sums.pointer[0] = shift.keep * sums.pointer[0] + total / temperature
        }
    }

    /// The hidden layers of one panel of columns, made again, and what flows back through them.
    private func reverse(_ columns: Range<Int>) {
        guard let gradient = output.gradient else { return }
        let isTrained = weight.gradient != nil
        let (start, count) = (columns.lowerBound, columns.count)
        let sums = topGradient.pointer + start
        let w = top.value.pointer + start
        sums.update(repeating: 0, count: count)
        if isTrained {
            for label in 0..<classes.rows {
                (classGradient.pointer(row: label) + start).update(repeating: 0, count: count)
            }
        }
        for row in 0..<rows.rows {
            let x = byRow.pointer(row: row) + start
            let dx = rowGradient.pointer(row: row) + start
            dx.update(repeating: 0, count: count)
            for label in 0..<classes.rows {
                let g = gradient.pointer(row: row)[label] / temperature
                if g == 0 { continue }
                let y = byClass.pointer(row: label) + start
                if isTrained {
                    let dy = classGradient.pointer(row: label) + start
                    for index in 0..<count {
                        let z = x[index] + y[index]
                        let d = z < 0 ? g * Self.slope : g
                        dx[index] += d
                        dy[index] += d
                        sums[index] += d * z
                    }
                } else {
                    for index in 0..<count { dx[index] += x[index] + y[index] < 0 ? g * Self.slope : g }
                }
            }
            for index in 0..<count { dx[index] *= w[index] }
        }
        guard isTrained else { return }
        for label in 0..<classes.rows {
            let dy = classGradient.pointer(row: label) + start
            for index in 0..<count { dy[index] *= w[index] }
        }
    }
}
