import Foundations

/// What a terminal can show.
package struct TextStyle: Hashable, Sendable {
    /// Whether colours are used.
    package var colour: Bool
    /// Symbols beyond ASCII.
    package var unicode: Bool

    /// A style for what the terminal can show.
    package init(colour: Bool, unicode: Bool) {
        self.colour = colour
        self.unicode = unicode
    }

    /// As the environment asks: no colour with `NO_COLOR`, ASCII in a locale that is not UTF-8.
    package init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        unicode = locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
        colour = TerminalStyle.isColourWanted(environment: environment)
    }

    func paint(_ text: String, _ style: TerminalStyle) -> String { colour ? style.paint(text) : text }

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
        guard TerminalText.width(of: text) > width else { return text }
        let mark = unicode ? "…" : "~"
        var result = ""
        var used = TerminalText.width(of: mark)
        guard used <= width else { return "" }
        for character in text {
            used += TerminalText.width(of: character)
            if used > width { break }
            result.append(character)
        }
        while result.last == " " { result.removeLast() }
        return result + mark
    }

    func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TerminalText.width(of: text)))
    }
}
