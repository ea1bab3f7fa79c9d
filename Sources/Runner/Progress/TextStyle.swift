import Glibc

/// What a terminal can show.
package struct TextStyle: Hashable, Sendable {
    package var colour: Bool
    /// Symbols beyond ASCII.
    package var unicode: Bool

    package init(colour: Bool, unicode: Bool) {
        self.colour = colour
        self.unicode = unicode
    }

    /// As the environment asks: no colour with `NO_COLOR`, ASCII in a locale that is not UTF-8.
    package init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        unicode = locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
        colour = environment["NO_COLOR", default: ""].isEmpty
    }

    enum Colour: Int {
        case red = 31
        case green = 32
        case yellow = 33
        case blue = 34
        case grey = 90
    }

    func paint(_ text: String, _ paint: Colour) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A bar of so many columns, filled to a fraction in steps of half a column.
    func bar(_ fraction: Double, width: Int) -> String {
        let halves = Int((min(max(fraction, 0), 1) * Double(2 * width)).rounded(.down))
        guard unicode else {
            return String(repeating: "#", count: halves / 2) + String(repeating: ".", count: width - halves / 2)
        }
        let full = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
        return paint(full, .blue) + paint(String(repeating: "─", count: width - (halves + 1) / 2), .grey)
    }

    /// Cuts a text to so many columns, with a mark that something is missing.
    func truncate(_ text: String, to width: Int) -> String {
        guard text.displayWidth > width else { return text }
        let mark = unicode ? "…" : "~"
        var result = ""
        var used = mark.displayWidth
        guard used <= width else { return "" }
        for character in text {
            used += String(character).displayWidth
            if used > width { break }
            result.append(character)
        }
        while result.last == " " { result.removeLast() }
        return result + mark
    }

    func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.displayWidth))
    }
}
