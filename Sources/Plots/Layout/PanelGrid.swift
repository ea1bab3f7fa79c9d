import Raster

/// Panels in rows and columns, with frames of one size whose edges line up.
struct PanelGrid {
    private let layouts: [PanelLayout]
    private let columns: Int
    private let cellWidth: Double
    private let frame: Size
    /// What each row of panels needs above and below; what every panel needs at its sides.
    private let rows: [Insets]
    private let sides: Insets

    private static let gap = Size(width: 22, height: 20)
    /// A panel is not made narrower than this to stand beside another.
    private static let narrowest = 240.0
    /// Nor than this, even where the figure asks for so many columns.
    private static let narrowestWanted = 140.0
    private static let smallestFrame = 24.0

    init(_ panels: [Panel], of figure: Figure, width: Double, theme: Theme, lettering: Lettering) {
        func fitting(_ least: Double) -> Int { max(1, Int((width + Self.gap.width) / (least + Self.gap.width))) }
        let columns = min(
            max(1, panels.count),
            figure.columns.map { min($0, fitting(Self.narrowestWanted)) } ?? fitting(Self.narrowest))
        let cellWidth = (width - Self.gap.width * Double(columns - 1)) / Double(columns)

        let titles = lettering.wrappedApart(
            panels.map { $0.title ?? "" }, size: theme.textSize, weight: .bold, width: cellWidth, lines: 2)
        // The labels depend on the frame, and the frame on the room that labels leave: it shrinks until both agree.
        var size = Self.size(width: cellWidth - 2, figure)
        var layouts: [PanelLayout] = []
        var sides = Insets()
        for _ in 0..<12 {
            let training = ScaleTraining(figure: figure, panels: panels, size: size, theme: theme, lettering: lettering)
            layouts = panels.indices.map { index in
                PanelLayout(
                    panels[index], title: panels[index].title == nil ? [] : titles[index], x: training.x(of: index),
                    y: training.y(of: index), size: size, cellWidth: cellWidth,
                    theme: theme,
                    lettering: lettering)
            }
            sides = layouts.reduce(Insets()) { $0.union($1.insets) }
            let room = cellWidth - sides.left - sides.right
            if room >= size.width - 0.01 || size.width <= Self.smallestFrame { break }
            size = Self.size(width: max(Self.smallestFrame, room), figure)
        }
        self.layouts = layouts
        self.columns = columns
        self.cellWidth = cellWidth
        self.sides = sides
        frame = size
        rows = stride(from: 0, to: layouts.count, by: columns).map { start in
            layouts[start..<min(start + columns, layouts.count)].reduce(Insets()) { $0.union($1.insets) }
        }
    }

    private static func size(width: Double, _ figure: Figure) -> Size {
        switch figure.plotHeight {
        case .points(let height): Size(width: width, height: height)
        case .ratio(let ratio): Size(width: width, height: width * ratio)
        }
    }

    var height: Double {
        rows.reduce(Self.gap.height * Double(max(0, rows.count - 1))) { $0 + $1.top + frame.height + $1.bottom }
    }

    func items(at origin: Point, places: [String: Int]) -> [Scene.Item] {
        var items: [Scene.Item] = []
        var y = origin.y
        for (row, insets) in rows.enumerated() {
            let height = insets.top + frame.height + insets.bottom
            for column in 0..<min(columns, layouts.count - row * columns) {
                let index = row * columns + column
                let cell = Rectangle(
                    x: origin.x + Double(column) * (cellWidth + Self.gap.width), y: y, width: cellWidth, height: height)
                // Whole points keep thin lines sharp.
                let left = (cell.minX + sides.left).rounded(.down)
                let box = Rectangle(x: left, y: (y + insets.top).rounded(.up), width: frame.width, height: frame.height)
                let name = layouts.count == 1 ? "panel" : "panel \(index + 1)"
                items.append(.group(name, clip: nil, layouts[index].items(frame: box, cell: cell, places: places)))
            }
            y += height + Self.gap.height
        }
        return items
    }
}
