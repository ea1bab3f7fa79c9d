import Raster

/// Sample images under headings.
package struct Gallery: Sendable, Hashable {
    /// What a frame around an image says of it.
    package enum Verdict: Sendable, Hashable {
        /// A solid frame.
        case right
        /// A dashed frame in another colour.
        case wrong
    }

    package struct Judged: Sendable, Hashable {
        package var image: Image
        package var verdict: Verdict

        package init(image: Image, verdict: Verdict) {
            self.image = image
            self.verdict = verdict
        }
    }

    package struct Row: Sendable, Hashable {
        package var label: String
        package var images: [Image]
        /// Images that stand apart after the others, each framed by a verdict on it.
        package var judged: [Judged]

        package init(label: String, images: [Image], judged: [Judged] = []) {
            self.label = label
            self.images = images
            self.judged = judged
        }
    }

    package struct Section: Sendable, Hashable {
        package var title: String
        package var rows: [Row]

        package init(title: String, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    package var sections: [Section]
    /// The side of the square that each image is fitted into, in points.
    package var imageSize: Double

    package init(sections: [Section], imageSize: Double = 72) {
        precondition(imageSize > 0, "images of size \(imageSize)")
        self.sections = sections
        self.imageSize = imageSize
    }
}
