import Foundations
import Raster

/// Curves filled down to zero, such as densities; overlapping areas show through each other.
package struct AreaMark: Mark {
    /// One of the areas.
    package struct Series: Sendable, Hashable {
        /// In the legend.
        package var name: String
        /// Of every point.
        package var x: [Double]
        /// One for each x.
        package var y: [Double]

        /// An area of its points.
        package init(name: String, x: [Double], y: [Double]) {
            precondition(x.count == y.count, "“\(name)” has \(x.count) x and \(y.count) y values")
            self.name = name
            self.x = x
            self.y = y
        }
    }

    /// In the order of the legend.
    package var series: [Series]

    /// Areas of some series.
    package init(series: [Series]) { self.series = series }

    package var channels: [Channel] {
        [.numbers(.x, series.flatMap(\.x)), .numbers(.y, series.flatMap(\.y), includesZero: true)]
    }

    package var legend: [LegendEntry] { series.map { LegendEntry(series: $0.name, swatch: .area) } }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let base = plot.y(0) ?? plot.frame.maxY
        var (fills, lines): ([Scene.Item], [Scene.Item]) = ([], [])
        for series in series {
            let style = plot.style(of: series.name)
            for points in plot.lines(series.x, series.y) {
                let ends = [Point(points[points.count - 1].x, base), Point(points[0].x, base)]
                fills.append(.fill(.polygon(points + ends), style.color.opacity(SeriesStyle.areaOpacity)))
                lines.append(
                    .stroke(
                        .polyline(points), style.color,
                        StrokeStyle(width: SeriesStyle.lineWidth, dash: style.dash, join: .round)))
            }
        }
        // The outlines over all fills, so that none is dulled.
        return fills.isEmpty ? [] : [plot.clipped("areas", fills + lines)]
    }

    package func summary(x: String, y: String) -> String {
        series.compactMap { series in
            zip(series.x, series.y).filter { $0.1.isFinite }.max { $0.1 < $1.1 }
                .map { "\(series.name): highest at \(NumberText.label.brief($0.0))." }
        }.joined(separator: " ")
    }

    package func table(x: String, y: String) -> DataTable? {
        LineMark(series: series.map { .init(name: $0.name, x: $0.x, y: $0.y) }).table(x: x, y: y)
    }
}
