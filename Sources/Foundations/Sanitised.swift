/// Text of unknown origin made safe for a terminal: control characters, escape sequences among them, become U+FFFD.
enum Sanitised {
    static func character(_ character: Character) -> Character {
        let isControl = character.unicodeScalars.contains {
            $0.properties.generalCategory == .control || ("\u{202A}"..."\u{202E}").contains($0)
                || ("\u{2066}"..."\u{2069}").contains($0)
        }
        return isControl ? "\u{FFFD}" : character
    }

    /// Keeps line breaks, since messages may have several lines.
    static func text(_ text: String) -> String {
        String(text.map { $0 == "\n" ? $0 : character($0) })
    }
}
