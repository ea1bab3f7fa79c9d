/// A data set of random numbers with the measures of a well-known one. It says nothing about the real set.
struct SimulatedBenchmark: Sendable, Hashable {
    /// The real set whose measures these are.
    let likeness: String
    /// Classes trained on while hyper-parameters are chosen, classes that play the unseen ones meanwhile, unseen
    /// classes.
    let trained: Int
    let validated: Int
    let unseen: Int
    /// Numbers a class.
    let attributes: Int
    /// Of every seen class: training rows, then test rows. About a sixth of the real numbers where those are large.
    let trainingRows: Int
    let testRows: Int
    let unseenRows: Int

    /// Numbers a row.
    static let dimensions = 2048

    var name: String { "simulated-\(likeness.lowercased())" }
    var seen: Int { trained + validated }
    var classes: Int { seen + unseen }
    var rows: Int { seen * (trainingRows + testRows) + unseen * unseenRows }

    static let all = [
        SimulatedBenchmark(
            likeness: "AWA2", trained: 27, validated: 13, unseen: 10, attributes: 85, trainingRows: 100, testRows: 25,
            unseenRows: 100),
        SimulatedBenchmark(
            likeness: "CUB", trained: 100, validated: 50, unseen: 50, attributes: 312, trainingRows: 24, testRows: 6,
            unseenRows: 30),
        SimulatedBenchmark(
            likeness: "SUN", trained: 580, validated: 65, unseen: 72, attributes: 102, trainingRows: 8, testRows: 2,
            unseenRows: 10),
        SimulatedBenchmark(
            likeness: "FLO", trained: 62, validated: 20, unseen: 20, attributes: 1024, trainingRows: 40, testRows: 10,
            unseenRows: 50),
    ]

    /// The class of a row, and which of its rows it is.
    func place(_ row: Int) -> (label: Int, number: Int) {
        let perSeen = trainingRows + testRows
        let rest = row - seen * perSeen
        return rest < 0 ? (row / perSeen, row % perSeen) : (seen + rest / unseenRows, rest % unseenRows)
    }

    var split: Split {
        let perSeen = trainingRows + testRows
        let seenRows = Array(0..<seen * perSeen)
        let trainval = seenRows.filter { $0 % perSeen < trainingRows }
        return Split(
            trainval: trainval, train: trainval.filter { place($0).label < trained },
            validation: trainval.filter { place($0).label >= trained },
            testSeen: seenRows.filter { $0 % perSeen >= trainingRows }, testUnseen: Array(seen * perSeen..<rows))
    }
}
