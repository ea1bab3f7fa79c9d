import Dispatch
import Foundation
import Synchronization
import Tensors
import ZeroShot

extension Benchmark {
    /// Two runs side by side, one worker each, against one of them alone: what is gained by giving every core a run of
    /// its own.
    func twoRuns(_ dimensions: StepDimensions) -> Measurement {
        var measurement = Measurement(name: "two runs at once", dimensions: dimensions.text)
        let lanes = (0..<2).map { _ in Lane(dimensions) }
        for lane in lanes { lane.wait() }
        func time(_ lanes: [Lane]) -> Double {
            let start = DispatchTime.now()
            for lane in lanes { lane.start() }
            for lane in lanes { lane.wait() }
            return Self.seconds(since: start)
        }
        _ = time(lanes)
        var alone: [Double] = []
        var together: [Double] = []
        let start = DispatchTime.now()
        while alone.count < repeats.lowerBound
            || (alone.count < repeats.upperBound && Self.seconds(since: start) < budget)
        {
            alone.append(time([lanes[0]]))
            together.append(time(lanes))
        }
        for lane in lanes { lane.stop() }
        measurement.seconds = together.median!
        measurement.bestSeconds = together.min()
        measurement.repeats = together.count
        measurement.operations = Double(lanes.reduce(0) { $0 + $1.operations.load(ordering: .relaxed) })
        measurement.ratios = [.init("work a second over one run alone", 2 * alone.median! / together.median!)]
        return measurement
    }

    /// A thread with a run of its own, which does one iteration whenever it is told to.
    private final class Lane: Sendable {
        private let go = DispatchSemaphore(value: 0)
        private let done = DispatchSemaphore(value: 0)
        private let isStopping = Atomic(false)
        let operations = Atomic(0)

        init(_ dimensions: StepDimensions) {
            let thread = Thread { [self] in
                let workers = Workers()
                let steps = dimensions.steps(workers: workers)
                var iteration = 0
                done.signal()
                while true {
                    go.wait()
                    if isStopping.load(ordering: .acquiring) { break }
                    let before = workers.productOperations
                    steps.replayIteration(iteration)
                    iteration += 1
                    operations.store(workers.productOperations - before, ordering: .relaxed)
                    done.signal()
                }
                done.signal()
            }
            thread.stackSize = 8 << 20
            thread.start()
        }

        func start() { go.signal() }
        func wait() { done.wait() }

        func stop() {
            isStopping.store(true, ordering: .releasing)
            go.signal()
            done.wait()
        }
    }
}
