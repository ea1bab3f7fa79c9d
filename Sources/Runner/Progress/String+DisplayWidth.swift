extension String {
    /// The columns a terminal gives this text; colour sequences take none.
    var displayWidth: Int {
        var width = 0
        var isInSequence = false
        for scalar in unicodeScalars {
            if isInSequence {
                isInSequence = !(scalar.properties.isAlphabetic)
            } else if scalar == "\u{1B}" {
                isInSequence = true
            } else {
                width += scalar.columns
            }
        }
        return width
    }

    /// The same text on one line, without characters that would move a terminal's cursor.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}

extension Unicode.Scalar {
    /// Columns by the usual rule: none for marks, two for East Asian wide characters and emoji.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
