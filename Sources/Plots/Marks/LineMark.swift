import Raster

/// Lines through points, with bands; broken where a value is missing.
package struct LineMark: Mark {
    /// One of the lines.
    package struct Series: Sendable, Hashable {
        /// In the legend.
        package var name: String
        /// Of every point.
        package var x: [Double]
        /// One for each x; NaN breaks the line.
        package var y: [Double]
        /// The edges of a band around the line, one for each x.
        package var lower: [Double]?
        /// The upper edge of the band around the line.
        package var upper: [Double]?

        /// A line, with or without a band.
        package init(name: String, x: [Double], y: [Double], lower: [Double]? = nil, upper: [Double]? = nil) {
            precondition(
                [y.count, lower?.count ?? x.count, upper?.count ?? x.count].allSatisfy { $0 == x.count },
                "“\(name)” has \(x.count) x, \(y.count) y, \(lower?.count ?? x.count) lower "
                    + "and \(upper?.count ?? x.count) upper values")
            precondition((lower == nil) == (upper == nil), "the band around “\(name)” has one edge")
            self.name = name
            self.x = x
            self.y = y
            self.lower = lower
            self.upper = upper
        }
    }

    /// In the order of the legend.
    package var series: [Series]
    /// Whether each point gets the marker of its series.
    package var markers: Bool

    /// Lines, with or without a marker at every point.
    package init(series: [Series], markers: Bool = false) {
        self.series = series
        self.markers = markers
    }

    package var channels: [Channel] {
        [
            .numbers(.x, series.flatMap(\.x)),
            .numbers(.y, series.flatMap(\.y)), .reaches(.y, series.flatMap { ($0.lower ?? []) + ($0.upper ?? []) }),
        ]
    }

    package var legend: [LegendEntry] { series.map { LegendEntry(series: $0.name, swatch: .line(markers: markers)) } }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let bands = series.flatMap { band($0, plot) }
        let lines = series.flatMap { series in
            let style = plot.style(of: series.name)
            return plot.lines(series.x, series.y).map { points -> Scene.Item in
                .stroke(
                    .polyline(points), style.color,
                    StrokeStyle(width: SeriesStyle.lineWidth, dash: style.dash, join: .round))
            }
        }
        let symbols = series.flatMap { series in
            // A point on its own has no line that would show it.
            let alone = Set(plot.runs(series.x, series.y).filter { $0.count == 1 }.joined())
            return series.x.indices.flatMap { index -> [Scene.Item] in
                guard markers || alone.contains(index), let point = plot.point(series.x[index], series.y[index]),
                    plot.frame.inset(by: -1).contains(point)
                else { return [] }
                return plot.style(of: series.name).symbol(at: point, plot.theme)
            }
        }
        return [plot.clipped("bands", bands), plot.clipped("lines", lines), .group("markers", clip: nil, symbols)]
            .filter {
                if case .group(_, _, let items) = $0 { !items.isEmpty } else { true }
            }
    }

    private func band(_ series: Series, _ plot: PlotArea) -> [Scene.Item] {
        guard let lower = series.lower, let upper = series.upper else { return [] }
        let color = plot.style(of: series.name).color
        // Where its lower edge has no place on a logarithmic axis, a band reaches down to the edge of the frame.
        let low = lower.map { plot.y($0) ?? (Ticks.canShow($0) ? plot.frame.maxY : nil) }
        let high = upper.map { plot.y($0) }
        return plot.runs(series.x, isPresent: { low[$0] != nil && high[$0] != nil }).map { run in
            let places = run.map { plot.x(series.x[$0])! }
            if run.count == 1 {
                // A point on its own has an error bar.
                let ends = (Point(places[0], low[run[0]]!), Point(places[0], high[run[0]]!))
                return .line(from: ends.0, to: ends.1, color.opacity(0.5), width: 2)
            }
            let there = zip(places, run).map { Point($0, high[$1]!) }
            let back = zip(places, run).reversed().map { Point($0, low[$1]!) }
            return .fill(.polygon(there + back), color.opacity(0.18))
        }
    }
}
