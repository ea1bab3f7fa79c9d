/// A colour in sRGB with straight (not premultiplied) alpha, eight bits a channel.
public struct Color: Hashable, Sendable, Codable {
    /// 0 to 255.
    public var red: UInt8
    /// 0 to 255.
    public var green: UInt8
    /// 0 to 255.
    public var blue: UInt8
    /// 255 is opaque, 0 is invisible.
    public var alpha: UInt8

    /// A colour of its channels.
    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// An opaque colour written as in a style sheet: `Color(0x0072B2)`.
    public init(_ hex: UInt32) {
        precondition(hex <= 0xFFFFFF, "a colour is written 0xRRGGBB, not 0x\(String(hex, radix: 16))")
        self.init(packed: hex | 0xFF00_0000)
    }

    /// A colour from `0xAARRGGBB`, the layout of `Image.pixels`.
    public init(packed: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: packed >> 16), green: UInt8(truncatingIfNeeded: packed >> 8),
            blue: UInt8(truncatingIfNeeded: packed), alpha: UInt8(truncatingIfNeeded: packed >> 24))
    }

    /// `0xAARRGGBB`.
    public var packed: UInt32 {
        UInt32(alpha) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }

    /// Transparent.
    public static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)
    /// Opaque white.
    public static let white = Color(0xFFFFFF)
    /// Opaque black.
    public static let black = Color(0x000000)

    /// This colour with its alpha multiplied by `opacity` (0…1).
    public func opacity(_ opacity: Double) -> Color {
        precondition((0...1).contains(opacity), "an opacity lies in 0…1, not \(opacity)")
        var color = self
        color.alpha = UInt8((Double(alpha) * opacity).rounded())
        return color
    }

    /// The colour `fraction` of the way from this one (0) to `other` (1), channel by channel in sRGB.
    public func mixed(with other: Color, fraction: Double) -> Color {
        precondition((0...1).contains(fraction), "a fraction lies in 0…1, not \(fraction)")
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8((Double(a) + (Double(b) - Double(a)) * fraction).rounded())
        }
        return Color(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
            alpha: mix(alpha, other.alpha))
    }
}

extension Color: CustomStringConvertible {
    /// `#RRGGBB`, followed by `AA` where the colour is not opaque.
    public var description: String {
        func hex(_ value: UInt8) -> String {
            let digits = String(value, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "#" + hex(red) + hex(green) + hex(blue) + (alpha == 255 ? "" : hex(alpha))
    }
}
