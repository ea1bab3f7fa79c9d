import ReferenceCases
import Tensors
import Testing

@testable import ZeroShot

/// CE-GZSL's and TF-VAEGAN's own networks and losses, as an independent implementation gives them in float64.
@Suite struct GeneratorReferenceTests {
    let tolerance = 1e-4
    let workers = Workers()

    func compare(_ reference: ReferenceCase, _ term: String, _ gradients: [(name: String, matrix: Matrix)]) {
        for (name, matrix) in gradients {
            // A constant added to all scores changes no softmax: this gradient is 0, up to rounding.
            let floor = name == "F.fc2.bias" ? 1e-2 : 1e-3
            #expect(
                relativeError(matrix.values, reference.expected("d\(term)/d\(name)"), floor: floor) < tolerance,
                "d\(term)/d\(name)")
        }
    }

    @Test(arguments: ReferenceCase.all("ce-gzsl.json"))
    func contrastive(_ reference: ReferenceCase) throws {
        var configuration = ContrastiveConfiguration()
        configuration.instanceTemperature = Float(try #require(reference.settings["instanceTemperature"]?.number))
        configuration.classTemperature = Float(try #require(reference.settings["classTemperature"]?.number))
        let classes = reference.matrix("classEmbeddings")
        let labels = Indices(reference.integers("labels"))
        for term in ["instance", "class"] {
            let embedding = ContrastiveEmbedding(
                embedder: reference.layer("E.fc1"), projection: reference.layer("E.fc2"),
                comparator: [reference.layer("F.fc1"), reference.layer("F.fc2")], configuration: configuration)
            let tape = Tape(updating: embedding.parameters, workers: workers)
            let features = tape.watched(reference.matrix("features"))
            let h = embedding.embedding(of: features, on: tape)
            let z = embedding.projection(of: h, on: tape)
            let scores = embedding.scores(h, classes: classes, on: tape)
            let instance = embedding.instanceLoss(z, labels: labels, weight: term == "instance" ? 1 : 0, on: tape)
            let byClass = embedding.classLoss(
                h, labels: labels, classes: classes, weight: term == "class" ? 1 : 0, on: tape)
            tape.forward()
            tape.backward()
            #expect(relativeError(z.value.values, reference.expected("z")) < tolerance)
            #expect(relativeError(scores.value.values, reference.expected("scores")) < tolerance)
            #expect(
                relativeError([term == "instance" ? instance.value : byClass.value], reference.expected(term))
                    < tolerance)
            compare(
                reference, term,
                embedding.parameters.map { ($0.name, $0.gradient) } + [("features", try #require(features.gradient))])
        }
    }

    @Test(arguments: ReferenceCase.all("tf-vaegan.json"))
    func feedback(_ reference: ReferenceCase) throws {
        let strength = Float(try #require(reference.settings["feedbackStrength"]?.number))
        let embeddings = reference.matrix("embedding")
        let classes = Indices(0..<embeddings.rows)
        for term in ["vae", "reconstruction"] {
            let encoder = VariationalEncoder(
                layers: [reference.layer("E.fc1"), reference.layer("E.fc3")], mean: reference.layer("E.mean"),
                logVariance: reference.layer("E.logvar"), embeddings: embeddings)
            let generator = ConditionalGenerator(
                layers: [reference.layer("G.fc1"), reference.layer("G.fc3")], activation: .sigmoid,
                embeddings: embeddings)
            let decoder = SemanticDecoder(layers: [reference.layer("Dec.fc1"), reference.layer("Dec.fc3")])
            let module = FeedbackModule(layers: [reference.layer("F.fc1"), reference.layer("F.fc2")])
            let parameters = encoder.parameters + generator.parameters + decoder.parameters + module.parameters
            let tape = Tape(updating: parameters, workers: workers)
            let features = tape.input(reference.matrix("features"))
            let code = encoder.encode(
                features, classes: classes, noise: tape.input(reference.matrix("epsilon")), on: tape)
            let first = tape.constant { generator.features(code.sample, classes: classes, on: tape) }
            let second = module.features(
                code.sample, classes: classes, generator: generator, decoder: decoder, strength: strength, on: tape)
            let decoded = tape.constant { decoder.embedding(from: decoder.hidden(second, on: tape), on: tape) }
            let weight: Float = term == "vae" ? 1 : 0
            let rebuilt = tape.reconstruction(
                "reconstruction", second, target: features, error: .binaryCrossEntropy, weight: weight)
            let divergence = tape.gaussianDivergence(
                "divergence", mean: code.mean, logVariance: code.logVariance, weight: weight)
            let semantic = decoder.loss(second, classes: classes, target: embeddings, weight: 1 - weight, on: tape)
            tape.forward()
            tape.backward()
            for (name, variable) in [
                ("mean", code.mean), ("logvar", code.logVariance), ("first", first), ("second", second),
                ("decoded", decoded),
            ] {
                #expect(relativeError(variable.value.values, reference.expected(name)) < tolerance, "\(name)")
            }
            #expect(relativeError([rebuilt.value + divergence.value], reference.expected("vae")) < tolerance)
            #expect(relativeError([semantic.value], reference.expected("reconstruction")) < tolerance)
            compare(reference, term, parameters.map { ($0.name, $0.gradient) })
        }
    }
}
