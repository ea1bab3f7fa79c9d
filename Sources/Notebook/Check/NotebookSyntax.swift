/// The letters of notebook syntax.
enum NotebookSyntax {
    /// Names of cells and parameters can stand in expressions: letters, digits, underscores, and hyphens between those,
    /// a letter or underscore first.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), text.utf8.last != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
            && !text.utf8.elementsEqual("-".utf8)
            && !zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: "-") && $1 == UInt8(ascii: "-") }
    }

    /// What to say about a name that is none.
    static let nameHint = "names are made of letters, digits, '_' and single '-', and begin with a letter"

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
