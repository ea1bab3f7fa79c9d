import Foundations

/// A piece of text with the way back to its file.
package struct LocatedText: Sendable, Hashable {
    package let text: String
    /// Where the text as a whole came from.
    package let range: SourceRange
    /// The byte of the file at which the text begins, if it stands there byte for byte.
    private let lower: Int?

    /// Verbatim text of a file from `lower` on, or text that only came from `range` (escapes undone, parameters filled in).
    package init(_ text: String, range: SourceRange, lower: Int? = nil) {
        self.text = text
        self.range = range
        let end = lower.map { $0 + text.utf8.count }
        let isVerbatim =
            lower != nil && end! <= range.file.bytes.count && range.file.bytes[lower!..<end!].elementsEqual(text.utf8)
        self.lower = isVerbatim ? lower : nil
    }

    /// Text on its own, such as one from the command line.
    package init(_ text: String, name: String = "expression") {
        let file = SourceFile(path: name, text: text)
        self.init(text, range: file.range, lower: 0)
    }

    /// The place of some bytes of the text; of all of it where that is all that is known.
    package func range(_ bytes: Range<Int>) -> SourceRange {
        guard let lower else { return range }
        return SourceRange(file: range.file, lower: lower + bytes.lowerBound, upper: lower + bytes.upperBound)
    }
}
