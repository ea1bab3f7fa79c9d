import Foundations

/// Where a table or figure comes from: enough to make it again. Facts that do not apply stay empty.
package struct Provenance: Sendable, Hashable, Codable {
    /// The cell of the notebook.
    package var cell: String
    /// A short digest or name of the configuration.
    package var configuration: String?
    /// Which seeds the numbers are of.
    package var seeds: [Int]
    /// Which seeds belong to what, where not everything that is shown has the same: `a: 1, 2; b: 2, 3`.
    package var seedsByRow: String?
    /// Data set and digest of its content: `shapes 5be1c0ffee`.
    package var data: String?
    /// What a careful reader should know about the data.
    package var dataWarnings: [String] = []
    /// Version of the engine that computed the numbers.
    package var engine: String?
    /// What it was computed on.
    package var machine: String?
    /// When the numbers were computed, as it shall be printed.
    package var time: String?
    /// Seconds of computation behind it.
    package var seconds: Double?
    /// The command that makes it again.
    package var command: String?

    /// Provenance of its parts.
    package init(
        cell: String, configuration: String? = nil, seeds: [Int] = [], data: String? = nil, engine: String? = nil,
        machine: String? = nil, time: String? = nil, seconds: Double? = nil, command: String? = nil
    ) {
        self.cell = cell
        self.configuration = configuration
        self.seeds = seeds
        self.data = data
        self.engine = engine
        self.machine = machine
        self.time = time
        self.seconds = seconds
        self.command = command
    }

    /// The facts with their names, in the order of reading; absent ones left out.
    package var facts: [(name: String, value: String)] {
        var facts: [(name: String, value: String)] = [("Cell", cell)]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append((name, value)) }
        }
        add("Configuration", configuration)
        add(seeds.count == 1 ? "Seed" : "Seeds", seedsByRow ?? seeds.map(String.init).joined(separator: ", "))
        add("Data", data)
        for warning in dataWarnings { add("Data warning", warning) }
        add("Engine", engine)
        add("Machine", machine)
        add("Time", time)
        add("Computation", seconds.map { DurationText.exact($0) })
        add("Command", command)
        return facts
    }
}
