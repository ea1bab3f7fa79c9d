import Raster

/// What the series of a figure look like, in rows above its panels.
struct Legend {
    private struct Cell {
        var entry: LegendEntry
        var label: String
        var x: Double
        var row: Int
    }

    private let cells: [Cell]
    private let theme: Theme
    private let lettering: Lettering
    private static let gap = 20.0
    private static let labelGap = 7.0

    /// - Parameter width: where a row ends.
    init(_ entries: [LegendEntry], width: Double, theme: Theme, lettering: Lettering) {
        self.theme = theme
        self.lettering = lettering
        // What one series alone looks like needs no explanation.
        guard entries.count > 1 else {
            cells = []
            return
        }
        var (x, row) = (0.0, 0)
        var cells: [Cell] = []
        let widest = entries.map { Self.width(of: $0.swatch) }.max() ?? 0
        let labels = lettering.shortened(
            entries.map(\.series), size: theme.textSize, width: width - widest - Self.labelGap)
        for (entry, label) in zip(entries, labels) {
            let swatch = Self.width(of: entry.swatch) + Self.labelGap
            let needed = swatch + lettering.width(label, size: theme.textSize)
            if x > 0, x + needed > width { (x, row) = (0, row + 1) }
            cells.append(Cell(entry: entry, label: label, x: x, row: row))
            x += needed + Self.gap
        }
        self.cells = cells
    }

    private var rowHeight: Double { lettering.lineHeight(size: theme.textSize) + 5 }

    var height: Double { cells.last.map { Double($0.row + 1) * rowHeight } ?? 0 }

    func items(at origin: Point, style: (String) -> SeriesStyle) -> [Scene.Item] {
        cells.flatMap { cell -> [Scene.Item] in
            let center = origin.y + (Double(cell.row) + 0.5) * rowHeight
            let left = origin.x + cell.x
            let width = Self.width(of: cell.entry.swatch)
            let label = Scene.Text(
                cell.label, at: Point(left + width + Self.labelGap, center), anchor: TextAnchor(.start, .middle),
                size: theme.textSize,
                color: theme.ink)
            let frame = Rectangle(x: left, y: center - 7, width: width, height: 14)
            return swatch(cell.entry.swatch, style(cell.entry.series), frame) + [.text(label)]
        }
    }

    private static func width(of swatch: LegendEntry.Swatch) -> Double {
        switch swatch {
        case .bar: 14
        case .line, .area: 34
        case .point, .sample: 10
        }
    }

    private func swatch(_ swatch: LegendEntry.Swatch, _ style: SeriesStyle, _ frame: Rectangle) -> [Scene.Item] {
        let (left, right) = (Point(frame.minX, frame.midY), Point(frame.maxX, frame.midY))
        switch swatch {
        case .bar: return style.bar(frame, theme)
        case .line(let markers):
            return [.line(from: left, to: right, style.color, width: SeriesStyle.lineWidth, dash: style.dash)]
                + (markers ? style.symbol(at: frame.center, theme) : [])
        case .area:
            return [
                .fill(.rectangle(frame), style.color.opacity(SeriesStyle.areaOpacity)),
                .line(
                    from: Point(frame.minX, frame.minY), to: Point(frame.maxX, frame.minY), style.color,
                    width: SeriesStyle.lineWidth,
                    dash: style.dash),
            ]
        case .point(let isHollow): return style.symbol(at: frame.center, theme, isHollow: isHollow)
        case .sample(let isHollow):
            let neutral = SeriesStyle(color: theme.ink, marker: .circle, dash: [], hatch: .none)
            return neutral.symbol(at: frame.center, theme, isHollow: isHollow)
        }
    }
}
