extension Tape {
    /// The rows of `parts`, one below the other.
    public func stacked(_ parts: [Variable]) -> Variable {
        precondition(
            !parts.isEmpty && Set(parts.map(\.columns)).count == 1, "stacking rows of \(parts.map(\.columns)) columns")
        let output = result(rows: parts.reduce(0) { $0 + $1.rows }, columns: parts[0].columns, from: parts)
        // Rows that need no gradient, if they stand last, spare whoever reads the stack their part of a product.
        let constant = parts.reversed().prefix { $0.gradient == nil }.reduce(0) { $0 + $1.rows }
        output.gradientRows = output.rows - constant
        record(StackOperation(parts: parts, direction: .down, output: output, workers: workers), reading: parts)
        return output
    }

    /// The columns of `parts`, side by side.
    public func joined(_ parts: [Variable]) -> Variable {
        precondition(
            !parts.isEmpty && Set(parts.map(\.rows)).count == 1, "joining columns of \(parts.map(\.rows)) rows")
        let output = result(rows: parts[0].rows, columns: parts.reduce(0) { $0 + $1.columns }, from: parts)
        record(StackOperation(parts: parts, direction: .across, output: output, workers: workers), reading: parts)
        return output
    }

    /// Rows `range` of `source`: the same memory, with a gradient of its own.
    public func rows(_ range: Range<Int>, of source: Variable) -> Variable {
        let output = result(source.value.rows(range), from: [source])
        record(SliceOperation(source: source, range: range, output: output, workers: workers), reading: [source])
        return output
    }

    /// Rows `rows[i]` of a matrix that needs no gradient.
    public func gathered(_ table: Matrix, rows: Indices) -> Variable {
        let output = result(rows: rows.count, columns: table.columns, from: [])
        record(GatherOperation(table: table, rows: rows, output: output, workers: workers), reading: [])
        return output
    }
}

final class StackOperation: Operation {
    enum Direction { case down, across }

    private let parts: [Variable]
    private let direction: Direction
    private let output: Variable
    private let workers: Workers
    /// The part that is being copied, and the row or column where it begins.
    private var part = 0
    private var first = 0

    init(parts: [Variable], direction: Direction, output: Variable, workers: Workers) {
        self.parts = parts
        self.direction = direction
        self.output = output
        self.workers = workers
    }

    /// One part after the other: two of them may be one variable.
    private func eachPart(_ body: (Variable) -> Void) {
        first = 0
        for index in parts.indices {
            part = index
            body(parts[index])
            first += direction == .down ? parts[index].rows : parts[index].columns
        }
    }

    /// Where a row of the part stands in the stack.
    private func place(_ row: Int, in stack: Matrix) -> UnsafeMutablePointer<Float> {
        direction == .down ? stack.pointer(row: first + row) : stack.pointer(row: row) + first
    }

    func forward() { eachPart { workers.eachRow($0.rows, columns: $0.columns, copy) } }

    private func copy(_ row: Int) {
        place(row, in: output.value).update(from: parts[part].value.pointer(row: row), count: parts[part].columns)
    }

    func backward() {
        guard output.gradient != nil else { return }
        eachPart { if $0.gradient != nil { workers.eachRow($0.rows, columns: $0.columns, pass) } }
    }

    private func pass(_ row: Int) {
        let source = parts[part]
        guard let gradient = output.gradient, let target = source.gradient?.pointer(row: row) else { return }
        let from = place(row, in: gradient)
        if source.keep == 0 {
            target.update(from: from, count: source.columns)
        } else {
            RowKernel.add(from, times: 1, to: target, source.columns)
        }
    }
}

final class SliceOperation: Operation {
    private let source: Variable
    private let range: Range<Int>
    private let output: Variable
    private let workers: Workers

    init(source: Variable, range: Range<Int>, output: Variable, workers: Workers) {
        self.source = source
        self.range = range
        self.output = output
        self.workers = workers
    }

    func forward() {}

    func backward() {
        guard output.gradient != nil, source.gradient != nil else { return }
        workers.eachRow(source.rows, columns: source.columns, pass)
    }

    private func pass(_ row: Int) {
        guard let gradient = output.gradient, let target = source.gradient?.pointer(row: row) else { return }
        let keep = source.keep
        if range.contains(row) {
            let from = gradient.pointer(row: row - range.lowerBound)
            if keep == 0 {
                target.update(from: from, count: source.columns)
            } else {
                RowKernel.add(from, times: 1, to: target, source.columns)
            }
        } else if keep == 0 {
            target.update(repeating: 0, count: source.columns)
        }
    }
}

final class GatherOperation: Operation {
    private let table: Matrix
    private let rows: Indices
    private let output: Variable
    private let workers: Workers

    init(table: Matrix, rows: Indices, output: Variable, workers: Workers) {
        self.table = table
        self.rows = rows
        self.output = output
        self.workers = workers
    }

    func forward() { workers.eachRow(rows.count, columns: table.columns, copy) }

    private func copy(_ index: Int) {
        let row = rows[index]
        precondition(row >= 0 && row < table.rows, "row \(row) of \(table.rows)×\(table.columns)")
        output.value.pointer(row: index).update(from: table.pointer(row: row), count: table.columns)
    }

    func backward() {}
}
