import Raster

extension AxisLabels {
    /// The labels of a scale of numbers.
    init(_ scale: ContinuousScale, theme: Theme, lettering: Lettering) {
        let labels = scale.labelled.map { Label(fraction: scale.fraction(of: $0.value), lines: [$0.label]) }
        self.init(labels, theme: theme, lettering: lettering)
    }

    /// Every label, or every second, …: the first selection that fits.
    func thinned(_ fits: (AxisLabels) -> Bool) -> AxisLabels {
        for skip in 1...max(1, labels.count) {
            let kept = labels.enumerated().filter { $0.offset.isMultiple(of: skip) }.map(\.element)
            let selection = AxisLabels(kept, direction: direction, size: size, color: color, lettering: lettering)
            if fits(selection) { return selection }
        }
        return self
    }

    /// The names of categories below a frame: in one line, else in up to three, else slanted, else upright, else only
    /// every so many of them.
    init(below scale: BandScale, width: Double, theme: Theme, lettering: Lettering) {
        let size = theme.smallTextSize
        let step = width / Double(max(1, scale.categories.count))
        let lineHeight = lettering.lineHeight(size: size)
        for lines in 1...3
        where scale.categories.allSatisfy({ lettering.fits($0, size: size, width: step - Self.gap, lines: lines) }) {
            let labels = scale.categories.map {
                lettering.wrapped($0, size: size, width: step - Self.gap, lines: lines)
            }
            self.init(Self.labels(scale, labels), theme: theme, lettering: lettering)
            return
        }
        let short = lettering.shortened(scale.categories, size: size, width: Self.longestTurned)
        let cut = Self.labels(scale, short.map { [$0] })
        if step >= lineHeight * 2.0.squareRoot() {
            self.init(cut, direction: .slanted, theme: theme, lettering: lettering)
        } else {
            self.init(
                Self.thinned(cut, step: step, need: lineHeight), direction: .vertical, theme: theme,
                lettering: lettering)
        }
    }

    /// The names of categories to the left of a frame, in up to two lines of at most `width`.
    init(leftOf scale: BandScale, height: Double, width: Double, theme: Theme, lettering: Lettering) {
        let size = theme.smallTextSize
        let step = height / Double(max(1, scale.categories.count))
        let lineHeight = lettering.lineHeight(size: size)
        let lines = step >= 2.2 * lineHeight ? 2 : 1
        let names = lettering.wrappedApart(scale.categories, size: size, width: width, lines: lines)
        let labels = Self.labels(scale, names)
        self.init(Self.thinned(labels, step: step, need: lineHeight), theme: theme, lettering: lettering)
    }

    /// The longest label that is turned, in points.
    private static let longestTurned = 150.0

    private static func labels(_ scale: BandScale, _ lines: [[String]]) -> [Label] {
        zip(scale.categories, lines).map { category, lines in
            let band = scale.band(of: category)
            return Label(fraction: (band.lowerBound + band.upperBound) / 2, lines: lines)
        }
    }

    private static func thinned(_ labels: [Label], step: Double, need: Double) -> [Label] {
        let skip = max(1, Int((need / step).rounded(.up)))
        return labels.enumerated().filter { $0.offset.isMultiple(of: skip) }.map(\.element)
    }
}
