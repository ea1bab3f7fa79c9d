import Foundations
import Raster

/// A colour key as a horizontal strip with its label and the numbers at its ends.
struct ColorKeyStrip {
    private let key: ColorKey
    private let theme: Theme
    private let lettering: Lettering
    private let label: [String]
    private let low: String
    private let high: String
    private let isBeside: Bool
    private let barWidth: Double
    private static let gap = 7.0

    init(_ key: ColorKey, width: Double, theme: Theme, lettering: Lettering) {
        self.key = key
        self.theme = theme
        self.lettering = lettering
        let size = theme.smallTextSize
        low = NumberText.label.brief(key.range.lowerBound, plain: -3...5)
        high = NumberText.label.brief(key.range.upperBound, plain: -3...5)
        let ends = lettering.width(low, size: size) + lettering.width(high, size: size)
        barWidth = max(20, min(120, width - ends - 2 * Self.gap))
        let strip = ends + barWidth + 2 * Self.gap
        isBeside = lettering.width(key.label, size: size) + 14 + strip <= width
        label = lettering.wrapped(key.label, size: size, width: width, lines: 2)
    }

    private var lineHeight: Double { lettering.lineHeight(size: theme.smallTextSize) }
    var height: Double { (isBeside ? 1 : Double(label.count + 1)) * lineHeight + 6 }

    func items(at origin: Point) -> [Scene.Item] {
        let size = theme.smallTextSize
        func text(_ string: String, _ x: Double, _ row: Int) -> Scene.Item {
            let at = Point(x, origin.y + (Double(row) + 0.5) * lineHeight)
            return .text(
                Scene.Text(string, at: at, anchor: TextAnchor(.start, .middle), size: size, color: theme.mutedInk))
        }
        var items = label.enumerated().map { text($1, origin.x, $0) }
        let row = isBeside ? 0 : label.count
        var x = origin.x + (isBeside ? lettering.width(key.label, size: size) + 14 : 0)
        items.append(text(low, x, row))
        x += lettering.width(low, size: size) + Self.gap
        let bar = Rectangle(x: x, y: origin.y + Double(row) * lineHeight + 2, width: barWidth, height: lineHeight - 4)
        let ramp = theme.ramp(key.ramp)
        let pixels = (0..<256).map { ramp.color(at: Double($0) / 255).packed }
        items.append(.image(Image(width: 256, height: 1, pixels: pixels), in: bar, .smooth))
        items.append(.stroke(.rectangle(bar), theme.axis, StrokeStyle(width: 0.75)))
        items.append(text(high, bar.maxX + Self.gap, row))
        return items
    }
}
