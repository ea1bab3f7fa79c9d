import Foundation

/// A small data set in the `xlsa17` layout, with as many embeddings as a test asks for: eight classes of six rows, the
/// last two unseen. Files are MATLAB's version 5, uncompressed.
struct FolderFixture {
    /// Numbers of a row, by image embedding.
    var images = ["res101": 12]
    /// Numbers of a class, by class embedding.
    var classes = ["att": 5]

    private static let classCount = 8
    private static let perClass = 6
    private static let seenCount = 6
    /// Rows of a seen class that are trained on.
    private static let trained = 4

    /// Writes the files into `<root>/<name>`.
    func write(to root: String, name: String) throws {
        let folder = root + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let labels = (0..<Self.classCount).flatMap { Array(repeating: Double($0 + 1), count: Self.perClass) }
        for (image, width) in images {
            var features: [Double] = []
            for (row, label) in labels.enumerated() {
                for column in 0..<width {
                    // Classes lie apart; rows of a class a little.
                    let pattern = (Int(label) * (column + 3)) % 7
                    let noise = (row * 31 + column * 17) % 11
                    features.append(Double(pattern) + Double(noise) / 11)
                }
            }
            try Self.write(
                [("features", [width, labels.count], features), ("labels", [labels.count, 1], labels)],
                to: "\(folder)/\(image).mat")
        }
        func rows(_ classes: Range<Int>, _ rows: Range<Int>) -> (shape: [Int], values: [Double]) {
            let values = classes.flatMap { label in rows.map { Double(label * Self.perClass + $0 + 1) } }
            return ([values.count, 1], values)
        }
        let parts = [
            ("trainval_loc", rows(0..<Self.seenCount, 0..<Self.trained)),
            ("train_loc", rows(0..<Self.seenCount - 2, 0..<Self.trained)),
            ("val_loc", rows(Self.seenCount - 2..<Self.seenCount, 0..<Self.trained)),
            ("test_seen_loc", rows(0..<Self.seenCount, Self.trained..<Self.perClass)),
            ("test_unseen_loc", rows(Self.seenCount..<Self.classCount, 0..<Self.perClass)),
        ]
        for (embedding, width) in classes {
            let values = (0..<Self.classCount * width).map { Double(($0 * 13) % 9) / 9 + 0.1 }
            try Self.write(
                [("att", [width, Self.classCount], values)] + parts.map { ($0, $1.shape, $1.values) },
                names: (0..<Self.classCount).map { "class\($0)" }, to: "\(folder)/\(embedding)_splits.mat")
        }
    }

    private static func write(
        _ matrices: [(name: String, shape: [Int], values: [Double])], names: [String] = [], to path: String
    ) throws {
        var bytes = Array("MATLAB 5.0 MAT-file".utf8)
        bytes += Array(repeating: UInt8(ascii: " "), count: 124 - bytes.count) + [0, 1] + Array("IM".utf8)
        for (name, shape, values) in matrices {
            let numbers = element(9, values.flatMap { little($0.bitPattern) })
            bytes += array(class: 6, name, shape, numbers)
        }
        if !names.isEmpty {
            let cells = names.flatMap { text in
                array(class: 4, "", [1, text.utf8.count], element(4, text.utf16.flatMap { little($0) }))
            }
            bytes += array(class: 1, "allclasses_names", [names.count, 1], cells)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private static func array(class kind: UInt32, _ name: String, _ shape: [Int], _ content: [UInt8]) -> [UInt8] {
        element(
            14,
            element(6, little(kind) + little(UInt32(0))) + element(5, shape.flatMap { little(UInt32($0)) })
                + element(1, Array(name.utf8)) + content)
    }

    /// Type, length, content, and what fills it up to eight bytes.
    private static func element(_ type: UInt32, _ content: [UInt8]) -> [UInt8] {
        little(type) + little(UInt32(content.count)) + content
            + Array(repeating: 0, count: (8 - content.count % 8) % 8)
    }

    private static func little<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }
}
