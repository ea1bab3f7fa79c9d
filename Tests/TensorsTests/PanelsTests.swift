import Testing

@testable import Tensors

@Suite struct PanelsTests {
    /// Every number of the result lies in one panel, and in one only.
    @Test(arguments: [
        (1, 1, 10), (178, 256, 64), (128, 256, 256), (64, 4096, 2360), (2048, 2048, 2048), (17, 100_000, 300),
        (100_000, 17, 3000),
    ])
    func cover(_ rows: Int, _ columns: Int, _ inner: Int) {
        for cutsRows in [nil, true, false] {
            let panels = Panels(
                rows: rows, columns: columns, operations: 2 * rows * columns * inner, cutsRows: cutsRows)
            var area = 0
            var (row, column) = (0, 0)
            for piece in 0..<panels.count {
                let (high, wide) = panels[piece]
                #expect(!high.isEmpty && !wide.isEmpty)
                area += high.count * wide.count
                // Side by side, without a gap.
                #expect(
                    (high.lowerBound == row && wide == 0..<columns) || (wide.lowerBound == column && high == 0..<rows))
                (row, column) = (high.upperBound, wide.upperBound)
                if cutsRows == false { #expect(high == 0..<rows) }
            }
            #expect(area == rows * columns)
        }
    }

    /// The longer side is cut, so that what every panel packs whole is the smaller factor.
    @Test func sides() {
        func isCutAcross(_ rows: Int, _ columns: Int) -> Bool {
            Panels(rows: rows, columns: columns, operations: 1 << 30)[0].columns.count < columns
        }
        #expect(isCutAcross(256, 4096) && !isCutAcross(4096, 256) && !isCutAcross(2048, 2048))
        #expect(Panels(rows: 50, columns: 40, operations: 1 << 19).count == 1)
    }

    /// What follows a product sees every panel once it is computed, and the result is that of the product alone.
    @Test func finishing() {
        let (a, b) = (ProductTests.random(300, 200, "a"), ProductTests.random(150, 200, "b"))
        let plain = Matrix(rows: 300, columns: 150)
        Product.apply(a, b, .secondTransposed, into: plain, workers: Workers())
        for cutsRows in [nil, true, false] {
            let target = Matrix(rows: 300, columns: 150)
            Product.apply(a, b, .secondTransposed, into: target, cutsRows: cutsRows, workers: Workers(count: 2)) {
                rows, columns in
                for row in rows {
                    for column in columns { target.pointer(row: row)[column] = 1 - target.pointer(row: row)[column] }
                }
            }
            #expect(zip(target.values, plain.values).allSatisfy { abs($0 - (1 - $1)) < 1e-4 })
        }
    }
}
