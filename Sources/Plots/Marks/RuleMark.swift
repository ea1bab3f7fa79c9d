import Foundations
import Raster

/// A reference line across the frame at a value of an axis, labelled at its end outside the frame.
package struct RuleMark: Mark {
    /// Which axis the value lies on.
    package var axis: Channel.Position
    /// Where the line stands.
    package var value: Double
    /// What is written beside it.
    package var label: String?

    /// - Parameters:
    ///   - axis: `.x` for a vertical line at a value of x, `.y` for a horizontal one at a value of y.
    ///   - value: one that is not finite has no line, and is told in words.
    package init(_ axis: Channel.Position, at value: Double, label: String? = nil) {
        self.axis = axis
        self.value = value
        self.label = label
    }

    package var channels: [Channel] { Ticks.canShow(value) ? [.numbers(axis, [value])] : [] }

    package func edgeLabels(x: Scale, y: Scale) -> [EdgeLabel] {
        guard let label, (axis == .x ? x : y).shows(value) else { return [] }
        return [EdgeLabel(edge: axis == .x ? .top : .right, value: value, text: label)]
    }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let frame = plot.frame
        let ends: (Point, Point)
        switch axis {
        case .x:
            guard let x = plot.x(value) else { return [] }
            ends = (Point(x, frame.minY), Point(x, frame.maxY))
        case .y:
            guard let y = plot.y(value) else { return [] }
            ends = (Point(frame.minX, y), Point(frame.maxX, y))
        }
        return [plot.clipped("rule", [.line(from: ends.0, to: ends.1, plot.theme.ink, width: 1.25)])]
    }

    package func summary(x: String, y: String) -> String {
        guard Ticks.canShow(value) else {
            let subject = label ?? "A line at a value of \(axis == .x ? x : y)"
            return "\(subject): not drawn, as its value is \(value.isNaN ? "unknown" : value > 0 ? "∞" : "−∞")."
        }
        return label.map {
            "\(axis == .x ? "Vertical" : "Horizontal") line at \(NumberText.label.brief(value)): \($0)."
        } ?? ""
    }
}
