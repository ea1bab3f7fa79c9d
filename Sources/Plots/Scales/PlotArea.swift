import Raster

/// The frame of a panel with its scales: maps data to points on the page.
package struct PlotArea: Sendable {
    /// Where the plot is, in points.
    package let frame: Rectangle
    /// The horizontal scale.
    package let x: Scale
    /// The vertical scale.
    package let y: Scale
    /// Colours and sizes.
    package let theme: Theme
    /// The letters.
    package let lettering: Lettering
    private let places: [String: Int]

    init(frame: Rectangle, x: Scale, y: Scale, theme: Theme, lettering: Lettering, places: [String: Int]) {
        self.frame = frame
        self.x = x
        self.y = y
        self.theme = theme
        self.lettering = lettering
        self.places = places
    }

    /// How a series looks, the same in every panel of a figure.
    package func style(of series: String) -> SeriesStyle {
        theme.style(places[series] ?? 0)
    }

    /// The horizontal position of a value; nil where there is none to show. What lies far outside comes back just far
    /// outside.
    package func x(_ value: Double) -> Double? {
        guard x.hasPlace(for: value) else { return nil }
        return frame.minX + min(max(x.fraction(of: value), -50), 50) * frame.width
    }

    /// The vertical position of a value, likewise; categories are counted from the top.
    package func y(_ value: Double) -> Double? {
        guard y.hasPlace(for: value) else { return nil }
        let fraction = min(max(y.fraction(of: value), -50), 50)
        return y.domain == nil ? frame.minY + fraction * frame.height : frame.maxY - fraction * frame.height
    }

    /// Where two numbers stand; nil where they are not on the axes.
    package func point(_ x: Double, _ y: Double) -> Point? {
        guard let x = self.x(x), let y = self.y(y) else { return nil }
        return Point(x, y)
    }

    /// The part of the width that belongs to a category.
    package func xBand(of category: String) -> ClosedRange<Double> {
        guard case .band(let scale) = x else { preconditionFailure("“\(category)” stands on an axis of numbers") }
        let band = scale.band(of: category)
        return frame.minX + band.lowerBound * frame.width...frame.minX + band.upperBound * frame.width
    }

    /// The part of the height that belongs to a category.
    package func yBand(of category: String) -> ClosedRange<Double> {
        guard case .band(let scale) = y else { preconditionFailure("“\(category)” stands on an axis of numbers") }
        let band = scale.band(of: category)
        return frame.minY + band.lowerBound * frame.height...frame.minY + band.upperBound * frame.height
    }

    /// Items cut off at the frame, up to the width of a line.
    package func clipped(_ name: String, _ items: [Scene.Item]) -> Scene.Item {
        .group(name, clip: frame.inset(by: -1), items)
    }

    /// The runs of places at which two lists of numbers have a point; they end where a value is missing, and where an
    /// axis is broken.
    func runs(_ x: [Double], _ y: [Double]) -> [[Int]] {
        runs(x) {
            point(x[$0], y[$0]) != nil
        } joins: {
            self.y.joins(y[$0], y[$1])
        }
    }

    /// The runs of places at which a list of x has a place and something is present.
    func runs(
        _ x: [Double], isPresent: (Int) -> Bool, joins: (Int, Int) -> Bool = { _, _ in true }
    ) -> [[Int]] {
        var runs: [[Int]] = []
        for index in x.indices where self.x.hasPlace(for: x[index]) && isPresent(index) {
            if let last = runs.last?.last, last == index - 1, self.x.joins(x[last], x[index]), joins(last, index) {
                runs[runs.count - 1].append(index)
            } else {
                runs.append([index])
            }
        }
        return runs
    }

    /// The lines through data points; points without a neighbour are left out.
    func lines(_ x: [Double], _ y: [Double]) -> [[Point]] {
        runs(x, y).filter { $0.count > 1 }.map { $0.compactMap { point(x[$0], y[$0]) } }
    }
}
