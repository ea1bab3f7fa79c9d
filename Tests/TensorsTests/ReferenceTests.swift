import ReferenceCases
import Tensors
import Testing

/// Numbers computed elsewhere in float64, to float32 accuracy.
@Suite struct TensorReferenceTests {
    let tolerance = 1e-4
    let workers = Workers()

    @Test(arguments: ReferenceCase.all("adam.json"))
    func adam(_ reference: ReferenceCase) throws {
        func setting(_ name: String) throws -> Float { Float(try #require(reference.settings[name]?.number)) }
        let start = reference.matrix("start")
        let gradients = reference.inputs["gradients"]!
        let count = start.count
        let parameter = Parameter(name: "p", value: start)
        let adam = Adam(
            [parameter], learningRate: try setting("learningRate"), beta1: try setting("beta1"),
            beta2: try setting("beta2"), epsilon: try setting("epsilon"), workers: workers)
        let expected = reference.expected("parameters")
        for step in 0..<gradients.shape[0] {
            for index in 0..<count { parameter.gradient.pointer[index] = Float(gradients.data[step * count + index]) }
            adam.step()
            #expect(
                relativeError(parameter.value.values, Array(expected[(step * count)..<((step + 1) * count)]))
                    < tolerance)
        }
    }

    @Test(arguments: ReferenceCase.all("wgan-gp.json"))
    func wasserstein(_ reference: ReferenceCase) throws {
        let generator = [reference.layer("G.fc1"), reference.layer("G.fc2")]
        let critic = [reference.layer("D.fc1"), reference.layer("D.fc2")]
        let embedding = reference.matrix("embedding")
        let rows = Indices(0..<embedding.rows)
        let lambda = Float(try #require(reference.settings["penaltyWeight"]?.number))

        // Once with all of the objective, once with the penalty alone.
        for part in ["critic.loss", "penalty"] {
            let tape = Tape(updating: critic.flatMap(\.parameters), workers: workers)
            let hidden = tape.linear(
                [.dense(tape.input(reference.matrix("noise"))), .gathered(table: embedding, rows: rows)], generator[0],
                .leaky)
            let fake = tape.linear(hidden, generator[1], .relu)
            let losses = tape.wasserstein(
                "critic", layers: critic, real: tape.input(reference.matrix("real")), fake: fake,
                embedding: (embedding, rows), epsilon: tape.input(reference.matrix("epsilon")), penaltyWeight: lambda)
            if part == "penalty" {
                losses.real.weight = 0
                losses.fake.weight = 0
            }
            tape.forward()
            tape.backward()
            #expect(relativeError([losses.real.value], reference.expected("real")) < tolerance)
            #expect(relativeError([losses.fake.value], reference.expected("fake")) < tolerance)
            #expect(relativeError([losses.penalty.value * lambda], reference.expected("penalty")) < tolerance)
            #expect(relativeError([losses.total], reference.expected("critic.loss")) < tolerance)
            for layer in critic {
                for parameter in layer.parameters {
                    #expect(
                        relativeError(parameter.gradient.values, reference.expected("d\(part)/d\(parameter.name)"))
                            < tolerance, "d\(part)/d\(parameter.name)")
                }
            }
        }
    }

    @Test(arguments: ReferenceCase.all("wgan-gp.json"))
    func generator(_ reference: ReferenceCase) {
        let generator = [reference.layer("G.fc1"), reference.layer("G.fc2")]
        let critic = [reference.layer("D.fc1"), reference.layer("D.fc2")]
        let embedding = reference.matrix("embedding")
        let rows = Indices(0..<embedding.rows)
        let tape = Tape(updating: generator.flatMap(\.parameters), workers: workers)
        let hidden = tape.linear(
            [.dense(tape.input(reference.matrix("noise"))), .gathered(table: embedding, rows: rows)], generator[0],
            .leaky)
        let fake = tape.linear(hidden, generator[1], .relu)
        let scores = tape.linear(
            tape.linear([.dense(fake), .gathered(table: embedding, rows: rows)], critic[0], .leaky), critic[1])
        let loss = tape.mean("generator", scores, weight: -1)
        tape.forward()
        tape.backward()
        #expect(relativeError(fake.value.values, reference.expected("generated")) < tolerance)
        #expect(relativeError([-loss.value], reference.expected("generator.loss")) < tolerance)
        for layer in generator {
            for parameter in layer.parameters {
                #expect(
                    relativeError(parameter.gradient.values, reference.expected("dgenerator.loss/d\(parameter.name)"))
                        < tolerance, "\(parameter.name)")
            }
        }
    }
}
