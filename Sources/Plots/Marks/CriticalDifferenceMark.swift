import Foundations
import Raster

/// Mean ranks of methods on an axis, with bars over those that a test does not tell apart, and the critical difference
/// as a ruler.
///
/// It has an axis of its own, above its lines, and fills a panel alone; its panel shows no ticks. Source: Demšar,
/// "Statistical comparisons of classifiers over multiple data sets", JMLR 2006.
package struct CriticalDifferenceMark: Mark {
    /// A method with its place.
    package struct Method: Sendable, Hashable {
        /// As its line is labelled.
        package var name: String
        /// From 1, the best, to the number of methods.
        package var meanRank: Double

        /// A method with its place.
        package init(name: String, meanRank: Double) {
            self.name = name
            self.meanRank = meanRank
        }
    }

    /// Best first.
    package let methods: [Method]
    /// How far mean ranks lie apart that differ.
    package let criticalDifference: Double
    /// Places in `methods`, best first, of those that the test does not tell apart.
    package let groups: [[Int]]
    /// What is written beside the ruler: "CD = 1.25".
    package let rulerText: String

    /// - Parameters:
    ///   - methods: at least two, in any order.
    ///   - test: tells which of them differ.
    ///   - level: of the test, as the ruler says it: "at α = 0.05".
    package init(_ methods: [Method], test: NemenyiTest, level: String) {
        precondition(methods.count > 1, "\(methods.count) methods have no ranks")
        let sorted = methods.enumerated().sorted { ($0.1.meanRank, $0.0) < ($1.1.meanRank, $1.0) }.map(\.1)
        self.methods = zip(sorted, sorted.map(\.name).numberedApart).map { .init(name: $1, meanRank: $0.meanRank) }
        criticalDifference = test.criticalDifference
        groups = test.groups(sorted.map(\.meanRank))
        rulerText = "critical difference \(NumberText.label.fixed(test.criticalDifference, decimals: 2)) \(level)"
    }

    package var channels: [Channel] { [.categories(.x, [""]), .categories(.y, methods.map(\.name))] }

    /// How high the frame of a panel has to be, in points.
    package func height(_ theme: Theme) -> Double {
        Place(self, frame: Rectangle(x: 0, y: 0, width: 1, height: 1), theme: theme).bottom
    }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let theme = plot.theme
        var place = Place(self, frame: plot.frame, theme: theme)
        let widest = place.frame.width * 0.34
        let names = plot.lettering.shortened(methods.map(\.name), size: theme.smallTextSize, width: widest)
        place.fit(
            labels: names.map { plot.lettering.width($0, size: theme.smallTextSize) }, count: methods.count,
            criticalDifference)
        return [
            .group("ruler", clip: nil, ruler(place)), .group("methods", clip: nil, lines(place, names)),
            .group("groups", clip: nil, bars(place)), .group("axis", clip: nil, axis(place, plot.lettering)),
        ]
    }

    /// The critical difference as a length of the axis.
    private func ruler(_ place: Place) -> [Scene.Item] {
        let (start, end) = (place.x(1), place.x(1 + criticalDifference))
        let y = place.ruler
        let ends = [start, end].map {
            Scene.Item.line(from: Point($0, y - 4), to: Point($0, y + 4), place.theme.ink, width: 1.5)
        }
        let text = Scene.Text(
            rulerText, at: Point(start, y - 7), anchor: TextAnchor(.start, .bottom), size: place.theme.smallTextSize,
            color: place.theme.mutedInk)
        return [.line(from: Point(start, y), to: Point(end, y), place.theme.ink, width: 1.5)] + ends + [.text(text)]
    }

    private func axis(_ place: Place, _ lettering: Lettering) -> [Scene.Item] {
        let theme = place.theme
        let widest = lettering.width("\(methods.count)", size: theme.smallTextSize) + 7
        // Numbers that would touch are left out, evenly.
        let step = (1...methods.count).first { place.unit * Double($0) >= widest } ?? methods.count
        let ticks = (1...methods.count).flatMap { rank -> [Scene.Item] in
            let x = place.x(Double(rank))
            let isNamed = (rank - 1).isMultiple(of: step)
            let line = Scene.Item.line(
                from: Point(x, place.axis - (isNamed ? 6 : 3)), to: Point(x, place.axis), theme.axis, width: 1)
            guard isNamed else { return [line] }
            let text = Scene.Text(
                "\(rank)", at: Point(x, place.axis - 8), anchor: TextAnchor(.middle, .bottom),
                size: theme.smallTextSize, color: theme.mutedInk)
            return [line, .text(text)]
        }
        let ends = [1, Double(methods.count)].map { Point(place.x($0), place.axis) }
        let points = methods.map { method in
            Scene.Item.fill(
                .marker(.circle, at: Point(place.x(method.meanRank), place.axis), radius: 3), theme.ink)
        }
        return [.line(from: ends[0], to: ends[1], theme.axis, width: 1.5)] + ticks + points
    }

    /// From the axis down to the row of the label, and along it to the side: the better half to the left.
    private func lines(_ place: Place, _ names: [String]) -> [Scene.Item] {
        let theme = place.theme
        return methods.indices.flatMap { index -> [Scene.Item] in
            let x = place.x(methods[index].meanRank)
            let isLeft = index < place.leftCount
            // The outermost is next to the axis, so that no line crosses another.
            let y = place.row(isLeft ? index : methods.count - 1 - index)
            let end = isLeft ? place.left : place.right
            let text = Scene.Text(
                names[index], at: Point(end + (isLeft ? -5 : 5), y),
                anchor: TextAnchor(isLeft ? .end : .start, .middle),
                size: theme.smallTextSize, color: theme.ink)
            let line = Scene.Shape.polyline([Point(x, place.axis), Point(x, y), Point(end, y)])
            return [.stroke(line, theme.mutedInk, StrokeStyle(width: 1.25)), .text(text)]
        }
    }

    private func bars(_ place: Place) -> [Scene.Item] {
        zip(groups, levels).map { group, level in
            let y = place.bar(level)
            let ends = [group[0], group[group.count - 1]].map { place.x(methods[$0].meanRank) }
            return .line(
                from: Point(ends[0] - 3, y), to: Point(ends[1] + 3, y), place.theme.palette[0], width: 4, cap: .round)
        }
    }

    /// How deep each bar lies: as near to the axis as those that reach to the same ranks let it.
    private var levels: [Int] {
        var levels: [Int] = []
        for (index, group) in groups.enumerated() {
            let taken = (0..<index).filter { groups[$0][groups[$0].count - 1] >= group[0] }.map { levels[$0] }
            levels.append((0...).first { !taken.contains($0) } ?? 0)
        }
        return levels
    }

    package func summary(x: String, y: String) -> String {
        let ranks = methods.map { "\($0.name) \(Self.text($0.meanRank))" }.joined(separator: ", ")
        let alike = groups.map { group in group.map { methods[$0].name }.joined(separator: ", ") }
        return "Best first: \(ranks). \(rulerText.prefix(1).uppercased() + rulerText.dropFirst()). "
            + (alike.isEmpty
                ? "All differ." : "Not told apart: \(alike.joined(separator: "; ")).")
    }

    package func table(x: String, y: String) -> DataTable? {
        DataTable(header: ["Method", y], rows: methods.map { [$0.name, Self.text($0.meanRank)] })
    }

    private static func text(_ rank: Double) -> String { NumberText.label.fixed(rank, decimals: 2) }
}

extension CriticalDifferenceMark {
    /// Where the parts of the diagram lie, from the top: ruler, axis, bars, rows of labels.
    private struct Place {
        let frame: Rectangle
        let theme: Theme
        /// How many labels stand on the left.
        let leftCount: Int
        private let levelCount: Int
        /// Where the lines of the left and right labels end.
        private(set) var left = 0.0
        private(set) var right = 0.0
        /// Points from a rank to the next.
        private(set) var unit = 1.0

        init(_ mark: CriticalDifferenceMark, frame: Rectangle, theme: Theme) {
            self.frame = frame
            self.theme = theme
            leftCount = (mark.methods.count + 1) / 2
            levelCount = (mark.levels.max() ?? -1) + 1
        }

        private var line: Double { theme.smallTextSize * 1.2 }
        var ruler: Double { frame.minY + line + 10 }
        var axis: Double { ruler + line + 22 }
        func bar(_ level: Int) -> Double { axis + 11 + 9 * Double(level) }
        func row(_ place: Int) -> Double { bar(levelCount) + 9 + line / 2 + (line + 4) * Double(place) }
        /// Of the lowest label.
        var bottom: Double { row(leftCount - 1) + line / 2 + 4 }
        func x(_ rank: Double) -> Double { left + 14 + unit * (rank - 1) }

        /// Divides the width between labels and axis. The ruler has to fit too, over the labels of the right.
        mutating func fit(labels: [Double], count: Int, _ criticalDifference: Double) {
            left = frame.minX + (labels[..<leftCount].max() ?? 0) + 6
            right = frame.maxX - (labels[leftCount...].max() ?? 0) - 6
            let room = frame.maxX - left - 16
            unit = max(1, min((right - left - 28) / Double(count - 1), room / criticalDifference))
            right = x(Double(count)) + 14
        }
    }
}
