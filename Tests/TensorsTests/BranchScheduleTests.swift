import Tensors
import Testing

@Suite struct BranchScheduleTests {
    private static let labels = Indices([0, 3, 1, 1, 2, 0])

    /// Two classifiers of the same rows, with a layer of their own or one in common, each with a classifier behind it.
    private struct Pair {
        let tape: Tape
        let parameters: [Parameter]

        init(
            workers: Int, sharesFirst: Bool = false, sharesLast: Bool = false, readsBranch: Bool = false,
            readsOther: Bool = false
        ) {
            func layer(_ name: String, _ inputs: Int, _ outputs: Int) -> Linear {
                Linear(
                    name: name, inputs: inputs, outputs: outputs, initialisation: .uniform,
                    stream: RandomStream(seed: 3))
            }
            let first = [layer("a1", 8, 4), layer("b1", 8, 4)]
            let last = [layer("a2", 4, 4), layer("b2", 4, 4)]
            parameters = (first + last).flatMap(\.parameters)
            tape = Tape(updating: parameters, workers: Workers(count: workers))
            let rows = tape.input(ProductTests.random(6, 8, "rows"))
            var hidden: [Variable] = []
            for index in 0..<2 {
                hidden.append(
                    tape.branch { [tape] in
                        let read =
                            readsOther && index == 1
                            ? tape.combined(
                                rows, times: 1,
                                tape.joined([tape.detached(hidden[0]), tape.rows(0..<6, of: hidden[0])]), times: 0.5)
                            : rows
                        let hidden = tape.linear(read, first[sharesFirst ? 0 : index], .relu)
                        _ = tape.crossEntropy(
                            "\(index)", tape.linear(hidden, last[sharesLast ? 0 : index]),
                            labels: BranchScheduleTests.labels, weight: Float(index + 1))
                        return hidden
                    })
            }
            if readsBranch {
                _ = tape.mean("mean", tape.combined(hidden[0], times: 1, hidden[1], times: 2), weight: 0.5)
            }
        }

        /// Losses and gradients of the third replay.
        func results() -> [[Float]] {
            for _ in 0..<3 { tape.replay() }
            return [tape.losses.map(\.value)] + parameters.map(\.gradient.values)
        }
    }

    @Test func apart() {
        let pair = Pair(workers: 2)
        #expect(pair.results() == Pair(workers: 1).results())
        #expect(pair.tape.computesBranchesApart)
    }

    /// Gradients of what both update are added up in one order.
    @Test func sharedFirst() {
        let pair = Pair(workers: 2, sharesFirst: true)
        #expect(pair.results() == Pair(workers: 1, sharesFirst: true).results())
        #expect(pair.tape.computesBranchesApart)
    }

    /// Where they share to the end, or somebody reads what both have computed, nothing is left to be done apart.
    @Test func together() {
        for pair in [
            (Pair(workers: 2, sharesLast: true), Pair(workers: 1, sharesLast: true)),
            (Pair(workers: 2, readsBranch: true), Pair(workers: 1, readsBranch: true)),
            (Pair(workers: 2, readsOther: true), Pair(workers: 1, readsOther: true)),
        ] {
            #expect(pair.0.results() == pair.1.results())
            #expect(!pair.0.tape.computesBranchesApart)
        }
    }

    /// Replaying is going forward and back.
    @Test func forwardAndBackward() {
        let (replayed, stepped) = (Pair(workers: 2, sharesFirst: true), Pair(workers: 2, sharesFirst: true))
        let results = replayed.results()
        stepped.tape.forward()
        stepped.tape.backward()
        #expect([stepped.tape.losses.map(\.value)] + stepped.parameters.map(\.gradient.values) == results)
    }

    @Test func tasks() {
        let workers = Workers(count: 2)
        let target = Matrix(rows: 2, columns: 40)
        // A task that shares out work does all of it.
        workers.runApart(tasks: 2) { task in workers.run(pieces: 40) { target.pointer(row: task)[$0] += 1 } }
        workers.run(pieces: 2) { target.pointer(row: $0)[0] += 1 }
        #expect(target.values == [2] + [Float](repeating: 1, count: 39) + [2] + [Float](repeating: 1, count: 39))
    }
}
