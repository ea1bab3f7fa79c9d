import Raster

/// The tick labels along one side of a frame, arranged so that none overlap.
struct AxisLabels {
    enum Direction: Hashable {
        case horizontal
        /// 45° upwards, ending at the tick.
        case slanted
        /// Reading upwards.
        case vertical
    }

    struct Label: Hashable {
        /// 0…1 along the axis, from the left or from the bottom (from the top for categories).
        var fraction: Double
        var lines: [String]
    }

    let labels: [Label]
    let direction: Direction
    let size: Double
    let color: Color
    let lettering: Lettering
    /// Between the frame and the labels.
    static let distance = 8.0
    /// The least room between neighbours.
    static let gap = 7.0

    init(_ labels: [Label], direction: Direction = .horizontal, theme: Theme, lettering: Lettering) {
        self.init(labels, direction: direction, size: theme.smallTextSize, color: theme.mutedInk, lettering: lettering)
    }

    init(_ labels: [Label], direction: Direction, size: Double, color: Color, lettering: Lettering) {
        self.labels = labels
        self.direction = direction
        self.size = size
        self.color = color
        self.lettering = lettering
    }

    var lineHeight: Double { lettering.lineHeight(size: size) }

    /// The labels below a frame.
    func below(_ frame: Rectangle) -> [Scene.Text] {
        labels.flatMap { label -> [Scene.Text] in
            let at = Point(frame.minX + label.fraction * frame.width, frame.maxY + Self.distance)
            switch direction {
            case .horizontal:
                return label.lines.enumerated().map { index, line in
                    text(line, at + Point(0, Double(index) * lineHeight), TextAnchor(.middle, .top))
                }
            case .slanted:
                // The end of the text hangs below the middle of its band; half its height is moved clear of the frame.
                return [
                    text(label.lines[0], at + Point(2, lineHeight * 0.35), TextAnchor(.end, .middle), rotation: -45)
                ]
            case .vertical:
                return [text(label.lines[0], at, TextAnchor(.end, .middle), rotation: -90)]
            }
        }
    }

    /// The labels to the left of a frame.
    func left(of frame: Rectangle, fromTop: Bool) -> [Scene.Text] {
        labels.flatMap { label -> [Scene.Text] in
            let y = fromTop ? frame.minY + label.fraction * frame.height : frame.maxY - label.fraction * frame.height
            let first = y - Double(label.lines.count - 1) * lineHeight / 2
            return label.lines.enumerated().map { index, line in
                text(
                    line, Point(frame.minX - Self.distance, first + Double(index) * lineHeight),
                    TextAnchor(.end, .middle))
            }
        }
    }

    private func text(_ string: String, _ point: Point, _ anchor: TextAnchor, rotation: Double = 0) -> Scene.Text {
        Scene.Text(string, at: point, anchor: anchor, size: size, color: color, rotation: rotation)
    }

    /// Whether horizontal labels keep clear of each other along an axis of some length.
    func fit(width: Double) -> Bool {
        let spans = labels.map { label in
            let half = (label.lines.map { lettering.width($0, size: size) }.max() ?? 0) / 2
            return (label.fraction * width - half, label.fraction * width + half)
        }
        return zip(spans, spans.dropFirst()).allSatisfy { $0.1 + Self.gap <= $1.0 }
    }

    func fit(height: Double) -> Bool {
        zip(labels, labels.dropFirst()).allSatisfy { ($1.fraction - $0.fraction) * height >= lineHeight }
    }
}
