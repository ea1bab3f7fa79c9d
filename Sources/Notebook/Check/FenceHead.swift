import Foundations

/// The first line of a fence in its file: where the words of the info string stand.
struct FenceHead {
    /// The words after `d3gzsl`.
    let words: [Located<String>]
    /// Of these words; of `d3gzsl` if there are none.
    let range: SourceRange
    let isTilde: Bool
    let fenceLength: Int

    init(_ fence: SourceRange) {
        let file = fence.file
        let line = file.lineRange(file.line(utf8Offset: fence.lower))
        var index = fence.lower
        let mark = file.bytes[index]
        while index < line.upperBound, file.bytes[index] == mark { index += 1 }
        isTilde = mark == UInt8(ascii: "~")
        fenceLength = index - fence.lower
        var words: [Located<String>] = []
        while index < line.upperBound {
            while index < line.upperBound, Self.isSpace(file.bytes[index]) { index += 1 }
            let start = index
            while index < line.upperBound, !Self.isSpace(file.bytes[index]) { index += 1 }
            if index > start {
                let range = SourceRange(file: file, lower: start, upper: index)
                words.append(Located(range.text, at: range))
            }
        }
        let first = words.first?.range ?? fence
        self.words = Array(words.dropFirst())
        range = SourceRange(
            file: file, lower: self.words.first?.range.lower ?? first.lower,
            upper: words.last?.range.upper ?? first.upper)
    }

    /// Whether a line ends the fence.
    func isClosing(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        let marks = text.prefix { $0 == (isTilde ? "~" : "`") }
        return line.count - text.count < 4 && marks.count >= fenceLength
            && text.dropFirst(marks.count).allSatisfy { $0 == " " || $0 == "\t" }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
