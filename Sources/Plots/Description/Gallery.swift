import Raster

/// Sample images under headings.
public struct Gallery: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        public var label: String
        public var images: [Image]

        public init(label: String, images: [Image]) {
            self.label = label
            self.images = images
        }
    }

    public struct Section: Sendable, Hashable {
        public var title: String
        public var rows: [Row]

        public init(title: String, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    public var sections: [Section]
    /// The side of the square that each image is fitted into, in points.
    public var imageSize: Double

    public init(sections: [Section], imageSize: Double = 72) {
        precondition(imageSize > 0, "images of size \(imageSize)")
        self.sections = sections
        self.imageSize = imageSize
    }
}
