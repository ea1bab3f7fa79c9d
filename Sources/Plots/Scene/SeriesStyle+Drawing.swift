import Raster

extension SeriesStyle {
    static let lineWidth = 2.0
    static let areaOpacity = 0.22
    static let symbolRadius = 4.0

    /// A filled rectangle, hatched by thin lines of the background.
    func bar(_ frame: Rectangle, _ theme: Theme) -> [Scene.Item] {
        var items: [Scene.Item] = [.fill(.rectangle(frame), color)]
        if hatch != .none {
            let lines = hatch.path(in: frame, spacing: 5)
            if !lines.isEmpty {
                items.append(
                    .group(
                        "hatch", clip: frame,
                        [.stroke(.path(lines), theme.background.opacity(0.45), StrokeStyle(width: 1.25))]))
            }
        }
        return items
    }

    /// A data point: filled, with a thin edge of the background that tells it from a neighbour, or an outline.
    func symbol(
        at center: Point, _ theme: Theme, radius: Double = SeriesStyle.symbolRadius, isHollow: Bool = false
    ) -> [Scene.Item] {
        let shape = Scene.Shape.marker(marker, at: center, radius: radius)
        guard isHollow else {
            return [.stroke(shape, theme.background, StrokeStyle(width: 1.5)), .fill(shape, color)]
        }
        return [.fill(shape, theme.background), .stroke(shape, color, StrokeStyle(width: 1.5))]
    }
}
