/// U and S as a bound moves along a line and rows turn right or wrong where it passes them: what seen–unseen curves and
/// thresholds share.
struct AccuracySweep {
    /// What the bound has at its left when it stands behind `position`.
    struct Step {
        let position: Double
        /// Percent.
        let unseen: Double
        /// Percent.
        let seen: Double
    }

    /// S before the bound has passed anything; U is then 0.
    private(set) var start = 0.0
    private var events: [(position: Double, unseen: Double, seen: Double)] = []

    /// Adds the test rows of seen or of unseen classes, each class counting the same.
    ///
    /// - Parameters:
    ///   - labels: the class of every row, among `classes`.
    ///   - place: where the bound passes a row, and whether the row is right on the side that is its own; nil for one
    ///     that counts nowhere.
    mutating func add(
        _ labels: [Int], classes: Int, isSeen: Bool,
        place: (_ row: Int, _ label: Int) -> (position: Double, isRight: Bool)?
    ) {
        var counts = [Int](repeating: 0, count: classes)
        for label in labels { counts[label] += 1 }
        let present = Double(counts.count { $0 > 0 })
        for (row, label) in labels.enumerated() {
            guard let (position, isRight) = place(row, label) else { continue }
            let weight = isRight ? 100 / (Double(counts[label]) * present) : 0
            // A seen row is right until the bound has passed it, an unseen row from then on.
            if isSeen { start += weight }
            events.append((position, isSeen ? 0 : weight, isSeen ? -weight : 0))
        }
    }

    /// One for every position, ascending.
    var steps: [Step] {
        var steps: [Step] = []
        var (unseen, seen) = (0.0, start)
        let ordered = events.sorted { $0.position < $1.position }
        for (index, event) in ordered.enumerated() {
            unseen += event.unseen
            seen += event.seen
            if index + 1 < ordered.count, ordered[index + 1].position == event.position { continue }
            // What is taken off in small parts may end a rounding below 0.
            steps.append(Step(position: event.position, unseen: unseen, seen: max(seen, 0)))
        }
        return steps
    }
}
