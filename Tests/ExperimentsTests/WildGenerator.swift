import Tensors
import ZeroShot

/// A method whose loss is not a number.
final class WildGenerator: FeatureGenerator {
    private let tame: FCLSWGAN

    init(_ context: GeneratorContext) { tame = FCLSWGAN(context) }

    var phases: [TrainingPhase] { tame.phases }

    func record(phase index: Int, on step: TrainingStep) {
        tame.record(phase: index, on: step)
        _ = step.tape.mean("wild", tame.generate(classes: step.labels, on: step), weight: .nan)
    }

    func generate(classes: Indices, on step: TrainingStep) -> Variable { tame.generate(classes: classes, on: step) }
}
