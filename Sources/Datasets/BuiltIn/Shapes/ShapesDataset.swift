import Glibc
import Raster
import Tensors

/// `shapes`: pictures drawn by the program, described by fixed rules, classed by what was meant to be in them.
///
/// 48 classes of six attributes each, 36 seen and 12 unseen. A reader sees what an unseen class is, and how a seen one
/// differs from it.
enum ShapesDataset {
    /// Of every seen class: training rows, then test rows.
    static let trainingRows = 48
    static let testRows = 12
    static let unseenRows = 25

    private static let seed: UInt64 = 1

    /// Seen classes before unseen ones; the rows of a class lie together, training rows first.
    static func make() -> Dataset {
        let classes = ShapeClass.all
        let seenCount = classes.count - ShapeClass.unseen.count
        let perSeen = trainingRows + testRows
        let rows = (0..<seenCount * perSeen + ShapeClass.unseen.count * unseenRows).map { $0 }
        let descriptor = ImageDescriptor(filters: RandomFilters(stream: RandomStream(seed: seed)["filters"]))
        let features = Matrix(rows: rows.count, columns: ImageDescriptor.dimensions)
        let block = 32
        Workers(count: max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))).run(
            pieces: (rows.count + block - 1) / block
        ) { piece in
            for row in piece * block..<min(rows.count, (piece + 1) * block) {
                for (column, value) in descriptor.features(of: image(row)).enumerated() {
                    features.pointer(row: row)[column] = value
                }
            }
        }
        let trainval = rows.filter { isSeen($0) && $0 % perSeen < trainingRows }
        let attributes = classes.map(\.attributes)
        return Dataset(
            name: "shapes", features: features, labels: rows.map { place($0).label }, classNames: classes.map(\.name),
            classEmbeddings: Matrix(
                rows: classes.count, columns: ShapeClass.attributeNames.count, values: attributes.flatMap { $0 }),
            split: Split(
                trainval: trainval, train: trainval.filter { place($0).label < ShapeClass.trained.count },
                validation: trainval.filter { place($0).label >= ShapeClass.trained.count },
                testSeen: rows.filter { isSeen($0) && $0 % perSeen >= trainingRows },
                testUnseen: rows.filter { !isSeen($0) }),
            source: "drawn by the program; colour histogram, edge histogram and fixed random filters of 64×64 pixels",
            attributeNames: ShapeClass.attributeNames)
    }

    /// The picture that the features of a row were taken from.
    static func image(_ row: Int) -> Image {
        let (label, number) = place(row)
        return ShapeScene(of: ShapeClass.all[label], stream: RandomStream(seed: seed)["class", label]["row", number])
            .image()
    }

    private static func isSeen(_ row: Int) -> Bool {
        row < (ShapeClass.all.count - ShapeClass.unseen.count) * (trainingRows + testRows)
    }

    /// The class of a row, and which of its pictures it is.
    private static func place(_ row: Int) -> (label: Int, number: Int) {
        let seenCount = ShapeClass.all.count - ShapeClass.unseen.count
        let perSeen = trainingRows + testRows
        if isSeen(row) { return (row / perSeen, row % perSeen) }
        let rest = row - seenCount * perSeen
        precondition(row >= 0 && rest < ShapeClass.unseen.count * unseenRows, "row \(row) of shapes")
        return (seenCount + rest / unseenRows, rest % unseenRows)
    }
}

extension BuiltInDataset {
    static let shapes = BuiltInDataset(
        name: "shapes", summary: "small drawn pictures in 48 classes of six attributes, with 256 features",
        seenClasses: ShapeClass.all.count - ShapeClass.unseen.count, version: 1,
        sampleImage: ShapesDataset.image, make: ShapesDataset.make)
}
