extension Tape {
    /// Rows drowned in noise to the level of a step drawn for each: x_t = √ᾱ_t·x + √(1−ᾱ_t)·ε, and the steps t.
    ///
    /// `levels` [T, 1] are the ᾱ_t; `chance` [n, 1] is uniform and picks t. No gradient flows.
    /// Source: Ho, Jain, Abbeel, "Denoising diffusion probabilistic models", NeurIPS 2020, equation 4.
    public func diffused(
        _ rows: Variable, levels: Matrix, noise: Variable, chance: Variable
    ) -> (rows: Variable, steps: Indices) {
        precondition(
            noise.rows == rows.rows && noise.columns == rows.columns && chance.rows == rows.rows && levels.columns == 1,
            "rows \(rows.rows)×\(rows.columns), noise \(noise.rows)×\(noise.columns), chance "
                + "\(chance.rows)×\(chance.columns)"
        )
        let output = result(rows: rows.rows, columns: rows.columns, from: [])
        let steps = Indices(count: rows.rows)
        record(
            DiffusionOperation(
                rows: rows, levels: levels, noise: noise, chance: chance, output: output, steps: steps, workers: workers
            ), reading: [], and: [rows, noise, chance])
        return (output, steps)
    }
}

final class DiffusionOperation: Operation {
    private let rows: Variable
    private let levels: Matrix
    private let noise: Variable
    private let chance: Variable
    private let output: Variable
    private let steps: Indices
    private let workers: Workers

    init(
        rows: Variable, levels: Matrix, noise: Variable, chance: Variable, output: Variable, steps: Indices,
        workers: Workers
    ) {
        self.rows = rows
        self.levels = levels
        self.noise = noise
        self.chance = chance
        self.output = output
        self.steps = steps
        self.workers = workers
    }

    func forward() { workers.eachRow(rows.rows, columns: rows.columns, drown) }

    private func drown(_ row: Int) {
        let step = min(levels.rows - 1, Int(chance.value.pointer(row: row)[0] * Float(levels.rows)))
        steps[row] = step
        let level = levels.pointer(row: step)[0]
        let (signal, drown) = (level.squareRoot(), (1 - level).squareRoot())
        let (x, e, y) = (rows.value.pointer(row: row), noise.value.pointer(row: row), output.value.pointer(row: row))
        for index in 0..<rows.columns { y[index] = signal * x[index] + drown * e[index] }
    }

    func backward() {}
}
