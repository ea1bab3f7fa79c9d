import Tensors
import Testing

/// Each operation's adjoint against the slope of its forward pass along a random direction.
@Suite struct GradientTests {
    let workers = Workers()

    func random(_ rows: Int, _ columns: Int, _ name: String) -> Matrix { ProductTests.random(rows, columns, name) }

    /// Records `build` over watched inputs, and compares ⟨gradient, direction⟩ with a central difference.
    func check(
        _ name: String, _ shapes: [(Int, Int)], shift: Float = 0, step: Float = 2e-2, tolerance: Double = 2e-2,
        _ build: (Tape, [Variable]) -> Void
    ) {
        let tape = Tape(updating: [], workers: workers)
        let values = shapes.enumerated().map { random($1.0, $1.1, "\(name)\($0)") }
        for value in values {
            for row in 0..<value.rows { for column in 0..<value.columns { value[row, column] += shift } }
        }
        let inputs = values.map { tape.watched($0) }
        build(tape, inputs)
        func total() -> Double {
            tape.forward()
            return tape.losses.reduce(0) { $0 + Double($1.weight) * Double($1.value) }
        }
        _ = total()
        tape.backward()
        for (index, value) in values.enumerated() {
            let direction = random(value.rows, value.columns, "\(name) direction \(index)")
            let expected = zip(inputs[index].gradient!.values, direction.values).reduce(0) {
                $0 + Double($1.0) * Double($1.1)
            }
            let start = value.copy()
            func move(_ distance: Float) {
                for row in 0..<value.rows {
                    for column in 0..<value.columns {
                        value[row, column] = start[row, column] + distance * direction[row, column]
                    }
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
                "\(name), input \(index): slope \(slope), gradient \(expected)")
        }
    }

    @Test func linear() {
        for activation in [Activation.identity, .sigmoid] {
            let layer = Linear(
                name: "l", inputs: 9, outputs: 5, initialisation: .uniform, stream: RandomStream(seed: 2))
            let labels = Indices([0, 3, 1, 1, 4, 2, 0])
            check("linear", [(7, 9)]) { tape, inputs in
                _ = tape.crossEntropy("ce", tape.linear(inputs[0], layer, activation), labels: labels, weight: 1.5)
            }
        }
    }

    @Test func softmax() {
        for logarithm in [false, true] {
            let layer = Linear(
                name: "l", inputs: 11, outputs: 4, initialisation: .uniform, stream: RandomStream(seed: 2))
            check("softmax", [(6, 11)]) { tape, inputs in
                _ = tape.crossEntropy(
                    "ce", tape.linear(tape.softmax(inputs[0], logarithm: logarithm), layer),
                    labels: Indices([0, 3, 1, 1, 2, 0]), weight: 3)
            }
        }
    }

    /// Every pass leaves the gradient of that pass: nothing of the one before, with one reader, with several, and with
    /// one that reads twice.
    @Test func passesLeaveNoTrace() throws {
        let layer = Linear(name: "l", inputs: 5, outputs: 4, initialisation: .uniform, stream: RandomStream(seed: 2))
        let tape = Tape(updating: layer.parameters, workers: workers)
        let input = tape.watched(random(6, 5, "input"))
        let unread = tape.watched(random(2, 2, "unread"))
        let doubled = tape.combined(input, times: 0.5, input, times: 0.25)
        let labels = Indices([0, 3, 1, 1, 2, 0])
        _ = tape.crossEntropy("a", tape.linear(doubled, layer), labels: labels, weight: 1)
        _ = tape.crossEntropy("b", tape.linear(input, layer, .relu), labels: labels, weight: 2)
        let gradients = [input.gradient, unread.gradient, layer.weight.gradient, layer.bias.gradient].compactMap { $0 }
        func pass() -> [[Float]] {
            tape.forward()
            tape.backward()
            return gradients.map(\.values)
        }
        let first = pass()
        for gradient in gradients { gradient.fill(7) }
        #expect(pass() == first && pass() == first)
        #expect(first[1] == [0, 0, 0, 0])
    }

    /// Rows that are stacked, sliced and read more than once: gradients add up.
    @Test func shapes() {
        check("shapes", [(3, 5), (4, 5)]) { tape, inputs in
            let stack = tape.stacked([inputs[0], inputs[1], inputs[0]])
            _ = tape.crossEntropy("a", tape.rows(2..<6, of: stack), labels: Indices([0, 1, 2, 3]), weight: 1)
            _ = tape.crossEntropy("b", stack, labels: Indices([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]), weight: 0.5)
            _ = tape.mean("m", inputs[1], weight: -2)
        }
    }

    @Test(arguments: LossForm.allCases)
    func pairwise(_ form: LossForm) {
        let labels = Indices([0, 1, 0, 2, 1, 1, 3])
        for columns in [2, 3, 12] {
            check("pairs \(columns)", [(7, columns), (7, columns)], shift: 3, step: 1e-3) { tape, inputs in
                _ = tape.pairwiseCosine("pairs", inputs[0], inputs[1], labels: labels, form: form, weight: 20)
            }
        }
    }

    @Test(arguments: LossForm.allCases)
    func alignment(_ form: LossForm) {
        let teacher = random(5, 4, "teacher")
        check("alignment", [(5, 7)]) { tape, inputs in
            _ = tape.logitAlignment(
                "kl", teacher: tape.input(teacher), student: inputs[0], columns: Indices([1, 2, 5, 6]), form: form,
                weight: 30)
        }
    }

    /// A weight of zero leaves no gradient behind, not even an older one.
    @Test func weightZero() {
        let tape = Tape(updating: [], workers: workers)
        let input = tape.watched(random(3, 4, "x"))
        let loss = tape.crossEntropy("ce", input, labels: Indices([0, 1, 2]), weight: 1)
        tape.forward()
        tape.backward()
        #expect(input.gradient!.values.contains { $0 != 0 })
        loss.weight = 0
        tape.forward()
        tape.backward()
        #expect(input.gradient!.values.allSatisfy { $0 == 0 })
    }

    /// A gathered block is the dense block of the same rows, forward and back.
    @Test func gatheredIsDense() {
        let table = random(6, 4, "table")
        let rows = [5, 0, 0, 3, 5, 5, 1, 2, 4, 0]
        let features = random(rows.count, 3, "features")
        var results: [[Float]] = []
        for isGathered in [true, false] {
            let layer = Linear(
                name: "l", inputs: 7, outputs: 5, initialisation: .uniform, stream: RandomStream(seed: 4))
            let tape = Tape(updating: layer.parameters, workers: workers)
            let x = tape.input(features)
            let block: LinearInput =
                isGathered ? .gathered(table: table, rows: Indices(rows)) : .dense(tape.input(table.gathered(rows)))
            let output = tape.linear([.dense(x), block], layer, .leaky)
            _ = tape.crossEntropy("ce", output, labels: Indices(rows.map { $0 % 5 }), weight: 1)
            tape.forward()
            tape.backward()
            results.append(output.value.values + layer.weight.gradient.values + layer.bias.gradient.values)
        }
        #expect(zip(results[0], results[1]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    /// The closed form of the penalty on a critic of three layers, against differences of the loss by a weight.
    @Test func penaltyOfADeeperCritic() {
        let stream = RandomStream(seed: 9)
        let layers = [
            Linear(name: "d1", inputs: 8, outputs: 12, initialisation: .uniform, stream: stream),
            Linear(name: "d2", inputs: 12, outputs: 9, initialisation: .uniform, stream: stream),
            Linear(name: "d3", inputs: 9, outputs: 1, initialisation: .uniform, stream: stream),
        ]
        let tape = Tape(updating: layers.flatMap(\.parameters), workers: workers)
        let epsilon = tape.input(Matrix(rows: 4, columns: 1, values: [0.1, 0.7, 0.4, 0.9]))
        let losses = tape.wasserstein(
            "critic", layers: layers, real: tape.input(random(4, 5, "real")), fake: tape.input(random(4, 5, "fake")),
            embedding: (random(3, 3, "table"), Indices([0, 2, 1, 2])), epsilon: epsilon, penaltyWeight: 10)
        tape.forward()
        tape.backward()
        for layer in layers {
            for parameter in layer.parameters {
                let value = parameter.value
                let gradient = parameter.gradient.copy()
                for index in stride(from: 0, to: value.count, by: 7) {
                    let start = value.pointer[index]
                    func total(_ x: Float) -> Double {
                        value.pointer[index] = x
                        tape.forward()
                        return Double(losses.fake.value) - Double(losses.real.value) + 10 * Double(losses.penalty.value)
                    }
                    let slope = (total(start + 1e-3) - total(start - 1e-3)) / 2e-3
                    value.pointer[index] = start
                    #expect(
                        abs(slope - Double(gradient.pointer[index])) < 0.03 * max(1, abs(slope)),
                        "\(parameter.name)[\(index)]: slope \(slope), gradient \(gradient.pointer[index])")
                }
            }
        }
    }
}
