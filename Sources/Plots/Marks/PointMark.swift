import Foundations
import Raster

/// Points, each with the colour and marker of its series: a scatter plot, an embedding.
package struct PointMark: Mark {
    /// The points of one style.
    package struct Series: Sendable, Hashable {
        /// In the legend.
        package var name: String
        /// Of every point.
        package var x: [Double]
        /// Of every point.
        package var y: [Double]
        /// Whether the points are outlines; a hollow series looks otherwise like the filled one of the same name.
        package var isHollow: Bool

        /// Points, full or hollow.
        package init(name: String, x: [Double], y: [Double], isHollow: Bool = false) {
            precondition(x.count == y.count, "“\(name)” has \(x.count) x and \(y.count) y values")
            self.name = name
            self.x = x
            self.y = y
            self.isHollow = isHollow
        }
    }

    /// What filled and hollow points stand for: real and generated features.
    package struct Meaning: Sendable, Hashable {
        /// What full points stand for.
        package var filled: String
        /// What hollow points stand for.
        package var hollow: String

        /// What full and hollow points stand for.
        package init(filled: String, hollow: String) {
            self.filled = filled
            self.hollow = hollow
        }
    }

    /// In the order of the legend.
    package var series: [Series]
    /// What full and hollow points stand for, if they differ.
    package var meaning: Meaning?
    /// The radius of a marker in points; nil to choose one by the number of points.
    package var radius: Double?

    /// Points of some series.
    package init(series: [Series], meaning: Meaning? = nil, radius: Double? = nil) {
        precondition(radius.map { $0 > 0 } ?? true, "points of radius \(radius ?? 0)")
        self.series = series
        self.meaning = meaning
        self.radius = radius
    }

    package var channels: [Channel] { [.numbers(.x, series.flatMap(\.x)), .numbers(.y, series.flatMap(\.y))] }

    package var legend: [LegendEntry] {
        let samples = meaning.map {
            [
                LegendEntry(series: $0.filled, swatch: .sample(isHollow: false)),
                LegendEntry(series: $0.hollow, swatch: .sample(isHollow: true)),
            ]
        }
        return series.map { series in
            let isAlwaysHollow = self.series.allSatisfy { $0.name != series.name || $0.isHollow }
            return LegendEntry(series: series.name, swatch: .point(isHollow: isAlwaysHollow))
        } + (samples ?? [])
    }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let count = series.reduce(0) { $0 + $1.x.count }
        let radius = radius ?? (count > 1500 ? 1.8 : count > 400 ? 2.5 : 3.5)
        let frame = plot.frame.inset(by: -0.5)
        var points: [(series: Series, at: Point)] = []
        // One of each series in turn, so that none lies wholly under the others.
        for index in 0..<(series.map(\.x.count).max() ?? 0) {
            for series in series where index < series.x.count {
                if let point = plot.point(series.x[index], series.y[index]), frame.contains(point) {
                    points.append((series, point))
                }
            }
        }
        return points.isEmpty
            ? [] : [.group("points", clip: nil, points.flatMap { symbol($0.at, $0.series, radius, plot) })]
    }

    private func symbol(_ point: Point, _ series: Series, _ radius: Double, _ plot: PlotArea) -> [Scene.Item] {
        let style = plot.style(of: series.name)
        let shape = Scene.Shape.marker(style.marker, at: point, radius: radius)
        // A hollow point stays open, so that what lies below it shows.
        if series.isHollow { return [.stroke(shape, style.color, StrokeStyle(width: 1.1))] }
        return [.stroke(shape, plot.theme.background, StrokeStyle(width: 1)), .fill(shape, style.color)]
    }

    package func summary(x: String, y: String) -> String {
        func count(_ number: Int) -> String { number == 1 ? "1 point" : "\(number) points" }
        let parts = series.map { series in
            let kind = meaning.map { series.isHollow ? " (\($0.hollow))" : " (\($0.filled))" } ?? ""
            return "\(series.name)\(kind): \(count(series.x.count))"
        }
        return parts.isEmpty ? "" : parts.joined(separator: ", ") + "."
    }

    /// Every point, or, of more than can be read, how many each series has and where their middle is.
    package func table(x: String, y: String) -> DataTable? {
        let count = series.reduce(0) { $0 + $1.x.count }
        func kind(_ series: Series) -> [String] { meaning.map { [series.isHollow ? $0.hollow : $0.filled] } ?? [] }
        let start = ["Series"] + (meaning == nil ? [] : ["Kind"])
        guard count > Self.mostRows else {
            let rows = series.flatMap { series in
                zip(series.x, series.y).map {
                    [series.name] + kind(series) + [NumberText.label.brief($0), NumberText.label.brief($1)]
                }
            }
            return DataTable(header: start + [x, y], rows: rows)
        }
        func mean(_ values: [Double]) -> String {
            let present = values.filter(\.isFinite)
            return present.isEmpty ? "" : NumberText.label.brief(present.reduce(0, +) / Double(present.count))
        }
        return DataTable(
            header: start + ["Points", "\(x), mean", "\(y), mean"],
            rows: series.map { [$0.name] + kind($0) + ["\($0.x.count)", mean($0.x), mean($0.y)] })
    }

    /// Of a table of points.
    private static let mostRows = 60
}
