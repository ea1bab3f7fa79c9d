import ReferenceCases
import Tensors
import Testing
import ZeroShot

@Suite struct StudentLossTests {
    let tolerance = 1e-4

    /// Every loss and every gradient, one loss at a time, as an independent implementation gives them.
    @Test(arguments: ReferenceCase.all("student-losses.json"))
    func reference(_ reference: ReferenceCase) throws {
        let form = try #require(LossForm(rawValue: reference.settings["form"]?.text ?? ""))
        for term in ["cls", "be", "kl", "od"] {
            let teacher = Teacher(embedder: reference.layer("Eo"), classifier: reference.layer("Co"))
            let student = Student(
                embedder: reference.layer("Es"), classifier: reference.layer("Cs"), head: reference.layer("H"),
                slope: reference.matrix("alpha")[0, 0], shift: reference.matrix("beta")[0, 0])
            let tape = Tape(updating: student.parameters(withHead: true), workers: Workers())
            let seen = tape.input(reference.matrix("seen.features"))
            let generated = tape.watched(reference.matrix("generated.features"))
            var configuration = DistillationConfiguration()
            configuration.form = form
            configuration.classification = term == "cls" ? 1 : 0
            configuration.embedding = term == "be" ? 1 : 0
            configuration.logits = term == "kl" ? 1 : 0
            configuration.outOfDistribution = term == "od" ? 1 : 0
            let embedding = tape.linear(seen, teacher.embedder, .relu)
            let losses = StudentLosses(
                on: tape, student: student, teacher: teacher,
                seen: .init(
                    features: seen, labels: Indices(reference.integers("seen.labels")), teacherEmbedding: embedding,
                    teacherLogits: tape.linear(embedding, teacher.classifier)),
                generated: (generated, Indices(reference.integers("generated.labels"))),
                seenClasses: Indices(reference.integers("seenClasses")), configuration: configuration)
            losses.prepare()
            tape.forward()
            tape.backward()

            let loss = try #require(
                [
                    "cls": losses.classification, "be": losses.embedding, "kl": losses.logits,
                    "od": losses.outOfDistribution,
                ][term] ?? nil)
            #expect(relativeError([loss.value], reference.expected(term)) < tolerance, "\(term)")
            var gradients: [(String, Matrix)] = [("generated", try #require(generated.gradient))]
            for (name, layer) in [("Es", student.embedder), ("Cs", student.classifier), ("H", student.head)] {
                gradients += [(name + ".weight", layer.weight.gradient), (name + ".bias", layer.bias.gradient)]
            }
            gradients += [("alpha", student.slope.gradient), ("beta", student.shift.gradient)]
            for (name, gradient) in gradients {
                #expect(
                    relativeError(gradient.values, reference.expected("d\(term)/d\(name)")) < tolerance,
                    "d\(term)/d\(name)")
            }
        }
    }

    /// What a figure draws is what the loss computes: the shift enters with opposite signs in the two statements.
    @Test func confidences() {
        var sigmoid = ConfidenceSigmoid(slope: 2, shift: 0.5, form: .paper, score: "msp")
        #expect(sigmoid.confidence(of: 0.5) == 0.5 && sigmoid.confidence(of: 1) > 0.7)
        sigmoid.form = .released
        #expect(sigmoid.confidence(of: -0.5) == 0.5)
    }
}
