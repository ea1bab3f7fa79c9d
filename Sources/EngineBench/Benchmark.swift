import Dispatch
import Foundations
import Tensors

/// Measures the engine on the machine it runs on.
///
/// Times are medians after a warm-up. Each is set against its floor: the operations of its matrix products at the
/// fastest rate that any product reached in the same run.
package struct Benchmark: Sendable {
    /// What can be measured.
    package enum Item: String, CaseIterable, Codable, Hashable, Sendable {
        /// Products of a layer and a batch, and one of square matrices.
        case products
        /// The same products in other kernels of the installed OpenBLAS, in turns with ours.
        case coreTypes = "core-types"
        /// One critic step of D³GZSL over f-CLSWGAN at the dimensions of CUB, all terms.
        case criticStep = "critic-step"
        /// One generator step of the same.
        case generatorStep = "generator-step"
        /// Five critic steps and a generator step of small networks.
        case smallNetworks = "small-networks"
        /// One critic step of CE-GZSL at its published widths, with a large batch and many classes.
        case contrastiveStep = "contrastive-step"
        /// One critic step of small networks along each of the sizes it may depend on.
        case byBatch = "by-batch"
        case byWidth = "by-width"
        case byClasses = "by-classes"
        case byRows = "by-rows"
        case byFeatures = "by-features"
        /// Two runs on two cores against one run on one.
        case twoRuns = "two-runs"
        /// Peak memory of a run at the dimensions of CUB.
        case memory
        /// Mapping a data set that has been converted before.
        case loading

        /// One line for a list.
        package var summary: String {
            switch self {
            case .products: "products of a layer and a batch, and of square matrices"
            case .coreTypes: "the same products in each of OpenBLAS's kernels"
            case .criticStep: "a critic step of D³GZSL at the dimensions of CUB"
            case .generatorStep: "a generator step of the same"
            case .smallNetworks: "five critic steps and a generator step of small networks"
            case .contrastiveStep: "a critic step of CE-GZSL, 2048 rows, 150 classes"
            case .byBatch: "a critic step of small networks by rows of a batch"
            case .byWidth: "the same by width of the networks"
            case .byClasses: "the same by number of classes"
            case .byRows: "the same by number of training rows"
            case .byFeatures: "the same by columns of a feature row"
            case .twoRuns: "two runs on two cores against one on one"
            case .memory: "the most memory that a run at the dimensions of CUB holds"
            case .loading: "mapping a data set that has been converted before"
            }
        }
    }

    /// What is measured, in this order.
    package var items: [Item]
    /// Threads of each measured run.
    package var workers: Int
    /// Seconds that the repeats of one measurement may take together, and how many there are at least and at most.
    package var budget: Double
    /// How often a measurement is repeated, at least and at most.
    package var repeats: ClosedRange<Int>

    /// A benchmark of some items. Traps for less than one worker or repeat.
    package init(_ items: [Item] = Item.allCases, workers: Int, budget: Double = 3, repeats: ClosedRange<Int> = 5...200)
    {
        precondition(workers >= 1 && repeats.lowerBound >= 1, "\(workers) workers, \(repeats) repeats")
        self.items = items
        self.workers = workers
        self.budget = budget
        self.repeats = repeats
    }

    /// Measures every item in turn.
    ///
    /// - Parameters:
    ///   - peer: where the same work is done in PyTorch, in turns; nil to leave that out.
    ///   - progress: told of every measurement as it is made. Its floor may still fall.
    /// - Throws: `EnvironmentError` where the peer stops answering, what `progress` throws, and what a data set that
    ///   cannot be cached throws.
    package func run(peer: Peer? = nil, progress: (Measurement) throws -> Void = { _ in }) throws -> BenchmarkReport {
        let workers = Workers(count: workers)
        var measurements: [Measurement] = []
        // Before everything else: what has been freed still counts as resident, and would hide what is taken from it.
        if items.contains(.memory) {
            measurements.append(memory(workers: workers))
            try progress(measurements[0])
        }
        var peak = PeakRate(workers: workers)
        for item in items where item != .memory {
            peak.measure()
            for measurement in try measure(item, workers: workers, peer: peer) {
                peak.meet(measurement)
                try progress(measurement.withFloor(rate: peak.rate))
                measurements.append(measurement)
            }
            peak.measure()
        }
        return BenchmarkReport(
            machine: .current, blas: BLAS.loaded.description, workers: workers.count, peer: peer?.name,
            operationsPerSecond: peak.rate,
            measurements: measurements.map { $0.withFloor(rate: peak.rate) })
    }

    private func measure(_ item: Item, workers: Workers, peer: Peer?) throws -> [Measurement] {
        switch item {
        case .products: try products(workers: workers, peer: peer)
        case .coreTypes: coreTypes()
        case .criticStep: [try step("critic step", .cub, phases: ["critic"], workers: workers, peer: peer)]
        case .generatorStep: [try step("generator step", .cub, phases: ["generator"], workers: workers, peer: peer)]
        case .smallNetworks:
            [
                try step(
                    "small networks, 5+1 steps", .small, phases: ["critic", "generator"], workers: workers, peer: peer)
            ]
        // The peer knows no CE-GZSL.
        case .contrastiveStep:
            [try step("CE-GZSL critic step", .contrastive, phases: ["critic"], workers: workers, peer: nil)]
        case .byBatch: try steps(along: .batch, workers: workers, peer: peer)
        case .byWidth: try steps(along: .width, workers: workers, peer: peer)
        case .byClasses: try steps(along: .classes, workers: workers, peer: peer)
        case .byRows: try steps(along: .rows, workers: workers, peer: peer)
        case .byFeatures: try steps(along: .features, workers: workers, peer: peer)
        case .twoRuns: [twoRuns(.small), twoRuns(.cub)]
        case .memory: []
        case .loading: [try loading()]
        }
    }

    /// Seconds that a turn takes, whoever's it is. Work is timed as training does it: on end, after a repeat that
    /// brings the numbers into the caches and wakes the threads.
    private static let turn = 0.05

    /// Times `work`, in turns with the peer's where it has been given some.
    func time(_ measurement: inout Measurement, peer: Peer?, peerWork: [String], _ work: () -> Void) throws {
        let peer = try peer.map { peer in
            try peer.prepare(peerWork)
            return peer
        }
        for _ in 0..<2 { work() }
        func once() -> Double {
            let before = DispatchTime.now()
            work()
            return Self.seconds(since: before)
        }
        let perTurn = min(repeats.upperBound, max(1, Int((Self.turn / max(once(), 1e-9)).rounded(.up))))
        var times: [Double] = []
        var peerTimes: [Double] = []
        let start = DispatchTime.now()
        while times.count < repeats.lowerBound
            || (times.count < repeats.upperBound && Self.seconds(since: start) < budget * (peer == nil ? 1 : 2))
        {
            if peer != nil { work() }
            for _ in 0..<perTurn { times.append(once()) }
            if let peer { peerTimes += try peer.time(repeats: perTurn) }
        }
        measurement.seconds = times.median!
        measurement.bestSeconds = times.min()
        measurement.repeats = times.count
        if let best = peerTimes.min(), let own = times.min() {
            let median = peerTimes.median!
            measurement.peerSeconds = median
            measurement.ratios.append(.init("peer over own, medians", median / times.median!))
            measurement.ratios.append(.init("peer over own, fastest", best / own))
        }
    }

    /// Seconds of every repeat of every contender, each repeat of all in turns.
    func turns(_ contenders: [() -> Void]) -> [[Double]] {
        for _ in 0..<2 { for work in contenders { work() } }
        var times = contenders.map { _ in [Double]() }
        let start = DispatchTime.now()
        while times[0].count < repeats.lowerBound
            || (times[0].count < repeats.upperBound && Self.seconds(since: start) < budget)
        {
            for (index, work) in contenders.enumerated() {
                let before = DispatchTime.now()
                work()
                times[index].append(Self.seconds(since: before))
            }
        }
        return times
    }

    static func seconds(since start: DispatchTime) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) * 1e-9
    }
}

extension Measurement {
    func withFloor(rate: Double) -> Measurement {
        guard let operations, rate > 0 else { return self }
        var result = self
        result.floorSeconds = operations / rate
        return result
    }
}
