import Raster
import Tensors

extension Dataset {
    /// A smaller problem made of training rows alone, for choosing hyper-parameters without looking at a test row.
    ///
    /// The classes of `split.train` are its seen classes: of each a part of the rows becomes `testSeen`. The classes of
    /// `split.validation` are its unseen ones: all their rows become `testUnseen`. Rows and classes outside the two are
    /// not in it. A data set that came without such classes gets a fifth of its seen classes as unseen ones, chosen by
    /// `seed`; `warnings` says so.
    ///
    /// - Parameters:
    ///   - holdOut: the part of the rows of every seen class that is held out, in (0, 1); at least one row stays on
    ///     either side.
    ///   - seed: chooses the held-out rows.
    /// - Returns: `nil` when fewer than two seen classes have two training rows.
    public func validationView(holdOut: Double = 0.2, seed: UInt64) -> Dataset? {
        precondition(holdOut > 0 && holdOut < 1, "a part of \(holdOut) held out")
        let stream = RandomStream(seed: seed)["validation view"]
        guard let (train, validation, remark) = validationRows(stream) else { return nil }

        var kept: [Int] = []
        var heldOut: [Int] = []
        for (label, rows) in rowsByClass(train) where rows.count >= 2 {
            var classStream = stream["hold out", label]
            let order = classStream.permutation(rows.count)
            let count = min(rows.count - 1, max(1, Int((Double(rows.count) * holdOut).rounded())))
            heldOut += order[..<count].map { rows[$0] }
            kept += order[count...].map { rows[$0] }
        }
        kept.sort()
        heldOut.sort()
        return restricted(
            to: Split(trainval: kept, testSeen: heldOut, testUnseen: validation.sorted()), name: name + " (validation)",
            source: source + "; validation rows of its training part",
            warnings: remark.map { warnings + [$0] } ?? warnings)
    }

    /// Training rows by class, classes and rows ascending.
    private func rowsByClass(_ rows: [Int]) -> [(label: Int, rows: [Int])] {
        Dictionary(grouping: rows.sorted()) { labels[$0] }.map { (label: $0.key, rows: $0.value) }.sorted {
            $0.label < $1.label
        }
    }

    /// The split's own train and validation rows if their classes are apart, or a division of the seen classes by
    /// `stream`.
    private func validationRows(_ stream: RandomStream) -> (train: [Int], validation: [Int], remark: String?)? {
        let validationClasses = Set(split.validation.map { labels[$0] })
        let train = split.train.filter { !validationClasses.contains(labels[$0]) }
        if !split.validation.isEmpty, rowsByClass(train).contains(where: { $0.rows.count >= 2 }) {
            return (train, split.validation, nil)
        }

        let classes = rowsByClass(split.trainval).filter { $0.rows.count >= 2 }
        guard classes.count >= 2 else { return nil }
        var choice = stream["classes"]
        let chosen = Set(choice.permutation(classes.count).prefix(max(1, classes.count / 5)))
        let validation = chosen.sorted().flatMap { classes[$0].rows }
        let rest = classes.indices.filter { !chosen.contains($0) }.flatMap { classes[$0].rows }
        return (
            rest, validation,
            "the split names no validation classes: \(chosen.count) of \(classes.count) seen classes were set aside "
                + "by seed"
        )
    }
}
