extension TrainingConfiguration {
    /// Bytes that a training run takes at the very least: it takes more, but never less. Settings far beyond a machine
    /// are told by it before anything is allocated.
    ///
    /// Counted are all networks with their gradients and two moments, what one step holds of the widest layer, of the
    /// student, of the teacher and of pairs of rows, and the rows that the softmax afterwards is trained on.
    public func leastBytes(on problem: Problem) -> Double {
        let features = Double(problem.features)
        let widest = Double(generator.widest)
        var numbers = 4 * generator.parameterCount(for: problem) + 4 * Double(batch) * (widest + features)
        if generator.method.comparesRows { numbers += Double(batch) * Double(batch) }
        if trainsStudent || distillation.needsTeacher {
            let generated = Double(student.generatedPerClass) * Double(problem.unseenClasses.count)
            numbers += 4 * Double(student.embedding) * features
            numbers += 2 * generated * (features + Double(student.embedding) + widest + Double(problem.classes))
            // Similarities of all pairs, the student's and the teacher's.
            if distillation.embedding != 0 { numbers += 2 * (Double(batch) + generated) * (Double(batch) + generated) }
        }
        if distillation.needsTeacher {
            numbers += TeacherConfiguration.leastNumbers(embedding: student.embedding, on: problem)
        }
        if classifier.kind == .softmax {
            numbers += Double(classifier.generatedRows(for: problem)) * Double(problem.unseenClasses.count) * features
        }
        return numbers * Double(MemoryLayout<Float>.stride)
    }
}

extension TeacherConfiguration {
    /// Bytes that the training of a teacher takes at the very least.
    public func leastBytes(embedding: Int, on problem: Problem) -> Double {
        Self.leastNumbers(embedding: embedding, on: problem) * Double(MemoryLayout<Float>.stride)
    }

    /// The embedding's layer with its gradient and two moments; of every row its embedding, where all are looked at.
    fileprivate static func leastNumbers(embedding: Int, on problem: Problem) -> Double {
        Double(embedding) * (4 * Double(problem.features) + Double(problem.training.rows))
    }
}

extension GeneratorConfiguration {
    /// Columns of the widest layer that every method has: hidden ones and noise.
    fileprivate var widest: Int { max(count("hidden") ?? 0, count("noise") ?? 0) }
}
