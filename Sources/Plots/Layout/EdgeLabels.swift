import Raster

/// Labels outside a frame, moved along its edge as far as needed to keep clear of each other.
struct EdgeLabels {
    private let labels: [EdgeLabel]
    private let theme: Theme
    private let lettering: Lettering
    private static let gap = 8.0
    /// Between the frame and the labels.
    private static let distance = 7.0

    init(_ labels: [EdgeLabel], theme: Theme, lettering: Lettering) {
        self.labels = labels
        self.theme = theme
        self.lettering = lettering
    }

    private var size: Double { theme.smallTextSize }
    private var lineHeight: Double { lettering.lineHeight(size: size) }

    /// The height of the row above the frame.
    var topHeight: Double { labels.contains { $0.edge == .top } ? lineHeight + 2 : 0 }

    /// The width of the column to the right of the frame, at most `limit`.
    func rightWidth(limit: Double) -> Double {
        let widths = labels.filter { $0.edge == .right }.map { lettering.width($0.text, size: size) }
        return widths.max().map { min($0 + Self.distance, limit) } ?? 0
    }

    /// - Parameter cell: what the labels must stay within.
    func items(around plot: PlotArea, in cell: Rectangle) -> [Scene.Item] {
        top(plot, cell) + right(plot, cell)
    }

    private func top(_ plot: PlotArea, _ cell: Rectangle) -> [Scene.Item] {
        let wanted = labels.filter { $0.edge == .top }.compactMap { label in
            plot.x(label.value).map { ($0, label.text) }
        }
        .sorted { $0.0 < $1.0 }
        guard !wanted.isEmpty else { return [] }
        let share = (cell.width - Self.gap * Double(wanted.count - 1)) / Double(wanted.count)
        let isTight =
            wanted.reduce(Self.gap * Double(wanted.count - 1)) { $0 + lettering.width($1.1, size: size) } > cell.width
        let texts = isTight ? lettering.shortened(wanted.map(\.1), size: size, width: share) : wanted.map(\.1)
        let widths = texts.map { lettering.width($0, size: size) }
        let places = Self.spread(wanted.map(\.0), lengths: widths, gap: Self.gap, in: cell.minX...cell.maxX)
        return zip(texts, places).map { text, x in
            .text(
                Scene.Text(
                    text, at: Point(x, plot.frame.minY - PanelHeader.gap), anchor: TextAnchor(.middle, .bottom),
                    size: size,
                    color: theme.mutedInk))
        }
    }

    private func right(_ plot: PlotArea, _ cell: Rectangle) -> [Scene.Item] {
        let all = labels.filter { $0.edge == .right }.compactMap { label in plot.y(label.value).map { ($0, label.text) }
        }
        .filter { (plot.frame.minY - 1...plot.frame.maxY + 1).contains($0.0) }
        .sorted { $0.0 < $1.0 }
        // From just below the labels above the frame to just above those below it.
        let range = plot.frame.minY - lineHeight / 2...plot.frame.maxY + lineHeight / 2
        let room = range.upperBound - range.lowerBound
        let skip = max(1, Int((Double(all.count) * lineHeight / room).rounded(.up)))
        let wanted = all.enumerated().filter { $0.offset.isMultiple(of: skip) }.map(\.element)
        let places = Self.spread(wanted.map(\.0), lengths: wanted.map { _ in lineHeight }, gap: 0, in: range)
        let width = cell.maxX - plot.frame.maxX - Self.distance
        let texts = lettering.shortened(wanted.map(\.1), size: size, width: width)
        return zip(texts, places).map { text, y in
            .text(
                Scene.Text(
                    text, at: Point(plot.frame.maxX + Self.distance, y),
                    anchor: TextAnchor(.start, .middle), size: size, color: theme.mutedInk))
        }
    }

    /// Increasing centres near those wanted, of pieces that neither overlap nor leave a range (which must be long
    /// enough).
    static func spread(_ wanted: [Double], lengths: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
        var places = wanted
        var start = range.lowerBound
        for index in places.indices {
            places[index] = max(places[index], start + lengths[index] / 2)
            start = places[index] + lengths[index] / 2 + gap
        }
        var end = range.upperBound
        for index in places.indices.reversed() {
            places[index] = min(places[index], end - lengths[index] / 2)
            end = places[index] - lengths[index] / 2 - gap
        }
        return places
    }
}
