import Raster

extension Scene {
    /// One line of text.
    package struct Text: Sendable, Hashable {
        /// What is written.
        package var string: String
        /// Where it is written.
        package var position: Point
        /// Which part of the text stands there.
        package var anchor: TextAnchor
        /// Points per em.
        package var size: Double
        /// How thick the letters are.
        package var weight: Font.Weight
        /// Of the letters.
        package var color: Color
        /// Degrees about the position, clockwise on screen: −90 reads upwards.
        package var rotation: Double

        /// A text of its parts.
        package init(
            _ string: String, at position: Point, anchor: TextAnchor = TextAnchor(.start, .alphabetic), size: Double,
            weight: Font.Weight = .regular, color: Color, rotation: Double = 0
        ) {
            self.string = string
            self.position = position
            self.anchor = anchor
            self.size = size
            self.weight = weight
            self.color = color
            self.rotation = rotation
        }

        /// The four corners of the room the line takes, in order around it.
        package func corners(_ lettering: Lettering) -> [Point] {
            let extent = lettering.extent(string, size: size, weight: weight)
            let origin = anchor.offset(of: extent)
            let turn = Affine.rotation(degrees: rotation)
            return [
                Point(0, -extent.ascent), Point(extent.width, -extent.ascent), Point(extent.width, extent.descent),
                Point(0, extent.descent),
            ].map { position + turn(origin + $0) }
        }

        /// The upright rectangle around the line.
        package func bounds(_ lettering: Lettering) -> Rectangle {
            let corners = corners(lettering)
            return corners.dropFirst().reduce(Rectangle(corners[0], corners[0])) { $0.union(Rectangle($1, $1)) }
        }
    }
}
