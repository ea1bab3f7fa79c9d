import Foundations
import Tensors

/// The networks of a training run as values: what it was, and every parameter as a named array.
///
/// They may be written, sent and read again, and `TrainedModel(_:on:workers:)` generates, classifies and embeds with
/// them without training anything. Names are `generator.…`, `student.…` and `teacher.…`; weights are [out, in], biases
/// [1, out].
public struct TrainedNetworks: Sendable {
    /// What the networks belong to.
    public struct Header: Codable, Hashable, Sendable {
        /// Of the run as it was trained: with `Selection.validation`, the number of epochs that was chosen.
        public let configuration: TrainingConfiguration
        /// Of the run.
        public let seed: UInt64
        /// Digest of the problem that they were trained on.
        public let problem: String
        /// Epochs behind them; 0 for initial weights, with the teacher trained.
        public let epoch: Int
        /// `Engine.version`.
        public let engine: String

        /// A header of its parts.
        public init(
            configuration: TrainingConfiguration, seed: UInt64, problem: String, epoch: Int,
            engine: String = Engine.version
        ) {
            self.configuration = configuration
            self.seed = seed
            self.problem = problem
            self.epoch = epoch
            self.engine = engine
        }
    }

    /// What the networks are of.
    public let header: Header
    /// Every parameter by name.
    public let arrays: [String: Matrix]

    /// Networks of their parts.
    public init(header: Header, arrays: [String: Matrix]) {
        self.header = header
        self.arrays = arrays
    }

    /// - Parameter arrays: nil for the networks as they stand.
    init(_ networks: RunNetworks, epoch: Int, arrays: [String: Matrix]? = nil) {
        self.init(
            header: Header(
                configuration: networks.configuration.normalised, seed: networks.seed, problem: networks.problem.digest,
                epoch: epoch, engine: Engine.version), arrays: arrays ?? networks.arrays())
    }

    // MARK: As a file

    private static let headerName = "networks"

    /// As a `.safetensors` file holds them, the header as JSON among its texts.
    ///
    /// - Parameter metadata: further texts.
    public func stored(metadata: [String: String] = [:]) -> SafeTensors {
        var stored = SafeTensors(entries: arrays.mapValues { .init($0) }, metadata: metadata)
        stored.metadata[Self.headerName] = JSON.text(header)
        return stored
    }

    /// What `stored` gave. nil for a file that holds no networks, or those of a method that is not among `methods`.
    public init?(_ stored: SafeTensors, methods: MethodRegistry = .standard) {
        guard let text = stored.metadata[Self.headerName],
            let header = try? JSON.value(Header.self, from: text, knowing: [MethodRegistry.key: methods])
        else { return nil }
        self.init(
            header: header, arrays: stored.matrices)
    }
}
