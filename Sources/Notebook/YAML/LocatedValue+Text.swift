import Foundations

extension LocatedValue {
    /// A scalar's text with the place of each of its bytes, if it stands in the file as it is, quoted or not.
    var locatedText: LocatedText? {
        guard let text else { return nil }
        return LocatedText(scalar: text, in: range).followed()
    }

    /// Whether the scalar is written as text: in quotes, or as a block after `|` or `>`.
    var isQuoted: Bool {
        guard !range.isEmpty else { return false }
        return "'\"|>".utf8.contains(range.file.bytes[range.lower])
    }
}
