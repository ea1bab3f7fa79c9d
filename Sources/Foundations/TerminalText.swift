/// Text as a terminal shows it: how wide it is, and what of it is safe to show.
public enum TerminalText {
    /// Columns of one character: 0 for what only modifies its neighbour, 2 for wide East Asian characters and emoji,
    /// else 1.
    public static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        // The shortest way for nearly every character.
        if first.value < 0x7F, character.utf8.count == 1 { return first.value < 0x20 ? 0 : 1 }
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(first) ? 2 : 1
        }
    }

    /// Columns of a text; colour sequences take none.
    public static func width(of text: some StringProtocol) -> Int {
        var width = 0
        var isInSequence = false
        for character in text {
            if isInSequence {
                // "ESC [", parameters, and a letter that ends it.
                isInSequence = !character.isLetter
            } else if character == "\u{1B}" {
                isInSequence = true
            } else {
                width += self.width(of: character)
            }
        }
        return width
    }

    /// A text of unknown origin made safe: control characters, escape sequences among them, and those that turn the
    /// direction of writing become U+FFFD. Line breaks stay, since messages may have several lines.
    public static func sanitised(_ text: String) -> String {
        String(text.map { $0 == "\n" ? $0 : sanitised($0) })
    }

    /// A character of unknown origin made safe, a line break too.
    public static func sanitised(_ character: Character) -> Character {
        character.unicodeScalars.contains(where: isUnsafe) ? "\u{FFFD}" : character
    }

    /// A text of unknown origin on one line: what would move the cursor, or turn the direction of writing, is a blank.
    public static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isUnsafe($0) ? " " : $0 }))
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return scalar.properties.generalCategory == .control || ("\u{202A}"..."\u{202E}").contains(scalar)
            || ("\u{2066}"..."\u{2069}").contains(scalar)
    }

    /// Unicode's East Asian Width classes W and F, by block.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x1100 { return false }
        if scalar.properties.isEmojiPresentation { return true }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return true
        default: return false
        }
    }
}
