import Raster

/// Sample images under headings.
public struct Gallery: Sendable, Hashable {
    /// What a frame around an image says of it.
    public enum Verdict: Sendable, Hashable {
        /// A solid frame.
        case right
        /// A dashed frame in another colour.
        case wrong
    }

    public struct Judged: Sendable, Hashable {
        public var image: Image
        public var verdict: Verdict

        public init(image: Image, verdict: Verdict) {
            self.image = image
            self.verdict = verdict
        }
    }

    public struct Row: Sendable, Hashable {
        public var label: String
        public var images: [Image]
        /// Images that stand apart after the others, each framed by a verdict on it.
        public var judged: [Judged]

        public init(label: String, images: [Image], judged: [Judged] = []) {
            self.label = label
            self.images = images
            self.judged = judged
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
