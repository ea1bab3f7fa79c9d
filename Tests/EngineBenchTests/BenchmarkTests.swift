import Foundation
import Foundations
import Tensors
import Testing

@testable import EngineBench

@Suite struct BenchmarkTests {
    private static let report: BenchmarkReport = {
        var product = Measurement(name: "product", dimensions: "64×2360×4096")
        product.seconds = 0.0072
        product.bestSeconds = 0.0069
        product.repeats = 7
        product.operations = 1.237e9
        product.peerSeconds = 0.0144
        product.ratios = [.init("peer over own, medians", 2)]
        var memory = Measurement(name: "peak memory", dimensions: "256 rows")
        memory.bytes = 771 << 20
        memory.ratios = [.init("over the sum of its parts", 1.014)]
        return BenchmarkReport(
            machine: Machine(processor: "AMD EPYC", cores: 2, system: "Linux x86_64"),
            blas: "OpenBLAS 0.3.21 (SkylakeX)", workers: 1,
            peer: "PyTorch 2.13.0",
            operationsPerSecond: 2.2e11, measurements: [product.withFloor(rate: 2.2e11), memory])
    }()

    @Test func table() {
        #expect(
            Self.report.text == """
                AMD EPYC, 2 cores, OpenBLAS 0.3.21 (SkylakeX); 1 worker; peer: PyTorch 2.13.0
                fastest product: 220 GFLOP/s

                              median  fastest    floor  % of peak   memory      peer
                product      7.20 ms  6.90 ms  5.62 ms         78           14.40 ms
                    64×2360×4096
                    peer over own, medians: 2.00
                peak memory                                        771 MiB
                    256 rows
                    over the sum of its parts: 1.01

                """)
    }

    @Test func json() throws {
        let text = Self.report.json
        #expect(try JSONDecoder().decode(BenchmarkReport.self, from: Data(text.utf8)) == Self.report)
        #expect(text.contains(#""operationsPerSecond" : 220000000000"#))
    }

    /// Operations are counted where products are asked for: two for every multiplication and addition, whatever the
    /// layout.
    @Test func operationsAreCounted() {
        let workers = Workers(count: 2)
        Product.apply(
            Matrix(rows: 3, columns: 5), Matrix(rows: 5, columns: 7), into: Matrix(rows: 3, columns: 7),
            workers: workers)
        Product.apply(
            Matrix(rows: 5, columns: 3), Matrix(rows: 5, columns: 7), .firstTransposed,
            into: Matrix(rows: 3, columns: 7), workers: workers)
        #expect(workers.productOperations == 2 * (2 * 3 * 5 * 7))
    }

    /// Everything that is quick, once: each measurement is complete, and none is faster than its floor.
    @Test func aRun() throws {
        var seen: [String] = []
        let report = try Benchmark([.smallNetworks, .products], workers: 2, budget: 0, repeats: 2...2).run {
            seen.append($0.name)
        }
        #expect(report.workers == 2 && report.peer == nil && report.operationsPerSecond > 0)
        #expect(
            seen == ["small networks, 5+1 steps", "product", "product", "product"]
                && report.measurements.map(\.name) == seen)
        for measurement in report.measurements {
            let (best, floor, percent) = try (
                #require(measurement.bestSeconds), #require(measurement.floorSeconds),
                #require(measurement.percentOfPeak)
            )
            #expect(
                floor > 0 && floor <= best * 1.0001 && best <= measurement.seconds ?? 0 && percent <= 100.01
                    && measurement.repeats == 2)
        }
        // Five critic steps and a generator step ask for more than twice the products of the forward passes of their
        // critics.
        let leastRows = 5 * 3 * 128
        let operations = try #require(report.measurements[0].operations)
        #expect(operations > Double(2 * 2 * leastRows * 256 * 256))
    }

    /// One size varies, the others stay; each place is told apart.
    @Test func axes() throws {
        for axis in Benchmark.Axis.allCases {
            let places = axis.values.map(axis.dimensions)
            #expect(Set(places).count == axis.values.count && axis.values == axis.values.sorted())
            #expect(
                places.allSatisfy {
                    $0.seenClasses % 4 == 0 && $0.seenClasses == 4 * $0.unseenClasses && $0.trainingRows >= $0.batch
                })
        }
        let report = try Benchmark([.byFeatures], workers: 1, budget: 0, repeats: 1...1).run()
        #expect(
            report.measurements.compactMap(\.point)
                == Benchmark.Axis.features.values.map { Measurement.Point(.features, $0) })
        // Wider rows ask for more products.
        let operations = report.measurements.compactMap(\.operations)
        #expect(operations.count == 5 && operations == operations.sorted() && Set(operations).count == 5)
        #expect(BenchmarkReport(json: report.json) == report && BenchmarkReport(json: "{}") == nil)
    }

    /// The scores of CE-GZSL's comparator are factored: no product over pairs of rows and classes.
    @Test func contrastiveOperations() {
        var dimensions = StepDimensions.contrastive
        (dimensions.features, dimensions.attributes, dimensions.hidden, dimensions.embedding, dimensions.trainingRows) =
            (64, 32, 64, 64, 64)
        func operations(seen: Int) -> Int {
            (dimensions.batch, dimensions.seenClasses, dimensions.unseenClasses) = (32, seen, 2)
            let workers = Workers()
            let steps = dimensions.steps(workers: workers)
            steps.replay(steps.phases[0], number: 0)
            return workers.productOperations
        }
        // A class more costs a row of its embedding through the comparator, there and back: not one for each of the 32
        // rows of the batch.
        let forOneClass = (operations(seen: 16) - operations(seen: 8)) / 8
        #expect(forOneClass > 0 && forOneClass <= 3 * 2 * 32 * 2048 + 3 * 2 * 2 * 32 * 64, "\(forOneClass)")
    }

    /// Copies of the library give the same product, up to rounding, in whatever kernels.
    @Test func coreTypes() {
        let (x, weight, target) = Benchmark.factors(5, 40, 7)
        Product.apply(x, weight, .secondTransposed, into: target, workers: Workers())
        for library in BLAS.variants() {
            let other = Matrix(rows: 5, columns: 7)
            Product.applyWhole(x, weight, .secondTransposed, into: other, library: library)
            for (one, two) in zip(target.values, other.values) { #expect(abs(one - two) < 1e-4, "\(library.coreType)") }
        }
        #expect("\(BLAS.loaded)" == "OpenBLAS \(BLAS.loaded.version) (\(BLAS.loaded.coreType))")
    }

    /// What a tape says it holds is what its matrices are, each once, parameters apart.
    @Test func tapesKnowTheirSize() {
        let workers = Workers()
        let layer = Linear(name: "layer", inputs: 5, outputs: 7, stream: RandomStream(seed: 1))
        let tape = Tape(updating: layer.parameters, workers: workers)
        let output = tape.linear(tape.input(rows: 3, columns: 5), layer)
        #expect(tape.byteCount == 4 * (3 * 5 + 2 * 3 * 7))
        _ = tape.detached(output)
        #expect(tape.byteCount == 4 * (3 * 5 + 2 * 3 * 7))
    }

    // MARK: The peer

    /// A program that answers as the script does.
    private func withInterpreter(_ script: String, _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("peer-\(UUID().uuidString)").path
        try ("#!/bin/sh\n" + script + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test func turnsWithAPeer() throws {
        try withInterpreter(
            // A busy machine measures one repeat in a turn, where an idle one measures two.
            """
            echo torch 9.9
            while read -r line; do
                case $line in "time 1") echo 1000 ;; "time 2") echo 1000 1000 ;; *) echo ready ;; esac
            done
            """
        ) { path in
            let report = try Benchmark([.smallNetworks], workers: 1, budget: 0, repeats: 2...2).run(
                peer: Peer(interpreter: path))
            #expect(report.peer == "PyTorch 9.9")
            let measurement = report.measurements[0]
            #expect(measurement.peerSeconds == 1000)
            #expect(measurement.ratios.map(\.name) == ["peer over own, medians", "peer over own, fastest"])
            #expect(measurement.ratios[1].value == 1000 / (measurement.bestSeconds ?? 0))
        }
    }

    @Test func peersThatAreNone() throws {
        #expect(
            #expect(throws: EnvironmentError.self) { try Peer(interpreter: "/no/such/python") }?.code == .missingTool)
        try withInterpreter("echo \"ModuleNotFoundError No module named 'torch'\"") { path in
            let error = #expect(throws: EnvironmentError.self) { try Peer(interpreter: path) }
            #expect(
                error?.code == .missingLibrary
                    && error?.message == "\(path) has no PyTorch: ModuleNotFoundError No module named 'torch'")
        }
        try withInterpreter("echo broken >&2; exit 3") { path in
            let error = #expect(throws: EnvironmentError.self) { try Peer(interpreter: path) }
            #expect(error?.code == .stopped && error?.message == "\(path) ended at once: broken")
        }
        // One that goes away in the middle is an error, and not the end of this program.
        try withInterpreter("echo torch 9.9; read -r line; exit 0") { path in
            let error = #expect(throws: EnvironmentError.self) {
                try Benchmark([.smallNetworks], workers: 1, budget: 0, repeats: 1...1).run(
                    peer: Peer(interpreter: path))
            }
            #expect(error?.code == .stopped)
        }
        // A pipe holds some sixty kilobytes: whoever complains more than that is heard all the same.
        try withInterpreter(
            """
            i=0; while [ $i -lt 3000 ]; do echo "a warning of some forty characters, again" >&2; i=$((i + 1)); done
            echo torch 9.9; read -r line; echo "the last word" >&2; exit 1
            """
        ) { path in
            let error = #expect(throws: EnvironmentError.self) {
                try Benchmark([.smallNetworks], workers: 1, budget: 0, repeats: 1...1).run(
                    peer: Peer(interpreter: path))
            }
            #expect(error?.code == .stopped && error?.cause == "the last word")
        }
    }
}
