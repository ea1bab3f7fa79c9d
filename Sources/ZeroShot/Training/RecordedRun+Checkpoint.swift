import Tensors

extension RecordedRun {
    private var optimisers: [Adam] { generatorOptimisers + [studentOptimiser, sigmoidOptimiser].compactMap { $0 } }

    /// Parameters that optimisers move, and so have moments worth keeping.
    private var movingParameters: [(name: String, parameter: Parameter)] {
        let moving = Set((networks.trainedParameters + networks.parameters(of: .student)).map(ObjectIdentifier.init))
        return networks.namedParameters.filter { moving.contains(ObjectIdentifier($0.parameter)) }
    }

    /// Everything that the coming epochs depend on and that cannot be computed anew.
    func checkpoint(_ advance: TrainingLoop.Advance, _ identity: Checkpoint.Identity) -> Checkpoint {
        var arrays: [String: SafeTensors.Entry] = [:]
        for (name, parameter) in networks.namedParameters { arrays[name] = .init(parameter.value) }
        for (name, parameter) in movingParameters {
            arrays[name + Checkpoint.firstMoment] = .init(parameter.firstMoment)
            arrays[name + Checkpoint.secondMoment] = .init(parameter.secondMoment)
        }
        arrays["optimisers.steps"] = .init(optimisers.map(\.steps))
        arrays["optimisers.learning-rates"] = .init(Self.row(optimisers.map(\.learningRate)))
        // A method may change the weights of its losses as it goes.
        for phase in phases {
            arrays["losses.\(phase.name).weights"] = .init(Self.row(phase.step.tape.losses.map(\.weight)))
        }
        arrays["batch.order"] = .init(batch.currentOrder)
        return Checkpoint(identity: identity, advance: advance, arrays: arrays)
    }

    /// Takes up everything but the parameters themselves, which the networks were made with.
    ///
    /// - Throws: where something is absent or of another shape; the run is then of no use.
    func restore(_ checkpoint: Checkpoint) throws(NetworkMismatch) {
        for (name, parameter) in movingParameters {
            parameter.firstMoment.assign(
                try checkpoint.matrix(name + Checkpoint.firstMoment, like: parameter.firstMoment))
            parameter.secondMoment.assign(
                try checkpoint.matrix(name + Checkpoint.secondMoment, like: parameter.secondMoment))
        }
        let steps = try checkpoint.integers("optimisers.steps", count: optimisers.count)
        let rates = try checkpoint.numbers("optimisers.learning-rates", count: optimisers.count)
        guard steps.allSatisfy({ $0 >= 0 }) else { throw NetworkMismatch("an optimiser has made \(steps) steps") }
        for (optimiser, (steps, rate)) in zip(optimisers, zip(steps, rates)) {
            optimiser.resume(afterSteps: steps, learningRate: rate)
        }
        for phase in phases {
            let losses = phase.step.tape.losses
            let weights = try checkpoint.numbers("losses.\(phase.name).weights", count: losses.count)
            for (loss, weight) in zip(losses, weights) { loss.weight = weight }
        }
        let order = try checkpoint.integers("batch.order", count: problem.training.rows)
        guard order.sorted() == Array(0..<problem.training.rows) else {
            throw NetworkMismatch("the order of the rows is no permutation")
        }
        batch.resume(order: order)
    }

    private static func row(_ numbers: [Float]) -> Matrix { Matrix(rows: 1, columns: numbers.count, values: numbers) }
}
