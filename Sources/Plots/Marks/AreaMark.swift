import Raster

/// Curves filled down to zero, such as densities; overlapping areas show through each other.
public struct AreaMark: Mark {
    public struct Series: Sendable, Hashable {
        public var name: String
        public var x: [Double]
        /// One for each x.
        public var y: [Double]

        public init(name: String, x: [Double], y: [Double]) {
            precondition(x.count == y.count, "“\(name)” has \(x.count) x and \(y.count) y values")
            self.name = name
            self.x = x
            self.y = y
        }
    }

    public var series: [Series]

    public init(series: [Series]) { self.series = series }

    public var channels: [Channel] {
        [.numbers(.x, series.flatMap(\.x)), .numbers(.y, series.flatMap(\.y), includesZero: true)]
    }

    public var legend: [LegendEntry] { series.map { LegendEntry(series: $0.name, swatch: .area) } }

    public func draw(in plot: PlotArea) -> [Scene.Item] {
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

    public func summary(x: String, y: String) -> String {
        series.compactMap { series in
            zip(series.x, series.y).filter { $0.1.isFinite }.max { $0.1 < $1.1 }
                .map { "\(series.name): highest at \(NumberText.brief($0.0))." }
        }.joined(separator: " ")
    }

    public func table(x: String, y: String) -> DataTable? {
        LineMark(series: series.map { .init(name: $0.name, x: $0.x, y: $0.y) }).table(x: x, y: y)
    }
}
