import Tensors
import ZeroShot

/// A method whose loss is not a number.
final class WildGenerator: GenerativeMethod {
    static let name = "wild"
    static let summary = "A method whose loss is not a number."
    static var options: [Setting<FCLSWGANSettings>] { FCLSWGAN.options }

    private let tame: FCLSWGAN

    init(_ settings: FCLSWGANSettings, in context: GeneratorContext) { tame = FCLSWGAN(settings, in: context) }

    var fixedParameters: [Parameter] { tame.fixedParameters }
    var phases: [TrainingPhase] { tame.phases }

    func record(phase index: Int, on step: TrainingStep) {
        tame.record(phase: index, on: step)
        _ = step.tape.mean("wild", tame.generate(classes: step.labels, on: step), weight: .nan)
    }

    func generate(classes: Indices, on step: TrainingStep) -> Variable { tame.generate(classes: classes, on: step) }
}
