import Glibc
import Tensors

/// A class is a code of 24 numbers, of which its embedding shows a squashed linear image. A row is a random two-layer
/// network's answer to the code of its class and 96 numbers of its own, rectified like the features of a deep network.
extension SimulatedBenchmark {
    private static let codeLength = 24
    private static let ownLength = 96
    private static let hidden = 256
    /// How much a row's own numbers weigh beside those of its class.
    private static let ownScale: Float = 0.9
    private static let featureNoise: Float = 0.4

    func make() -> Dataset {
        let stream = RandomStream(seed: 1)[name]
        let codes = Self.normal(classes, Self.codeLength, stream["codes"])
        let features = Matrix(rows: rows, columns: Self.dimensions)
        let network = Network(stream["network"])
        let own = stream["rows"]
        let block = 32
        Workers(count: max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))).run(pieces: (rows + block - 1) / block) {
            piece in
            for row in piece * block..<min(rows, (piece + 1) * block) {
                var source = own[row]
                network.answer(codes.row(place(row).label), &source, into: features.row(row))
            }
        }
        return Dataset(
            name: name, features: features, labels: (0..<rows).map { place($0).label },
            classNames: (0..<classes).map {
                $0 < seen ? "simulated seen class \($0 + 1)" : "simulated unseen class \($0 - seen + 1)"
            },
            classEmbeddings: embeddings(codes, stream["embeddings"]), split: split,
            source: "simulated: random numbers from a fixed random network, with the class and feature counts of "
                + likeness,
            warnings: ["the data are simulated: results say nothing about \(likeness)"])
    }

    /// Numbers in 0 … 1.
    private func embeddings(_ codes: Matrix, _ stream: RandomStream) -> Matrix {
        let map = Self.normal(attributes, Self.codeLength, stream["map"])
        let blur = Self.normal(classes, attributes, stream["blur"])
        let result = Matrix(rows: classes, columns: attributes)
        for label in 0..<classes {
            for attribute in 0..<attributes {
                let level =
                    zip(codes.row(label), map.row(attribute)).reduce(Float(0)) { $0 + $1.0 * $1.1 }
                    / Float(Self.codeLength).squareRoot()
                // x / (1 + |x|): a squash without a call to the C library, whose bits differ from machine to machine.
                result[label, attribute] = 0.5 + 0.5 * level / (1 + abs(level)) + 0.02 * blur[label, attribute]
            }
        }
        for row in 0..<classes {
            for column in 0..<attributes { result[row, column] = min(max(result[row, column], 0), 1) }
        }
        return result
    }

    private static func normal(_ rows: Int, _ columns: Int, _ stream: RandomStream) -> Matrix {
        let result = Matrix(rows: rows, columns: columns)
        var stream = stream
        stream.fillNormal(UnsafeMutableBufferPointer(start: result.pointer, count: result.count))
        return result
    }

    /// Plain loops rather than BLAS, whose kernels, and so the bits, depend on the processor.
    private struct Network: Sendable {
        /// From the code and the row's own numbers, one row of weights an input.
        let first: Matrix
        /// From the hidden units, one row of weights a unit.
        let second: Matrix

        init(_ stream: RandomStream) {
            first = normal(codeLength + ownLength, hidden, stream["first"])
            second = normal(hidden, dimensions, stream["second"])
        }

        func answer(
            _ code: UnsafeMutableBufferPointer<Float>, _ source: inout RandomStream,
            into target: UnsafeMutableBufferPointer<Float>
        ) {
            withUnsafeTemporaryAllocation(of: Float.self, capacity: hidden + ownLength) { memory in
                let units = UnsafeMutableBufferPointer(rebasing: memory[..<hidden])
                let own = UnsafeMutableBufferPointer(rebasing: memory[hidden...])
                units.initialize(repeating: 0)
                own.initialize(repeating: 0)
                source.fillNormal(own)
                for (index, value) in code.enumerated() { add(value, first.row(index), to: units) }
                for (index, value) in own.enumerated() {
                    add(value * ownScale, first.row(codeLength + index), to: units)
                }
                source.fillNormal(target)
                for column in target.indices { target[column] *= featureNoise }
                let scale = 1 / Float((codeLength + ownLength) * hidden).squareRoot()
                for unit in 0..<hidden where units[unit] > 0 { add(units[unit] * scale, second.row(unit), to: target) }
                for column in target.indices { target[column] = max(0, target[column] + 0.2) }
            }
        }

        private func add(
            _ factor: Float, _ source: UnsafeMutableBufferPointer<Float>, to target: UnsafeMutableBufferPointer<Float>
        ) {
            let (from, to) = (source.baseAddress!, target.baseAddress!)
            for index in 0..<target.count { to[index] += factor * from[index] }
        }
    }
}

extension BuiltInDataset {
    static let simulated = SimulatedBenchmark.all.map { benchmark in
        BuiltInDataset(
            name: benchmark.name,
            summary: "random numbers with the measures of \(benchmark.likeness), for measuring speed",
            seenClasses: benchmark.seen, version: 1, make: { benchmark.make() })
    }
}
