import Raster

/// A drawn figure before it becomes pixels: a list of what to draw, in order, in points from the top left corner.
///
/// Its description is a readable text, one line per item.
package struct Scene: Sendable, Hashable {
    /// One thing that is drawn.
    package indirect enum Item: Sendable, Hashable {
        case fill(Shape, Color)
        case stroke(Shape, Color, StrokeStyle)
        case text(Text)
        case image(Image, in: Rectangle, Interpolation)
        /// Items that belong together, cut off outside a rectangle where one is given.
        case group(String, clip: Rectangle?, [Item])
    }

    /// In whole points.
    package var width: Int
    /// In points.
    package var height: Int
    /// Behind everything.
    package var background: Color
    /// In the order in which they are drawn.
    package var items: [Item]

    /// A scene of its parts.
    package init(width: Int, height: Int, background: Color, items: [Item]) {
        self.width = width
        self.height = height
        self.background = background
        self.items = items
    }

    /// The whole of it.
    package var frame: Rectangle { Rectangle(x: 0, y: 0, width: Double(width), height: Double(height)) }

    /// Every line of text, those in groups too.
    package var texts: [Text] { items.flatMap(\.texts) }

    /// Whether there are pictures among what is drawn, such as the cells of a matrix.
    var hasImages: Bool { items.contains(where: \.hasImages) }
}

extension Scene.Item {
    var texts: [Scene.Text] {
        switch self {
        case .text(let text): [text]
        case .group(_, _, let items): items.flatMap(\.texts)
        case .fill, .stroke, .image: []
        }
    }

    fileprivate var hasImages: Bool {
        switch self {
        case .image: true
        case .group(_, _, let items): items.contains(where: \.hasImages)
        case .fill, .stroke, .text: false
        }
    }

    /// A straight line.
    static func line(
        from a: Point, to b: Point, _ color: Color, width: Double, dash: [Double] = [], cap: StrokeStyle.Cap = .butt
    ) -> Scene.Item {
        .stroke(.polyline([a, b]), color, StrokeStyle(width: width, dash: dash, cap: cap))
    }
}
