/// One training run, or one evaluation of one: a pure function of its key, with what is needed to schedule it.
public struct WorkUnit: Sendable {
    public let key: UnitKey
    /// A name for people, such as "base · seed 2".
    public let title: String
    /// The notebook cells that use the result.
    public var cells: [String]
    /// Relative to the other units of the plan, in any unit of measure: longest first, and the time left, go by it.
    public let estimatedCost: Double
    /// Digests of the units whose records `work` reads. The key must name them too: it has to determine the result.
    public let dependencies: [String]
    /// Whether it runs while nothing else does, with every core: so a measurement is not disturbed.
    public let runsAlone: Bool
    /// Computes the record. It must depend on nothing but the key and the dependencies' records, and in particular
    /// give the same result for any `workers`. It runs on a thread of its own with a deep stack.
    public let work: @Sendable (UnitContext) throws -> Record

    /// - Precondition: `estimatedCost` is finite and not negative.
    public init(
        key: UnitKey, title: String, cells: [String] = [], estimatedCost: Double = 1, dependencies: [String] = [],
        runsAlone: Bool = false,
        work: @escaping @Sendable (UnitContext) throws -> Record
    ) {
        precondition(
            estimatedCost.isFinite && estimatedCost >= 0, "the cost of “\(title)” is estimated as \(estimatedCost)")
        self.key = key
        self.title = title
        self.cells = cells
        self.estimatedCost = estimatedCost
        self.dependencies = dependencies
        self.runsAlone = runsAlone
        self.work = work
    }

    public var digest: String { key.digest }

    /// What events say about the unit.
    public var label: UnitLabel { UnitLabel(digest: digest, title: title, cells: cells, estimatedCost: estimatedCost) }
}

/// A unit as events and logs name it.
public struct UnitLabel: Hashable, Sendable, Codable {
    public let digest: String
    public let title: String
    public let cells: [String]
    public let estimatedCost: Double

    public init(digest: String, title: String, cells: [String] = [], estimatedCost: Double = 1) {
        self.digest = digest
        self.title = title
        self.cells = cells
        self.estimatedCost = estimatedCost
    }
}
