import Raster

/// What stands above a frame: the title at the top of the cell; colour key, label of the vertical axis and edge
/// labels right above the frame.
struct PanelHeader {
    let title: [String]
    let keys: [ColorKeyStrip]
    let yLabel: [String]
    let edgeHeight: Double
    let theme: Theme
    let lettering: Lettering
    /// Between the header and the frame; the label of the highest tick stands half above the frame.
    static let gap = 9.0

    /// - Parameter title: in lines.
    init(
        _ panel: Panel, title: [String], yLabel: String, edgeHeight: Double, width: Double, theme: Theme,
        lettering: Lettering
    ) {
        self.theme = theme
        self.lettering = lettering
        self.edgeHeight = edgeHeight
        self.title = title
        var seen: [ColorKey] = []
        for key in panel.marks.compactMap(\.colorKey) where !seen.contains(key) { seen.append(key) }
        keys = seen.map { ColorKeyStrip($0, width: width, theme: theme, lettering: lettering) }
        self.yLabel = yLabel.isEmpty ? [] : lettering.wrapped(yLabel, size: theme.smallTextSize, width: width, lines: 2)
    }

    private var titleHeight: Double {
        title.isEmpty ? 0 : Double(title.count) * lettering.lineHeight(size: theme.textSize) + 4
    }
    private var lineHeight: Double { lettering.lineHeight(size: theme.smallTextSize) }
    private var rest: Double {
        keys.reduce(0) { $0 + $1.height } + Double(yLabel.count) * lineHeight + edgeHeight + Self.gap
    }

    var height: Double { titleHeight + rest }

    /// - Parameters:
    ///   - cell: where the title goes.
    ///   - bottom: the upper edge of the frame.
    func items(in cell: Rectangle, bottom: Double) -> [Scene.Item] {
        var items: [Scene.Item] = title.enumerated().map { index, line in
            let y = cell.minY + Double(index) * lettering.lineHeight(size: theme.textSize)
            return .text(
                Scene.Text(
                    line, at: Point(cell.minX, y), anchor: TextAnchor(.start, .top), size: theme.textSize,
                    weight: .bold, color: theme.ink))
        }
        var y = bottom - rest
        for key in keys {
            items += key.items(at: Point(cell.minX, y))
            y += key.height
        }
        for line in yLabel {
            items.append(
                .text(
                    Scene.Text(
                        line, at: Point(cell.minX, y), anchor: TextAnchor(.start, .top), size: theme.smallTextSize,
                        color: theme.mutedInk)))
            y += lineHeight
        }
        return items
    }
}
