/// The units of a plan, each once, with their dependencies as indices.
struct UnitGraph: Sendable {
    let units: [WorkUnit]
    let dependencies: [[Int]]
    let dependants: [[Int]]
    /// The estimated cost of the longest chain of units that begins with each: what to start first.
    let urgency: [Double]
    /// The lowest rank of each and of what waits for it.
    let rank: [Int]

    init(_ all: [WorkUnit]) {
        var units: [WorkUnit] = []
        var index: [String: Int] = [:]
        for unit in all {
            if let known = index[unit.digest] {
                units[known].cells += unit.cells.filter { !units[known].cells.contains($0) }
            } else {
                index[unit.digest] = units.count
                units.append(unit)
            }
        }
        let dependencies = units.map { unit in
            Set(unit.dependencies).map { digest in
                guard let dependency = index[digest] else {
                    preconditionFailure("“\(unit.title)” depends on \(digest), which is not among the units")
                }
                return dependency
            }.sorted()
        }
        var dependants = units.map { _ in [Int]() }
        for (unit, needed) in dependencies.enumerated() {
            for dependency in needed { dependants[dependency].append(unit) }
        }
        let order = Self.topologicalOrder(units, dependencies, dependants)
        var urgency = units.map(\.estimatedCost)
        var rank = units.map(\.rank)
        for unit in order.reversed() {
            urgency[unit] += dependants[unit].map { urgency[$0] }.max() ?? 0
            rank[unit] = min(rank[unit], dependants[unit].map { rank[$0] }.min() ?? rank[unit])
        }
        self.units = units
        self.dependencies = dependencies
        self.dependants = dependants
        self.urgency = urgency
        self.rank = rank
    }

    /// Whether a unit is to be started before another: it, or what waits for it, is read earlier, or its chain is
    /// longer.
    func isMoreUrgent(_ unit: Int, than other: Int) -> Bool {
        rank[unit] != rank[other] ? rank[unit] < rank[other] : urgency[unit] > urgency[other]
    }

    private static func topologicalOrder(
        _ units: [WorkUnit], _ dependencies: [[Int]], _ dependants: [[Int]]
    ) -> [Int] {
        var missing = dependencies.map(\.count)
        var order = units.indices.filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for dependant in dependants[order[next]] {
                missing[dependant] -= 1
                if missing[dependant] == 0 { order.append(dependant) }
            }
            next += 1
        }
        precondition(
            order.count == units.count,
            "units depend on one another in a circle, among them "
                + units.indices.filter { missing[$0] > 0 }.map { "“\(units[$0].title)”" }.joined(separator: ", "))
        return order
    }
}
