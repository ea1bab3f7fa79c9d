import EngineBench
import Foundations
import Runner
import ZeroShot

/// Measurements of the engine on the machine that computes them.
///
/// A timing is no function of data and seed: it is kept under the processor that it was made on.
package struct BenchExperiment: Experiment {
    package static let kind = "bench"
    package static let isMeasurement = true

    /// What is measured.
    package var item: Benchmark.Item
    /// How many share the work.
    package var workers: Int
    /// Seconds that the repeats may take together.
    package var budget: Double
    /// What it is measured on: times of one processor are not those of another.
    package var processor: String
    /// How many the machine has.
    package var cores: Int

    /// A measurement of an item.
    package init(_ item: Benchmark.Item, workers: Int, budget: Double) {
        self.item = item
        self.workers = workers
        self.budget = budget
        let machine = Machine.current
        processor = machine.processor
        cores = machine.cores
    }

    package var estimatedCost: Double { 1 }

    package func validate(in context: ExperimentContext) -> [SettingProblem] {
        let machine = Machine.current
        return machine.processor == processor
            ? []
            : [
                SettingProblem(
                    nil, "it is to be measured on \(processor), and this machine has \(machine.processor)")
            ]
    }

    package func compute(in context: ExperimentContext) throws -> BenchOutcome {
        let benchmark = Benchmark([item], workers: workers, budget: budget, repeats: 3...100)
        let report = try benchmark.run { measurement in
            try context.unit.checkCancellation()
            context.unit.progress(0, measurement.name)
        }
        return BenchOutcome(report, of: item)
    }
}

/// What was measured.
package struct BenchOutcome: ExperimentResult, Hashable {
    /// What was measured.
    package let report: BenchmarkReport
    /// The rate of the fastest product in GFLOP/s, and seconds of what was measured once, by name.
    package let values: [String: Double]

    init(_ report: BenchmarkReport, of item: Benchmark.Item) {
        self.report = report
        var values = ["peak": report.operationsPerSecond / 1e9]
        if report.measurements.count == 1 { values[item.metric] = report.measurements[0].seconds }
        self.values = values
    }

    package init(_ record: Record) throws(ResultDamage) {
        guard let report = BenchmarkReport(json: try ResultReader(record).text("report")) else {
            throw ResultDamage("its text is no report of measurements")
        }
        self.report = report
        values = record.scalars
    }

    package var record: Record { Record(scalars: values, texts: ["report": report.json]) }

    package func measured(part: String?) -> [String: Double] { values }
}

extension Benchmark.Item {
    /// "criticStep", as expressions name it.
    var metric: String {
        let words = rawValue.split(separator: "-")
        return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

extension Benchmark.Axis {
    /// As axes and tables name it.
    var title: String {
        switch self {
        case .batch: "rows of a batch"
        case .width: "width of the networks"
        case .classes: "classes"
        case .rows: "training rows"
        case .features: "features of a row"
        }
    }
}

extension ConditionResult {
    /// What was measured; empty for what is no measurement.
    var benchmarkReports: [BenchmarkReport] { results(BenchOutcome.self).map(\.result.report) }
}
