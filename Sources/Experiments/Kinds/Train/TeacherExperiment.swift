import Runner
import Tensors
import ZeroShot

/// The out-of-distribution detection model of a seed, trained alone: an artefact that scores, strategies and the
/// training runs with this teacher read.
package struct TeacherExperiment: Experiment {
    package static let kind = "teacher"

    /// How it is trained.
    package var teacher: TeacherConfiguration
    /// Width h.
    package var embedding: Int

    /// A teacher with an embedding of so many numbers.
    package init(_ teacher: TeacherConfiguration, embedding: Int) {
        self.teacher = teacher
        self.embedding = embedding
    }

    /// The teacher that a training run has.
    package init(of training: TrainingConfiguration) {
        self.init(training.teacher, embedding: training.student.embedding)
    }

    package var estimatedCost: Double { Double(teacher.epochs * teacher.batch * embedding) / 1e5 }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        teacher.validate()
    }

    package func validate(in context: ExperimentContext) -> [SettingProblem] {
        let bytes = teacher.leastBytes(embedding: embedding, on: context.data.problem)
        return context.workspace.memoryProblems(atLeast: bytes, lower: "embedding")
    }

    package func compute(in context: ExperimentContext) throws -> NetworkParameters {
        context.unit.progress(0, "teacher")
        let trained = Teacher.trained(
            on: context.data.problem, embedding: embedding, teacher, seed: UInt64(context.seed),
            workers: Workers(count: context.workers))
        return NetworkParameters(trained.parameters)
    }

    /// The same; nil where a training has no loss that needs it.
    func ifNeeded(by training: TrainingConfiguration, in context: ExperimentContext) throws -> Teacher? {
        training.distillation.needsTeacher ? try trained(in: context) : nil
    }

    /// The teacher of the unit that an experiment on the same data reads.
    func trained(in context: ExperimentContext) throws -> Teacher {
        guard let stored = try context.input(self) else {
            preconditionFailure("a teacher is read that is no input")
        }
        let problem = context.data.problem
        let teacher = Teacher(
            features: problem.features, embedding: embedding, seenClasses: problem.seenClasses.count,
            stream: RandomStream(seed: UInt64(context.seed)))
        try stored.load(into: teacher.parameters)
        return teacher
    }
}

/// Trained networks as the store keeps them: every parameter by its name.
package struct NetworkParameters: ExperimentResult, Hashable {
    /// Every parameter by name.
    package let arrays: [String: StoredArray]

    init(_ parameters: [Parameter]) {
        arrays = Dictionary(
            parameters.map { ($0.name, StoredArray($0.value)) }, uniquingKeysWith: { $1 })
        precondition(arrays.count == parameters.count, "parameters share names: \(parameters.map(\.name))")
    }

    package init(_ record: Record) { arrays = record.arrays }

    package var record: Record { Record(arrays: arrays) }

    /// - Throws: where a parameter is missing or has another shape.
    func load(into parameters: [Parameter]) throws(ResultDamage) {
        for parameter in parameters {
            guard let array = arrays[parameter.name] else {
                throw ResultDamage("the stored networks have no '\(parameter.name)'")
            }
            guard array.shape == [parameter.value.rows, parameter.value.columns] else {
                throw ResultDamage(
                    "'\(parameter.name)' is stored as \(array.shape), and is "
                        + "\(parameter.value.rows) × \(parameter.value.columns) here")
            }
            for (index, value) in array.values.enumerated() {
                parameter.value[index / parameter.value.columns, index % parameter.value.columns] = value
            }
        }
    }
}

extension StoredArray {
    init(_ matrix: Matrix) { self.init(shape: [matrix.rows, matrix.columns], values: matrix.values) }
}
