import Foundations
import Raster

/// Thin reference curves y = f(x), labelled where they leave the frame: lines of equal harmonic mean, chance, bounds.
package struct FunctionMark: Mark {
    /// One of the functions.
    package struct Curve: Sendable {
        /// Shown to the right of the frame; empty for none.
        package var label: String
        /// NaN where there is no value.
        package var value: @Sendable (Double) -> Double

        /// A function with what is written beside it.
        package init(label: String, value: @escaping @Sendable (Double) -> Double) {
            self.label = label
            self.value = value
        }
    }

    /// In their order.
    package var curves: [Curve]
    /// What the curves are, for the summary: “Lines of equal harmonic mean”.
    package var name: String

    /// Functions under one name.
    package init(name: String, curves: [Curve]) {
        self.name = name
        self.curves = curves
    }

    /// The curves fill the frame that other marks ask for.
    package var channels: [Channel] { [] }

    package func edgeLabels(x: Scale, y: Scale) -> [EdgeLabel] {
        guard let (xs, ys) = Self.domains(x, y) else { return [] }
        return curves.compactMap { curve in
            let end = curve.value(xs.upperBound)
            return curve.label.isEmpty || !ys.contains(end)
                ? nil : EdgeLabel(edge: .right, value: end, text: curve.label)
        }
    }

    private static func domains(_ x: Scale, _ y: Scale) -> (ClosedRange<Double>, ClosedRange<Double>)? {
        guard let x = x.domain, let y = y.domain else { return nil }
        return (x, y)
    }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        guard let (xs, ys) = Self.domains(plot.x, plot.y) else { return [] }
        let samples = 400
        let x = (0...samples).map { xs.lowerBound + (xs.upperBound - xs.lowerBound) * Double($0) / Double(samples) }
        let span = ys.upperBound - ys.lowerBound
        let lines = curves.flatMap { curve in
            // Far outside the frame a curve may come back on the other side of a pole.
            plot.lines(x, x.map { curve.value($0) }.map { abs($0 - ys.lowerBound) < 20 * span ? $0 : .nan }).map {
                points -> Scene.Item in
                .stroke(.polyline(points), plot.theme.axis, StrokeStyle(width: 1, dash: [1.5, 2.5], join: .round))
            }
        }
        return lines.isEmpty ? [] : [plot.clipped("curves", lines)]
    }

    package func summary(x: String, y: String) -> String {
        let labels = curves.map(\.label).filter { !$0.isEmpty }
        return labels.isEmpty ? "" : "\(name): \(labels.joined(separator: ", "))."
    }
}

extension FunctionMark {
    /// Lines on which the harmonic mean of x and y is the same, for two accuracies in per cent.
    package static func equalHarmonicMeans(_ levels: [Double] = [20, 40, 60, 80]) -> FunctionMark {
        FunctionMark(
            name: "Lines of equal harmonic mean",
            curves: levels.map { level in
                // 2xy / (x + y) = H, solved for y.
                Curve(label: "H = \(NumberText.label.brief(level))") { x in
                    2 * x > level ? level * x / (2 * x - level) : .nan
                }
            })
    }
}
