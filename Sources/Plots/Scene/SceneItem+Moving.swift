import Raster

extension Scene.Item {
    /// The item at another place.
    func moved(by offset: Point) -> Scene.Item {
        func moved(_ frame: Rectangle) -> Rectangle {
            Rectangle(x: frame.x + offset.x, y: frame.y + offset.y, width: frame.width, height: frame.height)
        }
        func moved(_ shape: Scene.Shape) -> Scene.Shape {
            switch shape {
            case .rectangle(let frame): .rectangle(moved(frame))
            case .polyline(let points): .polyline(points.map { $0 + offset })
            case .polygon(let points): .polygon(points.map { $0 + offset })
            case .marker(let marker, let center, let radius): .marker(marker, at: center + offset, radius: radius)
            case .path(let path): .path(path.transformed(by: .translation(x: offset.x, y: offset.y)))
            }
        }
        switch self {
        case .fill(let shape, let color): return .fill(moved(shape), color)
        case .stroke(let shape, let color, let style): return .stroke(moved(shape), color, style)
        case .text(var text):
            text.position = text.position + offset
            return .text(text)
        case .image(let image, let frame, let interpolation): return .image(image, in: moved(frame), interpolation)
        case .group(let name, let clip, let items):
            return .group(name, clip: clip.map { moved($0) }, items.map { $0.moved(by: offset) })
        }
    }
}
