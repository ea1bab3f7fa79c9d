import Raster

extension Scene {
    /// One line of text.
    public struct Text: Sendable, Hashable {
        public var string: String
        public var position: Point
        public var anchor: TextAnchor
        /// Points per em.
        public var size: Double
        public var weight: Font.Weight
        public var color: Color
        /// Degrees about the position, clockwise on screen: −90 reads upwards.
        public var rotation: Double

        public init(
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
        public func corners(_ lettering: Lettering) -> [Point] {
            let extent = lettering.extent(string, size: size, weight: weight)
            let origin = anchor.offset(of: extent)
            let turn = Affine.rotation(degrees: rotation)
            return [
                Point(0, -extent.ascent), Point(extent.width, -extent.ascent), Point(extent.width, extent.descent),
                Point(0, extent.descent),
            ].map { position + turn(origin + $0) }
        }

        /// The upright rectangle around the line.
        public func bounds(_ lettering: Lettering) -> Rectangle {
            let corners = corners(lettering)
            return corners.dropFirst().reduce(Rectangle(corners[0], corners[0])) { $0.union(Rectangle($1, $1)) }
        }
    }
}
