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

    /// A picture with what was said of it.
    package struct Judged: Sendable, Hashable {
        /// The picture.
        package var image: Image
        /// What was said of it.
        package var verdict: Verdict

        /// A picture with what was said of it.
        package init(image: Image, verdict: Verdict) {
            self.image = image
            self.verdict = verdict
        }
    }

    /// Pictures that belong together.
    package struct Row: Sendable, Hashable {
        /// What stands before them.
        package var label: String
        /// From the left.
        package var images: [Image]
        /// Images that stand apart after the others, each framed by a verdict on it.
        package var judged: [Judged]

        /// A row of its parts.
        package init(label: String, images: [Image], judged: [Judged] = []) {
            self.label = label
            self.images = images
            self.judged = judged
        }
    }

    /// Rows under a title.
    package struct Section: Sendable, Hashable {
        /// What stands above them.
        package var title: String
        /// From the top.
        package var rows: [Row]

        /// A section of its parts.
        package init(title: String, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    /// From the top.
    package var sections: [Section]
    /// The side of the square that each image is fitted into, in points.
    package var imageSize: Double

    /// Sections of pictures, each so many points wide.
    package init(sections: [Section], imageSize: Double = 72) {
        precondition(imageSize > 0, "images of size \(imageSize)")
        self.sections = sections
        self.imageSize = imageSize
    }
}
