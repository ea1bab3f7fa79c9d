import Tensors
import Testing

/// The operations that feature generators are built from, by the same rule.
extension GradientTests {
    /// Squared distance from a random target: a loss whose gradient differs in every number.
    func pin(_ output: Variable, _ tape: Tape) {
        _ = tape.reconstruction(
            "pin", output, target: tape.input(random(output.rows, output.columns, "pin")), error: .squared, weight: 1)
    }

    /// As `check`, for a trained parameter.
    func check(_ parameter: Parameter, of tape: Tape, step: Float = 1e-2, tolerance: Double = 2e-2) {
        func total() -> Double {
            tape.forward()
            return tape.losses.reduce(0) { $0 + Double($1.weight) * Double($1.value) }
        }
        _ = total()
        tape.backward()
        let value = parameter.value
        let direction = random(value.rows, value.columns, parameter.name)
        let expected = zip(parameter.gradient.values, direction.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        let start = value.copy()
        func move(_ distance: Float) {
            for index in 0..<value.count {
                value.pointer[index] = start.pointer[index] + distance * direction.pointer[index]
            }
        }
        move(step)
        let up = total()
        move(-step)
        let down = total()
        move(0)
        let slope = (up - down) / Double(2 * step)
        #expect(
            abs(slope - expected) < tolerance * max(abs(slope), abs(expected), 0.05),
            "\(parameter.name): slope \(slope), gradient \(expected)")
    }

    @Test func unitRows() {
        check("unit", [(5, 7)]) { tape, inputs in pin(tape.normalised(inputs[0]), tape) }
        let tape = Tape(updating: [], workers: workers)
        let zero = tape.normalised(tape.input(rows: 2, columns: 3))
        tape.forward()
        #expect(zero.value.values.allSatisfy { $0 == 0 })
    }

    @Test func contrastive() {
        check("contrastive", [(9, 5)]) { tape, inputs in
            _ = tape.supervisedContrastive(
                "ins", tape.normalised(inputs[0]), labels: Indices([0, 1, 0, 2, 1, 1, 3, 0, 4]), temperature: 0.5,
                weight: 2)
        }
    }

    /// Anchors that have no other row of their class add nothing, and a batch of only those has loss and gradient 0.
    @Test func contrastiveWithoutPositives() {
        let tape = Tape(updating: [], workers: workers)
        let rows = tape.watched(random(4, 3, "rows"))
        let labels = Indices([0, 1, 2, 3])
        let loss = tape.supervisedContrastive("ins", rows, labels: labels, temperature: 0.1, weight: 1)
        rows.gradient!.fill(7)
        tape.forward()
        tape.backward()
        #expect(loss.value == 0)
        #expect(rows.gradient!.values.allSatisfy { $0 == 0 })
        labels[3] = 0
        tape.forward()
        tape.backward()
        #expect(loss.value > 0 && rows.gradient!.values.contains { $0 != 0 })
    }

    /// Two small products and a panel at a time, against a comparator that is shown every pair: scores and all
    /// gradients.
    @Test(arguments: [(3, 2, 5), (7, 6, 130), (5, 9, 300)])
    func classScores(_ size: (rows: Int, classes: Int, hidden: Int)) {
        let stream = RandomStream(seed: 6)
        let first = Linear(name: "V", inputs: 4 + 3, outputs: size.hidden, initialisation: .uniform, stream: stream)
        let second = Linear(name: "w", inputs: size.hidden, outputs: 1, initialisation: .uniform, stream: stream)
        let classes = random(size.classes, 3, "classes")
        let rows = random(size.rows, 4, "rows")
        let labels = Indices((0..<size.rows).map { $0 % size.classes })
        let parameters = first.parameters + second.parameters
        var results: [[[Float]]] = []
        for isFused in [true, false] {
            let tape = Tape(updating: parameters, workers: workers)
            let input = tape.watched(rows)
            let scores: Variable
            if isFused {
                scores = tape.classScores(input, classes: classes, first: first, second: second, temperature: 1)
            } else {
                scores = tape.joined(
                    (0..<size.classes).map { label in
                        let same = tape.input(classes.gathered(Array(repeating: label, count: size.rows)))
                        return tape.linear(tape.linear(tape.joined([input, same]), first, .leaky), second)
                    })
            }
            _ = tape.crossEntropy("ce", scores, labels: labels, weight: 3)
            tape.forward()
            tape.backward()
            results.append([scores.value.values, input.gradient!.values] + parameters.map(\.gradient.values))
        }
        for (fused, naive) in zip(results[0], results[1]) {
            #expect(zip(fused, naive).allSatisfy { abs($0 - $1) < 2e-6 })
        }
    }

    @Test func variational() {
        let noise = random(6, 4, "noise")
        for kind in [Spread.logVariance, .deviation] {
            check("sample", [(6, 4), (6, 4)]) { tape, inputs in
                pin(tape.reparameterised(mean: inputs[0], spread: inputs[1], as: kind, noise: tape.input(noise)), tape)
            }
        }
        check("divergence", [(6, 4), (6, 4)]) { tape, inputs in
            _ = tape.gaussianDivergence("kl", mean: inputs[0], logVariance: inputs[1], weight: 1.5)
        }
        let tape = Tape(updating: [], workers: workers)
        let standard = tape.gaussianDivergence(
            "kl", mean: tape.input(rows: 2, columns: 3), logVariance: tape.input(rows: 2, columns: 3), weight: 1)
        tape.forward()
        #expect(standard.value == 0)
    }

    @Test(arguments: ReconstructionError.allCases)
    func reconstruction(_ error: ReconstructionError) {
        let target = random(5, 19, "target")
        for index in 0..<target.count { target.pointer[index] = RowKernel.sigmoid(target.pointer[index]) }
        check("reconstruction \(error)", [(5, 19)], step: 5e-3) { tape, inputs in
            _ = tape.reconstruction(
                "re", tape.activated(inputs[0], .sigmoid), target: tape.input(target), error: error, weight: 2)
        }
    }

    /// Saturated predictions cost −log at −100 each, and nothing is infinite.
    @Test func saturatedCrossEntropy() {
        let tape = Tape(updating: [], workers: workers)
        let prediction = tape.watched(Matrix(rows: 1, columns: 4, values: [0, 1, 0, 1]))
        let loss = tape.reconstruction(
            "re", prediction, target: tape.input(Matrix(rows: 1, columns: 4, values: [0, 1, 1, 0])),
            error: .binaryCrossEntropy, weight: 1)
        tape.forward()
        tape.backward()
        #expect(loss.value == 200)
        #expect(prediction.gradient!.values.allSatisfy { $0.isFinite })
    }

    @Test func combinations() {
        check("combined", [(4, 6), (4, 6)]) { tape, inputs in
            pin(tape.combined(inputs[0], times: 0.3, inputs[1], times: -2), tape)
        }
        check("twice", [(4, 6)]) { tape, inputs in pin(tape.combined(inputs[0], times: 0.3, inputs[0], times: 1), tape)
        }
        check("joined", [(4, 2), (4, 5)]) { tape, inputs in pin(tape.joined([inputs[0], inputs[1], inputs[0]]), tape) }
        let (scale, shift) = (random(1, 6, "scale"), random(1, 6, "shift"))
        for activation in [Activation.identity, .sigmoid] {
            check("scaled", [(4, 6)]) { tape, inputs in
                pin(tape.scaled(inputs[0], by: scale, shift: shift, activation), tape)
            }
        }
    }

    @Test func centres() {
        let chance = Matrix(rows: 6, columns: 1, values: [0, 0.3, 0.99, 0.5, 0.1, 0.7])
        for isNearest in [true, false] {
            let centres = Parameter(name: "centres", value: random(4, 3, "centres"))
            let tape = Tape(updating: [centres], workers: workers)
            let rows = tape.watched(random(6, 3, "rows"))
            let rival: CentreRival = isNearest ? .nearest : .drawn(tape.input(chance))
            let loss = tape.centreLoss(
                "centre", rows, centres: centres, labels: Indices([0, 3, 1, 2, 2, 0]), margin: 1, balance: 0.6,
                rival: rival, weight: 1.5)
            check(centres, of: tape, step: 1e-3)
            #expect(loss.value > 0)
            check("centre rows", [(6, 3)], step: 1e-3) { tape, inputs in
                let rival: CentreRival = isNearest ? .nearest : .drawn(tape.input(chance))
                _ = tape.centreLoss(
                    "centre", inputs[0], centres: centres, labels: Indices([0, 3, 1, 2, 2, 0]), margin: 1, balance: 0.6,
                    rival: rival, weight: 1.5)
            }
        }
    }

    /// Two centres at hand: own one at distance 1, the other at distance 4, squared.
    @Test func centreLossByHand() {
        let centres = Parameter(name: "centres", value: Matrix(rows: 2, columns: 1, values: [1, -2]))
        let tape = Tape(updating: [], workers: workers)
        let loss = tape.centreLoss(
            "centre", tape.input(rows: 1, columns: 1), centres: centres, labels: Indices([0]), margin: 5, balance: 0.5,
            rival: .nearest, weight: 1)
        let closed = tape.centreLoss(
            "closed", tape.input(rows: 1, columns: 1), centres: centres, labels: Indices([0]), margin: 1, balance: 0.5,
            rival: .nearest, weight: 1)
        tape.forward()
        #expect(loss.value == 5 + 0.5 * 1 - 0.5 * 4)
        #expect(closed.value == 0)
    }

    @Test func diffused() {
        let levels = Matrix(rows: 4, columns: 1, values: [1, 0.64, 0.36, 0])
        let tape = Tape(updating: [], workers: workers)
        let (rows, noise) = (random(4, 3, "rows"), random(4, 3, "noise"))
        let (noisy, steps) = tape.diffused(
            tape.input(rows), levels: levels, noise: tape.input(noise),
            chance: tape.input(Matrix(rows: 4, columns: 1, values: [0, 0.3, 0.7, 0.999])))
        tape.forward()
        #expect(steps.values == [0, 1, 2, 3])
        for column in 0..<3 {
            #expect(noisy.value[0, column] == rows[0, column])
            #expect(abs(noisy.value[1, column] - (0.8 * rows[1, column] + 0.6 * noise[1, column])) < 1e-6)
            #expect(noisy.value[3, column] == noise[3, column])
        }
    }

    /// A constant reads updated parameters and watched rows, and leaves no gradient on either.
    @Test func constant() {
        let layer = Linear(name: "l", inputs: 3, outputs: 3, initialisation: .uniform, stream: RandomStream(seed: 8))
        let tape = Tape(updating: layer.parameters, workers: workers)
        let rows = tape.watched(random(4, 3, "rows"))
        let draft = tape.constant { tape.linear(rows, layer, .leaky) }
        pin(tape.linear(draft, layer), tape)
        tape.forward()
        tape.backward()
        #expect(draft.gradient == nil)
        #expect(rows.gradient!.values.allSatisfy { $0 == 0 })
        // The gradient is that of a layer which reads the draft as data.
        let found = layer.weight.gradient.copy()
        let other = Tape(updating: layer.parameters, workers: workers)
        pin(other.linear(other.input(draft.value.copy()), layer), other)
        other.forward()
        other.backward()
        #expect(layer.weight.gradient.values == found.values)
    }

    @Test func stackedIndices() {
        let tape = Tape(updating: [], workers: workers)
        let labels = Indices([1, 2])
        let both = tape.stacked([labels, labels, Indices([9])])
        labels[0] = 5
        tape.forward()
        #expect(both.values == [5, 2, 5, 2, 9])
    }
}
