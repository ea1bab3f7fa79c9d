import Raster

extension Scene: CustomStringConvertible {
    /// One line per item, indented by group; lengths rounded to a tenth of a point.
    package var description: String {
        (["scene \(width)×\(height) \(background)"] + items.flatMap { Self.lines($0, indent: "  ") }).joined(
            separator: "\n")
    }

    private static func lines(_ item: Item, indent: String) -> [String] {
        switch item {
        case .fill(let shape, let color):
            ["\(indent)fill \(text(shape)) \(color)"]
        case .stroke(let shape, let color, let style):
            ["\(indent)stroke \(text(shape)) \(color) \(text(style))"]
        case .text(let item):
            [
                "\(indent)text “\(item.string)” \(text(item.position)) "
                    + "\(item.anchor.horizontal)/\(item.anchor.vertical) \(text(item.size))"
                    + (item.weight == .bold ? " bold" : "")
                    + (item.rotation == 0 ? "" : " turned \(text(item.rotation))°") + " \(item.color)"
            ]
        case .image(let image, let frame, let interpolation):
            [
                "\(indent)image \(image.width)×\(image.height) \(checksum(image)) "
                    + "\(interpolation.rawValue) in \(text(frame))"
            ]
        case .group(let name, let clip, let items):
            [indent + name + (clip.map { " clipped to \(text($0))" } ?? "")]
                + items.flatMap { lines($0, indent: indent + "  ") }
        }
    }

    private static func text(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard abs(tenths) < 1e15 else { return "\(value)" }
        let whole = Int(tenths)
        let digits = "\(whole.magnitude / 10)" + (whole.isMultiple(of: 10) ? "" : ".\(whole.magnitude % 10)")
        return (whole < 0 ? "-" : "") + digits
    }

    private static func text(_ point: Point) -> String { "(\(text(point.x)), \(text(point.y)))" }

    private static func text(_ frame: Rectangle) -> String {
        "(\(text(frame.x)), \(text(frame.y))) \(text(frame.width))×\(text(frame.height))"
    }

    private static func text(_ points: [Point]) -> String {
        points.count <= 6
            ? points.map { text($0) }.joined(separator: " ")
            : "\(text(points[0])) \(text(points[1])) … \(points.count) points … \(text(points[points.count - 1]))"
    }

    private static func text(_ shape: Shape) -> String {
        switch shape {
        case .rectangle(let frame): "rectangle \(text(frame))"
        case .polyline(let points): "line \(text(points))"
        case .polygon(let points): "polygon \(text(points))"
        case .marker(let marker, let center, let radius): "\(marker.rawValue) \(text(center)) radius \(text(radius))"
        case .path(let path): "path of \(path.elements.count) elements"
        }
    }

    private static func text(_ style: StrokeStyle) -> String {
        text(style.width) + (style.dash.isEmpty ? "" : " dash " + style.dash.map { text($0) }.joined(separator: ","))
    }

    /// FNV-1a over the pixels, so that another picture gives another line.
    private static func checksum(_ image: Image) -> String {
        let hash = image.pixels.reduce(UInt32(2_166_136_261)) { hash, pixel in
            [0, 8, 16, 24].reduce(hash) { ($0 ^ (pixel >> UInt32($1) & 0xFF)) &* 16_777_619 }
        }
        return "#" + String(hash, radix: 16)
    }
}
