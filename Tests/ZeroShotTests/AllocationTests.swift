import AllocationCounter
import Tensors
import Testing

@testable import ZeroShot

/// A step that has been taken before takes no new memory: its buffers were made when it was recorded.
///
/// OpenBLAS is left out. Its kernels for matrices as tiny as these ask for room to pack them into; for others it keeps
/// a pool.
@Suite(.enabled(if: allocations_are_counted() != 0, "allocations can be counted with the GNU C library"))
struct AllocationTests {
    /// Keeps an object that is made from being made away.
    private final class Box {
        let value: Int
        init(_ value: Int) { self.value = value }
    }

    @Test func theCounterCounts() {
        allocations_begin("openblas")
        let boxes = (0..<10).map(Box.init)
        let count = allocations_end()
        #expect(boxes.map(\.value).reduce(0, +) == 45 && count >= 10)
    }

    @Test(arguments: MethodRegistry.standard.names, [1, 2])
    func aStepAllocatesNothing(_ generator: String, _ workers: Int) {
        var configuration = ToyProblem.distilled
        configuration.use(generator)
        configuration.teacher.epochs = 1
        let run = RecordedRun(
            problem: ToyProblem.make(), configuration: configuration, seed: 1, workers: Workers(count: workers))
        var number = 0
        for phase in run.phases {
            // The first steps make what is made on first use.
            for _ in 0..<3 {
                run.replay(phase, number: number)
                number += 1
            }
            allocations_begin("openblas")
            for _ in 0..<5 {
                run.replay(phase, number: number)
                number += 1
            }
            let count = allocations_end()
            #expect(count == 0, "\(generator), \(phase.name), \(workers) workers: \(count) allocations in 5 steps")
        }
    }

    /// At sizes where work is shared out, unlike those of the toy problem.
    @Test func aStepOfSmallNetworksAllocatesNothing() {
        let (problem, configuration) = ToyProblem.ofSmallNetworks()
        let run = RecordedRun(
            problem: problem, configuration: configuration, seed: 1, workers: Workers(count: 2))
        for phase in run.phases {
            for number in 0..<3 { run.replay(phase, number: number) }
            allocations_begin("openblas")
            for number in 3..<6 { run.replay(phase, number: number) }
            let count = allocations_end()
            #expect(count == 0, "\(phase.name): \(count) allocations in 3 steps")
        }
    }
}
