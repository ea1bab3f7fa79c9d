import Raster

/// Bars that are divided into parts, one on top of the other.
package struct StackedBarMark: Mark {
    /// The parts of one style.
    package struct Series: Sendable, Hashable {
        /// In the legend.
        package var name: String
        /// One for each group; what is not a number above 0 takes no room.
        package var values: [Double]

        /// A part of every bar.
        package init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    /// What stands under the bars.
    package var groups: [String]
    /// From the bottom up.
    package var series: [Series]

    /// Bars of parts.
    package init(groups: [String], series: [Series]) {
        for series in series {
            precondition(
                series.values.count == groups.count,
                "“\(series.name)” has \(series.values.count) values for \(groups.count) groups")
        }
        self.groups = groups.numberedApart
        self.series = series
    }

    package var channels: [Channel] {
        let totals = groups.indices.map { group in series.reduce(0) { $0 + Self.length($1.values[group]) } }
        return [.categories(.x, groups), .numbers(.y, totals, includesZero: true)]
    }

    package var legend: [LegendEntry] { series.map { LegendEntry(series: $0.name, swatch: .bar) } }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let items = groups.indices.flatMap { group -> [Scene.Item] in
            let band = plot.xBand(of: groups[group])
            let width = min((band.upperBound - band.lowerBound) * 0.7, 64)
            let left = (band.lowerBound + band.upperBound - width) / 2
            var total = 0.0
            return series.flatMap { series -> [Scene.Item] in
                let (below, length) = (total, Self.length(series.values[group]))
                total += length
                let bottom = plot.y(below) ?? plot.frame.maxY
                let height = bottom - (plot.y(total) ?? plot.frame.maxY)
                guard height > 0 else { return [] }
                // A thin gap above the part below tells the two apart, unless this one is hardly higher than the gap.
                let gap = height > 3 && below > 0 ? 1.0 : 0
                let frame = Rectangle(x: left, y: bottom - height, width: width, height: height - gap)
                return plot.style(of: series.name).bar(frame, plot.theme)
            }
        }
        return items.isEmpty ? [] : [plot.clipped("stacked bars", items)]
    }

    private static func length(_ value: Double) -> Double { Ticks.canShow(value) ? max(0, value) : 0 }

    private var bars: BarMark {
        BarMark(groups: groups, series: series.map { .init(name: $0.name, values: $0.values) })
    }

    package func summary(x: String, y: String) -> String { bars.summary(x: x, y: y) }

    package func table(x: String, y: String) -> DataTable? { bars.table(x: x, y: y) }
}
