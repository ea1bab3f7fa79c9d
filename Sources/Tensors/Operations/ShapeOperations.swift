import Glibc

extension Tape {
    /// The rows of `parts`, one below the other.
    public func stacked(_ parts: [Variable]) -> Variable {
        precondition(!parts.isEmpty && Set(parts.map(\.columns)).count == 1, "stacking rows of \(parts.map(\.columns)) columns")
        let output = result(rows: parts.reduce(0) { $0 + $1.rows }, columns: parts[0].columns, from: parts)
        // Rows that need no gradient, if they stand last, spare whoever reads the stack their part of a product.
        let constant = parts.reversed().prefix { $0.gradient == nil }.reduce(0) { $0 + $1.rows }
        output.gradientRows = output.rows - constant
        record(StackOperation(parts: parts, output: output, workers: workers), reading: parts)
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
    private let parts: [Variable]
    private let output: Variable
    private let workers: Workers

    init(parts: [Variable], output: Variable, workers: Workers) {
        self.parts = parts
        self.output = output
        self.workers = workers
    }

    func forward() {
        var row = 0
        for part in parts {
            workers.copy(part.value, into: output.value.rows(row..<(row + part.rows)))
            row += part.rows
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        var row = 0
        for part in parts {
            if let target = part.gradient {
                let source = gradient.rows(row..<(row + part.rows))
                if part.keep == 0 {
                    workers.copy(source, into: target)
                } else {
                    workers.eachRow(part.rows, columns: part.columns) { RowKernel.add(source.pointer(row: $0), times: 1, to: target.pointer(row: $0), part.columns) }
                }
            }
            row += part.rows
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
        guard let gradient = output.gradient, let target = source.gradient else { return }
        let keep = source.keep
        workers.eachRow(source.rows, columns: source.columns) { row in
            let to = target.pointer(row: row)
            if range.contains(row) {
                let from = gradient.pointer(row: row - range.lowerBound)
                if keep == 0 { to.update(from: from, count: source.columns) } else { RowKernel.add(from, times: 1, to: to, source.columns) }
            } else if keep == 0 {
                to.update(repeating: 0, count: source.columns)
            }
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

    func forward() {
        workers.eachRow(rows.count, columns: table.columns) { index in
            let row = rows[index]
            precondition(row >= 0 && row < table.rows, "row \(row) of \(table.rows)×\(table.columns)")
            memcpy(output.value.pointer(row: index), table.pointer(row: row), table.columns * MemoryLayout<Float>.stride)
        }
    }

    func backward() {}
}
