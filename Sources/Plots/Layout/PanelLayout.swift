import Foundations
import Raster

/// One panel with its scales trained and its labels arranged for a frame of some size.
struct PanelLayout {
    let panel: Panel
    let x: Scale
    let y: Scale
    let theme: Theme
    let lettering: Lettering
    private let header: PanelHeader
    private let edges: EdgeLabels
    private let below: AxisLabels?
    private let left: AxisLabels?
    private let xLabel: [String]
    private let cellWidth: Double
    private let size: Size

    /// - Parameters:
    ///   - title: in lines.
    ///   - size: of the frame.
    ///   - cellWidth: of the frame with everything around it.
    init(
        _ panel: Panel, title: [String], x: Scale, y: Scale, size: Size, cellWidth: Double, theme: Theme,
        lettering: Lettering
    ) {
        self.panel = panel
        self.x = x
        self.y = y
        self.theme = theme
        self.lettering = lettering
        self.size = size
        self.cellWidth = cellWidth
        edges = EdgeLabels(panel.marks.flatMap { $0.edgeLabels(x: x, y: y) }, theme: theme, lettering: lettering)
        header = PanelHeader(
            panel, title: title, yLabel: Self.label(panel.y, y), edgeHeight: edges.topHeight, width: cellWidth,
            theme: theme,
            lettering: lettering)
        let label = Self.label(panel.x, x)
        xLabel = label.isEmpty ? [] : lettering.wrapped(label, size: theme.smallTextSize, width: cellWidth, lines: 2)
        below = Self.below(panel.x, x, size, theme, lettering)
        left = Self.left(panel.y, y, size, cellWidth, theme, lettering)
    }

    private static func below(
        _ axis: Axis, _ scale: Scale, _ size: Size, _ theme: Theme, _ lettering: Lettering
    ) -> AxisLabels? {
        guard axis.showsTicks else { return nil }
        return switch scale {
        case .continuous(let scale):
            AxisLabels(scale, theme: theme, lettering: lettering).thinned { $0.fit(width: size.width) }
        case .band(let scale): AxisLabels(below: scale, width: size.width, theme: theme, lettering: lettering)
        }
    }

    private static func left(
        _ axis: Axis, _ scale: Scale, _ size: Size, _ cellWidth: Double, _ theme: Theme, _ lettering: Lettering
    ) -> AxisLabels? {
        guard axis.showsTicks else { return nil }
        return switch scale {
        case .continuous(let scale):
            AxisLabels(scale, theme: theme, lettering: lettering).thinned { $0.fit(height: size.height) }
        case .band(let scale):
            AxisLabels(leftOf: scale, height: size.height, width: cellWidth * 0.38, theme: theme, lettering: lettering)
        }
    }

    /// The label of an axis, with the power of ten that its ticks leave out.
    private static func label(_ axis: Axis, _ scale: Scale) -> String {
        guard case .continuous(let scale) = scale, scale.ticks.exponent != 0 else { return axis.label ?? "" }
        let factor = "×10" + NumberText.superscript(scale.ticks.exponent)
        return axis.label.map { "\($0), \(factor)" } ?? factor
    }

    /// The room that labels take around the frame.
    var insets: Insets {
        let frame = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
        var insets = Insets(
            top: header.height, left: 1, bottom: 1, right: max(1, edges.rightWidth(limit: cellWidth * 0.3)))
        let texts = (below?.below(frame) ?? []) + (left?.left(of: frame, fromTop: y.domain == nil) ?? [])
        for box in texts.map({ $0.bounds(lettering) }) {
            insets.left = max(insets.left, -box.minX + 1)
            insets.right = max(insets.right, box.maxX - frame.width + 1)
            insets.bottom = max(insets.bottom, box.maxY - frame.height)
        }
        insets.bottom +=
            Double(xLabel.count) * lettering.lineHeight(size: theme.smallTextSize)
            + (xLabel.isEmpty ? 0 : Self.labelGap)
        return insets
    }

    private static let labelGap = 5.0

    /// - Parameters:
    ///   - frame: of the size that the layout was made for.
    ///   - cell: the frame with everything around it.
    func items(frame: Rectangle, cell: Rectangle, places: [String: Int]) -> [Scene.Item] {
        let plot = PlotArea(frame: frame, x: x, y: y, theme: theme, lettering: lettering, places: places)
        let texts = (below?.below(frame) ?? []) + (left?.left(of: frame, fromTop: y.domain == nil) ?? [])
        var items: [Scene.Item] = [.group("header", clip: nil, header.items(in: cell, bottom: frame.minY))]
        items.append(.group("grid", clip: nil, grid(plot)))
        items.append(.group("labels", clip: nil, texts.map { .text($0) } + axisLabel(frame, cell, texts)))
        let drawn = panel.marks.flatMap { $0.draw(in: plot) }
        items += drawn.isEmpty ? [.group("nothing", clip: nil, [nothing(frame)])] : drawn
        let rules = axes(plot)
        if !rules.isEmpty { items.append(.group("axes", clip: nil, rules)) }
        let outside = edges.items(around: plot, in: cell)
        if !outside.isEmpty { items.append(.group("edge labels", clip: nil, outside)) }
        return items.filter { if case .group(_, _, let items) = $0 { !items.isEmpty } else { true } }
    }

    /// In the place of marks that have no value to show.
    private func nothing(_ frame: Rectangle) -> Scene.Item {
        let text = lettering.truncated("no values", size: theme.smallTextSize, width: frame.width)
        return .text(
            Scene.Text(
                text, at: frame.center, anchor: TextAnchor(.middle, .middle), size: theme.smallTextSize,
                color: theme.mutedInk))
    }

    private func axisLabel(_ frame: Rectangle, _ cell: Rectangle, _ texts: [Scene.Text]) -> [Scene.Item] {
        let lowest = texts.map { $0.bounds(lettering).maxY }.reduce(frame.maxY) { max($0, $1) }
        return xLabel.enumerated().map { index, line in
            let half = lettering.width(line, size: theme.smallTextSize) / 2
            let x = min(max(frame.midX, cell.minX + half), cell.maxX - half)
            let y = lowest + Self.labelGap + Double(index) * lettering.lineHeight(size: theme.smallTextSize)
            return .text(
                Scene.Text(
                    line, at: Point(x, y), anchor: TextAnchor(.middle, .top), size: theme.smallTextSize,
                    color: theme.mutedInk))
        }
    }

    /// Faint lines at the ticks of numbers.
    private func grid(_ plot: PlotArea) -> [Scene.Item] {
        let frame = plot.frame
        var items: [Scene.Item] = []
        if case .continuous(let scale) = y, panel.y.showsTicks {
            items += scale.labelled.compactMap { plot.y($0.value) }.map { y in
                .line(from: Point(frame.minX, y), to: Point(frame.maxX, y), theme.grid, width: 1)
            }
        }
        if case .continuous(let scale) = x, panel.x.showsTicks {
            items += scale.labelled.compactMap { plot.x($0.value) }.map { x in
                .line(from: Point(x, frame.minY), to: Point(x, frame.maxY), theme.grid, width: 1)
            }
        }
        return items
    }

    /// The line that lengths start from, and the lower edge of an axis of numbers.
    private func axes(_ plot: PlotArea) -> [Scene.Item] {
        let frame = plot.frame
        func horizontal(_ y: Double) -> Scene.Item {
            .line(from: Point(frame.minX, y), to: Point(frame.maxX, y), theme.axis, width: 1)
        }
        func vertical(_ x: Double) -> Scene.Item {
            .line(from: Point(x, frame.minY), to: Point(x, frame.maxY), theme.axis, width: 1)
        }
        switch (x.domain, y.domain) {
        case (nil, nil):
            return []
        case (nil, let domain?):
            return [horizontal(domain.contains(0) ? plot.y(0)! : frame.maxY)] + breaks(plot)
        case (let domain?, nil):
            return [vertical(domain.contains(0) ? plot.x(0)! : frame.minX)] + breaks(plot)
        case (_?, let domain?):
            guard panel.x.showsTicks || panel.y.showsTicks else {
                // Positions without a meaning of their own are held together by a frame.
                return [.stroke(.rectangle(frame), theme.grid, StrokeStyle(width: 1))]
            }
            let showsZero =
                panel.y.showsTicks && panel.y.transform == .linear && domain.contains(0) && domain.lowerBound < 0
            return (showsZero ? [horizontal(plot.y(0)!)] : []) + [horizontal(frame.maxY)] + breaks(plot)
        }
    }

    /// Two short strokes through the edge of the frame between 0 and the rest of a logarithmic axis.
    private func breaks(_ plot: PlotArea) -> [Scene.Item] {
        let frame = plot.frame
        func strokes(_ center: Point, along: Point, across: Point) -> [Scene.Item] {
            let gap = [center - along * 2.5, center + along * 2.5]
            let lines = gap.map { [$0 - across * 5 - along * 1.5, $0 + across * 5 + along * 1.5] }
            return [.fill(.polygon(lines[0] + lines[1].reversed()), theme.background)]
                + lines.map { .line(from: $0[0], to: $0[1], theme.mutedInk, width: 1.25) }
        }
        var items: [Scene.Item] = []
        if case .continuous(let scale) = x, let place = scale.breakPlace {
            let center = Point(frame.minX + place * frame.width, frame.maxY)
            items += strokes(center, along: Point(1, 0), across: Point(0, -1))
        }
        if case .continuous(let scale) = y, let place = scale.breakPlace {
            let center = Point(frame.minX, frame.maxY - place * frame.height)
            items += strokes(center, along: Point(0, -1), across: Point(1, 0))
        }
        return items
    }
}

/// The room around a frame for labels.
struct Insets: Hashable {
    var top = 0.0
    var left = 0.0
    var bottom = 0.0
    var right = 0.0

    /// The larger on every side.
    func union(_ other: Insets) -> Insets {
        Insets(
            top: max(top, other.top), left: max(left, other.left), bottom: max(bottom, other.bottom),
            right: max(right, other.right))
    }
}
