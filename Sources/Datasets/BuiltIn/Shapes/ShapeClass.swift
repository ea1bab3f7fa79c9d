import Raster

/// What the pictures of one class have in common: one value of each of six attributes.
struct ShapeClass: Sendable, Hashable {
    enum Extent: String, Sendable, CaseIterable { case small, large }
    enum Hue: String, Sendable, CaseIterable { case red, orange, yellow, green, blue, purple }
    enum Pattern: String, Sendable, CaseIterable { case plain, striped, dotted, checked }
    enum Form: String, Sendable, CaseIterable { case circle, square, triangle, star, cross, crescent }
    enum Border: String, Sendable, CaseIterable {
        case none = "no border"
        case black = "black border"
        case white = "white border"
    }
    enum Ground: String, Sendable, CaseIterable {
        case paper = "on paper"
        case grass = "on grass"
        case slate = "on slate"
    }

    let extent: Extent
    let hue: Hue
    let pattern: Pattern
    let form: Form
    let border: Border
    let ground: Ground

    init(_ extent: Extent, _ hue: Hue, _ pattern: Pattern, _ form: Form, _ border: Border, _ ground: Ground) {
        self.extent = extent
        self.hue = hue
        self.pattern = pattern
        self.form = form
        self.border = border
        self.ground = ground
    }

    /// "large red striped triangle, black border, on grass".
    var name: String {
        let words = [extent.rawValue, hue.rawValue] + (pattern == .plain ? [] : [pattern.rawValue]) + [form.rawValue]
        return "\(words.joined(separator: " ")), \(border.rawValue), \(ground.rawValue)"
    }
}

extension Color {
    /// An opaque colour by hue (degrees), saturation and value (0 … 1, what lies outside is cut off).
    init(hue: Double, saturation: Double, value: Double) {
        let saturation = min(max(saturation, 0), 1)
        let value = min(max(value, 0), 1)
        let turn = hue.truncatingRemainder(dividingBy: 360)
        let sector = (turn < 0 ? turn + 360 : turn) / 60
        func channel(_ offset: Double) -> UInt8 {
            let k = (offset + sector).truncatingRemainder(dividingBy: 6)
            let part = value - value * saturation * max(0, min(k, 4 - k, 1))
            return UInt8((part * 255).rounded())
        }
        self.init(red: channel(5), green: channel(3), blue: channel(1))
    }
}
