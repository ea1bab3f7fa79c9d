#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Color {
    /// Relative luminance, 0 (black) to 1 (white), of the colour as if opaque. Formula: WCAG 2.2, "relative luminance".
    public var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio between two opaque colours, 1 (none) to 21 (black on white). Formula: WCAG 2.2, "contrast ratio".
    public func contrast(with other: Color) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}
