import Raster

/// Bars side by side in groups, with error bars. They start at zero, or at the edge of a domain that leaves zero out.
package struct BarMark: Mark {
    /// The bars of one style.
    package struct Series: Sendable, Hashable {
        /// In the legend.
        package var name: String
        /// One for each group; nil where there is none.
        package var values: [Double?]
        /// Half the length of each error bar, in the unit of the values.
        package var errors: [Double?]?

        /// A bar in every group; nil for none.
        package init(name: String, values: [Double?], errors: [Double?]? = nil) {
            self.name = name
            self.values = values
            self.errors = errors
        }

        /// A value that can be drawn.
        func value(_ group: Int) -> Double? { values[group].flatMap { Ticks.canShow($0) ? $0 : nil } }

        func error(_ group: Int) -> Double? {
            guard let errors, let error = errors[group], Ticks.canShow(error), error > 0 else { return nil }
            return error
        }
    }

    /// Which way bars grow.
    package enum Direction: String, Sendable, Hashable, Codable {
        /// Groups from left to right, values upwards.
        case upright
        /// Groups from top to bottom, values to the right: for many groups, or long names.
        case sideways
    }

    /// What stands under the bars.
    package var groups: [String]
    /// In the order of the legend.
    package var series: [Series]
    /// Which way bars grow.
    package var direction: Direction

    /// - Parameter groups: a name that comes again is numbered.
    package init(groups: [String], series: [Series], direction: Direction = .upright) {
        for series in series {
            precondition(
                series.values.count == groups.count && series.errors.map { $0.count == groups.count } ?? true,
                """
                “\(series.name)” has \(series.values.count) values and \(series.errors?.count ?? groups.count) errors \
                for \(groups.count) groups
                """)
        }
        self.groups = groups.numberedApart
        self.series = series
        self.direction = direction
    }

    package var channels: [Channel] {
        let ends = series.flatMap { series in
            groups.indices.flatMap { group -> [Double] in
                guard let value = series.value(group) else { return [] }
                let error = series.error(group) ?? 0
                return [value - error, value + error]
            }
        }
        let (across, along): (Channel.Position, Channel.Position) = direction == .upright ? (.x, .y) : (.y, .x)
        return [
            .categories(across, groups),
            .numbers(along, series.flatMap { $0.values.compactMap { $0 } }, includesZero: true),
            .reaches(along, ends),
        ]
    }

    package var legend: [LegendEntry] { series.map { LegendEntry(series: $0.name, swatch: .bar) } }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let bars = series.indices.flatMap { index in
            groups.indices.flatMap { group in bar(index, group, plot) }
        }
        // Over all bars, so that no neighbour hides an end.
        let errors = series.indices.flatMap { index in
            groups.indices.flatMap { group in errorBar(index, group, plot) }
        }
        return [plot.clipped("bars", bars), plot.clipped("error bars", errors)].filter {
            if case .group(_, _, let items) = $0 { !items.isEmpty } else { true }
        }
    }

    /// The breadth of a bar across its direction.
    private func breadth(_ index: Int, _ group: Int, _ plot: PlotArea) -> (start: Double, end: Double) {
        let band = direction == .upright ? plot.xBand(of: groups[group]) : plot.yBand(of: groups[group])
        let room = (band.upperBound - band.lowerBound) * 0.8
        let each = min(room / Double(series.count), 56)
        let start = (band.lowerBound + band.upperBound - each * Double(series.count)) / 2 + each * Double(index)
        // A thin gap tells neighbours apart where there is room for one.
        let gap = each > 5 ? 0.75 : 0
        return (start + gap, start + each - gap)
    }

    private func along(_ value: Double, _ plot: PlotArea) -> Double {
        // What has no place on a logarithmic axis lies below its start.
        direction == .upright ? plot.y(value) ?? plot.frame.maxY : plot.x(value) ?? plot.frame.minX
    }

    private func rectangle(_ breadth: (start: Double, end: Double), _ from: Double, _ to: Double) -> Rectangle {
        direction == .upright
            ? Rectangle(Point(breadth.start, from), Point(breadth.end, to))
            : Rectangle(Point(from, breadth.start), Point(to, breadth.end))
    }

    private func bar(_ index: Int, _ group: Int, _ plot: PlotArea) -> [Scene.Item] {
        guard let value = series[index].value(group), let domain = (direction == .upright ? plot.y : plot.x).domain
        else { return [] }
        let axis = direction == .upright ? plot.y : plot.x
        let base = along(axis.shows(0) ? 0 : min(max(0, domain.lowerBound), domain.upperBound), plot)
        var end = along(value, plot)
        // A value of zero is not a missing one.
        let least = 1.5
        if abs(end - base) < least { end = base + ((value < 0) == (direction == .upright) ? least : -least) }
        return plot.style(of: series[index].name).bar(rectangle(breadth(index, group, plot), base, end), plot.theme)
    }

    private func errorBar(_ index: Int, _ group: Int, _ plot: PlotArea) -> [Scene.Item] {
        guard let value = series[index].value(group), let error = series[index].error(group) else { return [] }
        let breadth = breadth(index, group, plot)
        let (middle, half) = ((breadth.start + breadth.end) / 2, min(4, (breadth.end - breadth.start) * 0.3))
        let (low, high) = (along(value - error, plot), along(value + error, plot))
        func point(_ across: Double, _ along: Double) -> Point {
            direction == .upright ? Point(across, along) : Point(along, across)
        }
        let lines = [
            [point(middle, low), point(middle, high)], [point(middle - half, low), point(middle + half, low)],
            [point(middle - half, high), point(middle + half, high)],
        ]
        // An edge of the background keeps the line visible on a bar of any colour.
        return lines.map {
            .stroke(.polyline($0), plot.theme.background.opacity(0.7), StrokeStyle(width: 3, cap: .square))
        }
            + lines.map { .stroke(.polyline($0), plot.theme.ink, StrokeStyle(width: 1.25)) }
    }
}
