import Foundation

/// A colour that a formula names: red, green and blue of a screen (sRGB).
struct MathColor: Hashable, Sendable {
    /// From 0 to 1.
    var red: Double
    var green: Double
    var blue: Double

    init(red: Double, green: Double, blue: Double) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    init(hexadecimal: UInt32) {
        red = Double(hexadecimal >> 16 & 255) / 255
        green = Double(hexadecimal >> 8 & 255) / 255
        blue = Double(hexadecimal & 255) / 255
    }

    /// `#rrggbb`
    var hexadecimal: String {
        "#"
            + [red, green, blue].map { part in
                let byte = UInt8((min(max(part, 0), 1) * 255).rounded())
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
    }

    /// The page on a light and on a dark screen, and its ink.
    static let lightGround = MathColor(hexadecimal: 0xFDFDFC)
    static let darkGround = MathColor(hexadecimal: 0x15171A)
    static let lightInk = MathColor(hexadecimal: 0x1C1D1F)
    static let darkInk = MathColor(hexadecimal: 0xE3E5E8)

    /// What text needs to stand out from its ground, by the Web Content Accessibility Guidelines 2.2, 1.4.3.
    private static let readableContrast = 4.5

    /// This colour, or the one nearest to it on the way to another that stands out from a ground.
    func readable(on ground: MathColor, towards end: MathColor) -> MathColor {
        for step in 0...20 {
            let color = mixed(with: end, share: Double(step) / 20)
            if color.contrast(to: ground) >= Self.readableContrast { return color }
        }
        return end
    }

    func mixed(with other: MathColor, share: Double) -> MathColor {
        MathColor(
            red: red + (other.red - red) * share, green: green + (other.green - green) * share,
            blue: blue + (other.blue - blue) * share)
    }

    /// Between 1 and 21.
    func contrast(to other: MathColor) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    private var luminance: Double {
        func linear(_ part: Double) -> Double {
            part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}

// Colours as LaTeX writes them
extension MathColor {
    /// A colour of a model of the package xcolor; `nil` where the text is none.
    init?(_ text: String, model: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
            Double($0.trimmingPrefix(" ").replacing(" ", with: ""))
        }
        let numbers = parts.compactMap(\.self)
        let isComplete = numbers.count == parts.count && numbers.allSatisfy { $0 >= 0 }
        switch model {
        case "HTML", "html":
            let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
            guard digits.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
            self.init(hexadecimal: value)
        case "rgb":
            guard isComplete, numbers.count == 3, numbers.allSatisfy({ $0 <= 1 }) else { return nil }
            self.init(red: numbers[0], green: numbers[1], blue: numbers[2])
        case "RGB":
            guard isComplete, numbers.count == 3, numbers.allSatisfy({ $0 <= 255 }) else { return nil }
            self.init(red: numbers[0] / 255, green: numbers[1] / 255, blue: numbers[2] / 255)
        case "gray":
            guard isComplete, numbers.count == 1, numbers[0] <= 1 else { return nil }
            self.init(red: numbers[0], green: numbers[0], blue: numbers[0])
        case "cmyk":
            guard isComplete, numbers.count == 4, numbers.allSatisfy({ $0 <= 1 }) else { return nil }
            let white = 1 - numbers[3]
            self.init(red: (1 - numbers[0]) * white, green: (1 - numbers[1]) * white, blue: (1 - numbers[2]) * white)
        default: return nil
        }
    }

    static let models = ["HTML", "rgb", "RGB", "gray", "cmyk"]

    /// The colours that LaTeX's package xcolor has by name, those of its option dvipsnames included.
    static let names: [String: UInt32] = [
        "black": 0x000000, "blue": 0x0000FF, "brown": 0xBF8040, "cyan": 0x00FFFF, "darkgray": 0x404040,
        "gray": 0x808080, "green": 0x00FF00, "lightgray": 0xBFBFBF, "lime": 0xBFFF00, "magenta": 0xFF00FF,
        "olive": 0x808000, "orange": 0xFF8000, "pink": 0xFFBFBF, "purple": 0xBF0040, "red": 0xFF0000, "teal": 0x008080,
        "violet": 0x800080, "white": 0xFFFFFF, "yellow": 0xFFFF00, "grey": 0x808080,
        "Apricot": 0xFBB982, "Aquamarine": 0x00B5BE, "Bittersweet": 0xC04F17, "Black": 0x221E1F, "Blue": 0x2D2F92,
        "BlueGreen": 0x00B3B8, "BlueViolet": 0x473992, "BrickRed": 0xB6321C, "Brown": 0x792500,
        "BurntOrange": 0xF7921D, "CadetBlue": 0x74729A, "CarnationPink": 0xF282B4, "Cerulean": 0x00A2E3,
        "CornflowerBlue": 0x41B0E4, "Cyan": 0x00AEEF, "Dandelion": 0xFDBC42, "DarkOrchid": 0xA4538A,
        "Emerald": 0x00A99D, "ForestGreen": 0x009B55, "Fuchsia": 0x8C368C, "Goldenrod": 0xFFDF42, "Gray": 0x949698,
        "Green": 0x00A64F, "GreenYellow": 0xDFE674, "JungleGreen": 0x00A99A, "Lavender": 0xF49EC4,
        "LimeGreen": 0x8DC73E, "Magenta": 0xEC008C, "Mahogany": 0xA9341F, "Maroon": 0xAF3235, "Melon": 0xF89E7B,
        "MidnightBlue": 0x006795, "Mulberry": 0xA93C93, "NavyBlue": 0x006EB8, "OliveGreen": 0x3C8031,
        "Orange": 0xF58137, "OrangeRed": 0xED135A, "Orchid": 0xAF72B0, "Peach": 0xF7965A, "Periwinkle": 0x7977B8,
        "PineGreen": 0x008B72, "Plum": 0x92268F, "ProcessBlue": 0x00B0F0, "Purple": 0x99479B, "RawSienna": 0x974006,
        "Red": 0xED1B23, "RedOrange": 0xF26035, "RedViolet": 0xA1246B, "Rhodamine": 0xEF559F, "RoyalBlue": 0x0071BC,
        "RoyalPurple": 0x613F99, "RubineRed": 0xED017D, "Salmon": 0xF69289, "SeaGreen": 0x3FBC9D, "Sepia": 0x671800,
        "SkyBlue": 0x46C5DD, "SpringGreen": 0xC6DC67, "Tan": 0xDA9D76, "TealBlue": 0x00AEB3, "Thistle": 0xD883B7,
        "Turquoise": 0x00B4CE, "Violet": 0x58429B, "VioletRed": 0xEF58A0, "White": 0xFFFFFF, "WildStrawberry": 0xEE2967,
        "Yellow": 0xFFF200, "YellowGreen": 0x98CC70, "YellowOrange": 0xFAA21A,
    ]
}
