import Raster

extension Lettering {
    /// The text in as few lines as fit into a width, broken after spaces, hyphens, slashes and underscores; what does
    /// not fit is cut off with “…”.
    ///
    /// - Parameter lines: the most lines to use.
    func wrapped(
        _ text: String, size: Double, weight: Font.Weight = .regular, width: Double, lines limit: Int
    ) -> [String] {
        var lines: [String] = []
        var current = ""
        var pieces = Self.pieces(text)[...]
        while let piece = pieces.first {
            let longer = current + piece
            if current.isEmpty || self.width(longer.trimmingEnd, size: size, weight: weight) <= width {
                current = longer
                pieces.removeFirst()
            } else if lines.count + 1 < limit {
                lines.append(current.trimmingEnd)
                current = ""
            } else {
                current += pieces.joined()
                pieces = []
            }
        }
        if !current.isEmpty || lines.isEmpty { lines.append(current.trimmingEnd) }
        return lines.map { truncated($0, size: size, weight: weight, width: width) }
    }

    /// The text, or its beginning and “…” where it is wider than a width.
    func truncated(_ text: String, size: Double, weight: Font.Weight = .regular, width: Double) -> String {
        guard self.width(text, size: size, weight: weight) > width else { return text }
        let characters = Array(text)
        // The longest beginning that fits: a label may be as long as a book.
        var (fitting, tooLong) = (0, characters.count)
        while tooLong - fitting > 1 {
            let middle = (fitting + tooLong) / 2
            let candidate = String(characters[..<middle]).trimmingEnd + "…"
            if self.width(candidate, size: size, weight: weight) <= width { fitting = middle } else { tooLong = middle }
        }
        return String(characters[..<fitting]).trimmingEnd + "…"
    }

    /// Whether a text is shown whole in lines of a width.
    func fits(_ text: String, size: Double, width: Double, lines limit: Int) -> Bool {
        wrapped(text, size: size, width: width, lines: limit).joined().filter { !$0.isWhitespace }
            == text.filter { !$0.isWhitespace }
    }

    /// The parts between which a line may break; each keeps the character it ends with.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        for character in text {
            current.append(character == "\n" || character == "\t" ? " " : character)
            if " \n\t-–/_".contains(character) {
                pieces.append(current)
                current = ""
            }
        }
        if !current.isEmpty { pieces.append(current) }
        return pieces
    }
}

extension String {
    /// Without spaces at the end.
    var trimmingEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
