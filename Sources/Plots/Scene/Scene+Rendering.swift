import Raster

extension Scene {
    /// The scene as pixels, `scale` of them per point in each direction.
    package func image(typeface: Typeface, scale: Double) -> Image {
        let canvas = Canvas(width: width, height: height, background: background, scale: scale)
        for item in items { Self.draw(item, on: canvas, typeface) }
        return canvas.image()
    }

    private static func draw(_ item: Item, on canvas: Canvas, _ typeface: Typeface) {
        switch item {
        case .fill(let shape, let color):
            canvas.fill(shape.path, color)
        case .stroke(let shape, let color, let style):
            canvas.stroke(shape.path, color, style)
        case .text(let text):
            canvas.text(
                text.string, at: text.position, font: typeface.font(text.weight), size: text.size, color: text.color,
                anchor: text.anchor,
                rotation: text.rotation)
        case .image(let image, let frame, let interpolation):
            canvas.draw(image, in: frame, interpolation: interpolation)
        case .group(_, let clip, let items):
            let outer = canvas.clip
            defer { canvas.clip = outer }
            if let clip { canvas.clip = intersection(clip, outer) }
            for item in items { draw(item, on: canvas, typeface) }
        }
    }

    private static func intersection(_ a: Rectangle, _ b: Rectangle?) -> Rectangle {
        guard let b else { return a }
        let (x, y) = (max(a.minX, b.minX), max(a.minY, b.minY))
        return Rectangle(x: x, y: y, width: max(0, min(a.maxX, b.maxX) - x), height: max(0, min(a.maxY, b.maxY) - y))
    }
}
