import Glibc
import Tensors

/// A diffusion model over features: a perceptron that tells a feature row from noise at any level, conditioned on the
/// class embedding.
///
/// It predicts the clean row x̂₀ itself, f(x_t, a, t), from rows standardised column by column, and is sampled by a few
/// deterministic steps. A student's gradient reaches it through the last of them; the draft that this one starts from
/// is a constant.
/// Source: Ho, Jain, Abbeel, "Denoising diffusion probabilistic models", NeurIPS 2020, for the objective (x₀ form,
/// section 3.2); Nichol, Dhariwal, "Improved denoising diffusion probabilistic models", ICML 2021, equation 17, for the
/// levels; Song, Meng, Ermon, "Denoising diffusion implicit models", ICLR 2021, equation 12 with σ = 0, for the
/// sampling.
public final class FeatureDiffusion: GenerativeMethod {
    private let settings: DiffusionSettings
    private let embeddings: Matrix
    private let layers: [Linear]
    /// ᾱ_t, [T, 1], falling from nearly 1 to 0.
    private let levels: Matrix
    /// Sines and cosines of t, [T, `timeColumns`].
    private let times: Matrix
    private let mean: Matrix
    private let deviation: Matrix
    private let inverse: Matrix
    private let shift: Matrix

    public init(_ settings: DiffusionSettings, in context: GeneratorContext) {
        self.settings = settings
        embeddings = context.problem.classEmbeddings
        let (x, hidden, stream) = (context.problem.features, settings.hidden, context.stream)
        layers = [
            Linear(
                name: "f.fc1", inputs: x + embeddings.columns + settings.timeColumns, outputs: hidden,
                initialisation: .uniform, stream: stream),
            Linear(name: "f.fc2", inputs: hidden, outputs: hidden, initialisation: .uniform, stream: stream),
            Linear(name: "f.fc3", inputs: hidden, outputs: x, initialisation: .uniform, stream: stream),
        ]
        levels = Self.levels(settings.steps)
        times = Self.times(settings.steps, columns: settings.timeColumns)
        (mean, deviation) = Self.moments(context.problem.training)
        inverse = Matrix(rows: 1, columns: x)
        shift = Matrix(rows: 1, columns: x)
        for column in 0..<x {
            inverse[0, column] = 1 / deviation[0, column]
            shift[0, column] = -mean[0, column] / deviation[0, column]
        }
    }

    public var optimiser: OptimiserSettings { settings.optimiser }

    public var phases: [TrainingPhase] {
        [TrainingPhase(name: "denoiser", repeats: 1, parameters: layers.flatMap(\.parameters), drawsBatch: true)]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let tape = step.tape
        let clean = tape.scaled(step.real, by: inverse, shift: shift)
        let noisy = tape.diffused(
            clean, levels: levels, noise: step.noise(rows: clean.rows, columns: clean.columns),
            chance: step.uniform(rows: clean.rows))
        let guess = denoised(noisy.rows, classes: step.labels, steps: noisy.steps, on: tape)
        _ = tape.reconstruction("denoising", guess, target: clean, error: .squared, weight: 1 / Float(clean.columns))
    }

    /// x̂₀ of rows that stand at the given steps.
    private func denoised(_ rows: Variable, classes: Indices, steps: Indices, on tape: Tape) -> Variable {
        let first = tape.linear(
            [.dense(rows), .gathered(table: embeddings, rows: classes), .gathered(table: times, rows: steps)],
            layers[0], .leaky)
        return tape.linear(tape.linear(first, layers[1], .leaky), layers[2])
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        let tape = step.tape
        let count = settings.samplingSteps
        // From the highest level down, evenly: t = T − 1 first.
        let visited = (1...count).reversed().map { settings.steps * $0 / count - 1 }
        func guess(_ rows: Variable, at time: Int) -> Variable {
            denoised(rows, classes: classes, steps: Indices(Array(repeating: time, count: classes.count)), on: tape)
        }
        let noise = step.noise(rows: classes.count, columns: layers[0].inputs - embeddings.columns - times.columns)
        let last = tape.constant {
            zip(visited, visited.dropFirst()).reduce(noise) { rows, times in
                // x_s = √ᾱ_s·x̂₀ + √(1−ᾱ_s)·ε̂ with ε̂ = (x_t − √ᾱ_t·x̂₀)/√(1−ᾱ_t)
                let (now, next) = (levels[times.0, 0], levels[times.1, 0])
                let ratio = ((1 - next) / (1 - now)).squareRoot()
                return tape.combined(
                    guess(rows, at: times.0), times: next.squareRoot() - ratio * now.squareRoot(), rows, times: ratio)
            }
        }
        return tape.scaled(guess(last, at: visited[count - 1]), by: deviation, shift: mean, .relu)
    }

    // MARK: Tables

    /// cos²((t/T + s)/(1 + s)·π/2) with s = 0.008, for t = 1 … T.
    private static func levels(_ steps: Int) -> Matrix {
        func curve(_ t: Double) -> Double { pow(cos((t + 0.008) / 1.008 * .pi / 2), 2) }
        return Matrix(
            rows: steps, columns: 1, values: (1...steps).map { Float(curve(Double($0) / Double(steps)) / curve(0)) })
    }

    private static func times(_ steps: Int, columns: Int) -> Matrix {
        let table = Matrix(rows: steps, columns: columns)
        for step in 0..<steps {
            for column in 0..<columns {
                let angle = Double(step + 1) / Double(steps) * .pi * pow(2, Double(column / 2) / 2)
                table[step, column] = Float(column % 2 == 0 ? sin(angle) : cos(angle))
            }
        }
        return table
    }

    /// Mean and standard deviation of every column; a constant column counts as one that hardly moves.
    private static func moments(_ rows: Matrix) -> (mean: Matrix, deviation: Matrix) {
        let (mean, deviation) = (Matrix(rows: 1, columns: rows.columns), Matrix(rows: 1, columns: rows.columns))
        for column in 0..<rows.columns {
            var (sum, squares) = (0.0, 0.0)
            for row in 0..<rows.rows {
                let value = Double(rows.pointer(row: row)[column])
                sum += value
                squares += value * value
            }
            let centre = sum / Double(rows.rows)
            mean[0, column] = Float(centre)
            deviation[0, column] = Float(max(squares / Double(rows.rows) - centre * centre, 1e-6).squareRoot())
        }
        return (mean, deviation)
    }
}
