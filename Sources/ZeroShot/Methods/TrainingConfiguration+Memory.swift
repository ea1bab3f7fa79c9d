extension TrainingConfiguration {
    /// Bytes that a training run takes at the very least: it takes more, but never less. Settings far beyond a machine
    /// are told by it before anything is allocated.
    ///
    /// Counted are the widest layer with its gradient and two moments, what one step holds of it, the student and the
    /// teacher, and the rows that the softmax afterwards is trained on.
    public func leastBytes(on problem: Problem) -> Double {
        let features = Double(problem.features)
        let widest = Double(generator.widths.max() ?? 0)
        var numbers = 4 * widest * features + 4 * Double(batch) * (widest + features)
        if trainsStudent || distillation.needsTeacher {
            let generated = Double(student.generatedPerClass) * Double(problem.unseenClasses.count)
            numbers += 4 * Double(student.embedding) * features
            numbers += 2 * generated * (features + Double(student.embedding) + widest)
        }
        if distillation.needsTeacher {
            numbers += Double(teacher.batch) * (features + Double(student.embedding))
        }
        if classifier.kind == .softmax {
            numbers += Double(classifier.generatedRows(for: problem)) * Double(problem.unseenClasses.count) * features
        }
        return numbers * Double(MemoryLayout<Float>.stride)
    }
}

extension GeneratorConfiguration {
    /// Columns of the layers whose width is a setting, by the names that methods give such settings.
    fileprivate var widths: [Int] {
        let names: Set = ["hidden", "noise", "embedding", "projection", "comparator", "timeColumns"]
        return options.compactMap { option in
            guard names.contains(option.name.split(separator: ".").last.map(String.init) ?? ""),
                case .count(let width)? = option.read(self)
            else { return nil }
            return width
        }
    }
}
