/// One training run, or one evaluation of one: a pure function of its key, with what is needed to schedule it.
package struct WorkUnit: Sendable {
    /// What the unit is known by.
    package let key: UnitKey
    /// A name for people, such as "base · seed 2".
    package let title: String
    /// The notebook cells that use the result.
    package var cells: [String]
    /// Relative to the other units of the plan, in any unit of measure: longest first, and the time left, go by it.
    package let estimatedCost: Double
    /// Digests of the units whose records `work` reads. The key must name them too: it has to determine the result.
    package let dependencies: [String]
    /// Whether it runs while nothing else does, with every core: so a measurement is not disturbed.
    package let runsAlone: Bool
    /// Units of a lower rank go first: those of what is read first.
    package let rank: Int
    /// Computes the record. It must depend on nothing but the key and the dependencies' records, and in particular
    /// give the same result for any `workers`. It runs on a thread of its own with a deep stack.
    package let work: @Sendable (UnitContext) throws -> Record

    /// - Precondition: `estimatedCost` is finite and not negative.
    package init(
        key: UnitKey, title: String, cells: [String] = [], estimatedCost: Double = 1, dependencies: [String] = [],
        runsAlone: Bool = false, rank: Int = 0,
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
        self.rank = rank
        self.work = work
    }

    /// The digest of the key.
    package var digest: String { key.digest }

    /// What events say about the unit.
    package var label: UnitLabel { UnitLabel(digest: digest, title: title, cells: cells, estimatedCost: estimatedCost) }
}

/// A unit as events and logs name it.
package struct UnitLabel: Hashable, Sendable, Codable {
    /// The digest of the unit's key.
    package let digest: String
    /// What a reader knows it by.
    package let title: String
    /// The cells that wait for it.
    package let cells: [String]
    /// A guess of how long it takes, in units of nothing in particular.
    package let estimatedCost: Double

    /// A label of its parts.
    package init(digest: String, title: String, cells: [String] = [], estimatedCost: Double = 1) {
        self.digest = digest
        self.title = title
        self.cells = cells
        self.estimatedCost = estimatedCost
    }
}

/// How a unit of a plan ended.
package enum UnitOutcome: Sendable {
    /// The record was there already.
    case fromStore(Record)
    /// The record was computed now; it is in the store too, unless a message said that it could not be saved.
    case finished(Record)
    case failed(message: String)
    /// A unit that this one depends on did not give a record.
    case skipped(because: String)
    case cancelled

    /// The result, where there is one.
    package var record: Record? {
        switch self {
        case .fromStore(let record), .finished(let record): record
        case .failed, .skipped, .cancelled: nil
        }
    }
}
