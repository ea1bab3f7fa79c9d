import Datasets
import Raster
import Tensors

extension Dataset {
    /// Five classes of `perClass` rows, the last of them unseen, the fourth a validation class. Of every seen class the
    /// last row is a test row. The first feature of a row is its number.
    static func tiny(perClass: Int = 6, name: String = "tiny", illustrated: Bool = false) -> Dataset {
        let rows = 5 * perClass
        let labels = (0..<rows).map { $0 / perClass }
        let seen = Array(0..<4 * perClass)
        let trainval = seen.filter { $0 % perClass < perClass - 1 }
        let values = (0..<rows).flatMap { row -> [Float] in [Float(row), Float(row % 4) * 0.5, 7] }
        let picture: @Sendable (Int) -> Image = { Image(width: 1, height: 1, color: Color(UInt32($0))) }
        return Dataset(
            name: name, features: Matrix(rows: rows, columns: 3, values: values), labels: labels,
            classNames: ["ant", "bee", "cat", "dog", "eel"],
            classEmbeddings: Matrix(rows: 5, columns: 2, values: (0..<10).map { Float($0) / 8 }),
            split: Split(
                trainval: trainval, train: trainval.filter { labels[$0] < 3 },
                validation: trainval.filter { labels[$0] == 3 },
                testSeen: seen.filter { $0 % perClass == perClass - 1 }, testUnseen: Array(4 * perClass..<rows)),
            source: "made for a test", attributeNames: ["legs", "fur"], warnings: ["beware"],
            sampleImage: illustrated ? picture : nil)
    }

    /// The same with one part replaced.
    func replacing(
        name: String? = nil, features: Matrix? = nil, labels: [Int]? = nil, classNames: [String]? = nil,
        classEmbeddings: Matrix? = nil, split: Split? = nil
    ) -> Dataset {
        Dataset(
            name: name ?? self.name, features: features ?? self.features, labels: labels ?? self.labels,
            classNames: classNames ?? self.classNames,
            classEmbeddings: classEmbeddings ?? self.classEmbeddings, split: split ?? self.split, source: source)
    }

    /// The first feature of every row of a part: in a tiny set, the number that the row had at first.
    func numbers(_ part: [Int]) -> [Int] { part.map { Int(features[$0, 0]) } }
}
