import Tensors

extension Session {
    private var generatorParameters: [Parameter] {
        var seen: Set<ObjectIdentifier> = []
        return generatorOptimisers.flatMap(\.parameters).filter { seen.insert(ObjectIdentifier($0)).inserted }
    }

    private var optimisers: [Adam] { generatorOptimisers + [studentOptimiser, sigmoidOptimiser].compactMap { $0 } }

    /// Everything that the coming epochs depend on and that cannot be computed anew.
    func checkpoint(_ advance: Advance, _ identity: Checkpoint.Identity) -> Checkpoint {
        var checkpoint = Checkpoint(identity: identity, advance: advance)
        checkpoint.keep(.generator, generatorParameters, withMoments: true)
        checkpoint.keep(.student, student?.parameters(withHead: true) ?? [], withMoments: true)
        checkpoint.keep(.teacher, teacher?.parameters ?? [], withMoments: false)
        checkpoint.keep(.seenClassifier, seenClassifier.parameters, withMoments: false)
        checkpoint.keep("optimisers.steps", integers: optimisers.map(\.steps))
        checkpoint.keep("optimisers.learning-rates", numbers: optimisers.map(\.learningRate))
        // A method may change the weights of its losses as it goes.
        for phase in phases {
            checkpoint.keep("losses.\(phase.name).weights", numbers: phase.step.tape.losses.map(\.weight))
        }
        checkpoint.keep("batch.order", integers: batch.currentOrder)
        return checkpoint
    }

    /// The parameters alone.
    func networks(metadata: [String: String]) -> SafeTensors {
        let parts: [(Checkpoint.Part, [Parameter])] = [
            (.generator, generatorParameters), (.student, student?.parameters(withHead: true) ?? []),
            (.teacher, teacher?.parameters ?? []),
        ]
        var stored = SafeTensors()
        stored.metadata = metadata
        for (part, parameters) in parts {
            for parameter in parameters {
                stored.entries["\(part.rawValue).\(parameter.name)"] = .init(parameter.value)
            }
        }
        return stored
    }

    func restore(_ checkpoint: Checkpoint) {
        checkpoint.load(.generator, into: generatorParameters, withMoments: true)
        checkpoint.load(.student, into: student?.parameters(withHead: true) ?? [], withMoments: true)
        for (optimiser, (steps, rate)) in zip(
            optimisers, zip(checkpoint.integers("optimisers.steps"), checkpoint.numbers("optimisers.learning-rates")))
        {
            optimiser.resume(afterSteps: steps, learningRate: rate)
        }
        for phase in phases {
            for (loss, weight) in zip(phase.step.tape.losses, checkpoint.numbers("losses.\(phase.name).weights")) {
                loss.weight = weight
            }
        }
        batch.resume(order: checkpoint.integers("batch.order"))
    }
}
