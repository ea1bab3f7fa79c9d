import Glibc

extension Tape {
    /// The rows of `parts`, one below the other.
    public func stacked(_ parts: [Variable]) -> Variable {
        precondition(!parts.isEmpty && Set(parts.map(\.columns)).count == 1, "stacking rows of \(parts.map(\.columns)) columns")
        let output = result(rows: parts.reduce(0) { $0 + $1.rows }, columns: parts[0].columns, from: parts)
        // Rows that need no gradient, if they stand last, spare whoever reads the stack their part of a product.
        let constant = parts.reversed().prefix { $0.gradient == nil }.reduce(0) { $0 + $1.rows }
        output.gradientRows = output.rows - constant
        record(StackOperation(parts: parts, output: output), reading: parts)
        return output
    }

    /// Rows `range` of `source`.
    public func rows(_ range: Range<Int>, of source: Variable) -> Variable {
        let output = result(rows: range.count, columns: source.columns, from: [source])
        record(SliceOperation(source: source, range: range, output: output), reading: [source])
        return output
    }

    /// Rows `rows[i]` of a matrix that needs no gradient.
    public func gathered(_ table: Matrix, rows: Indices) -> Variable {
        let output = result(rows: rows.count, columns: table.columns, from: [])
        record(GatherOperation(table: table, rows: rows, output: output), reading: [])
        return output
    }
}

final class StackOperation: Operation {
    private let parts: [Variable]
    private let output: Variable

    init(parts: [Variable], output: Variable) {
        self.parts = parts
        self.output = output
    }

    func forward() {
        var row = 0
        for part in parts {
            output.value.rows(row..<(row + part.rows)).assign(part.value)
            row += part.rows
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        var row = 0
        for part in parts {
            if let target = part.gradient {
                for index in 0..<part.rows {
                    let source = gradient.pointer(row: row + index)
                    if part.keep == 0 {
                        memcpy(target.pointer(row: index), source, part.columns * MemoryLayout<Float>.stride)
                    } else {
                        RowKernel.add(source, times: 1, to: target.pointer(row: index), part.columns)
                    }
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

    init(source: Variable, range: Range<Int>, output: Variable) {
        self.source = source
        self.range = range
        self.output = output
    }

    func forward() { output.value.assign(source.value.rows(range)) }

    func backward() {
        guard let gradient = output.gradient, let target = source.gradient else { return }
        if source.keep == 0 { target.fill(0) }
        for index in 0..<range.count {
            RowKernel.add(gradient.pointer(row: index), times: 1, to: target.pointer(row: range.lowerBound + index), source.columns)
        }
    }
}

final class GatherOperation: Operation {
    private let table: Matrix
    private let rows: Indices
    private let output: Variable

    init(table: Matrix, rows: Indices, output: Variable) {
        self.table = table
        self.rows = rows
        self.output = output
    }

    func forward() {
        for index in 0..<rows.count {
            let row = rows[index]
            precondition(row >= 0 && row < table.rows, "row \(row) of \(table.rows)×\(table.columns)")
            memcpy(output.value.pointer(row: index), table.pointer(row: row), table.columns * MemoryLayout<Float>.stride)
        }
    }

    func backward() {}
}
