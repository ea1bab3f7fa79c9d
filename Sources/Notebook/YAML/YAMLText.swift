import Foundations

/// YAML cut out of a file, with the way back: each of its lines stands in the file as it is, perhaps after an
/// indentation.
struct YAMLText: Sendable {
    let text: String
    let bytes: [UInt8]
    let file: SourceFile
    /// Where stretches that are the same in both begin, in the text and in the file.
    private let stretches: [(text: Int, file: Int)]
    /// Lines as a YAML parser counts them: it breaks lines at U+0085, U+2028 and U+2029 too.
    private let lineStarts: [Int]

    private init(text: String, file: SourceFile, stretches: [(text: Int, file: Int)]) {
        self.text = text
        self.file = file
        self.stretches = stretches
        bytes = Array(text.utf8)
        lineStarts = Self.lineStarts(of: bytes)
    }

    /// A stretch of a file.
    init(_ range: SourceRange) {
        self.init(text: range.text, file: range.file, stretches: [(0, range.lower)])
    }

    /// The body of a fence whose first line is `firstLine`. The fence's own indentation is not part of the text.
    init(fence text: String, in file: SourceFile, firstLine: Int) {
        var stretches: [(text: Int, file: Int)] = []
        let lines = SourceFile(path: file.path, text: text)
        for line in 1...lines.lineCount where firstLine + line - 1 <= file.lineCount {
            let inText = lines.lineRange(line)
            let inFile = file.lineRange(firstLine + line - 1)
            let lower = inFile.upperBound - inText.count
            let isSame =
                lower >= inFile.lowerBound && file.bytes[lower..<inFile.upperBound].elementsEqual(lines.bytes[inText])
            stretches.append((inText.lowerBound, isSame ? lower : inFile.lowerBound))
        }
        if stretches.isEmpty { stretches = [(0, file.bytes.count)] }
        self.init(text: text, file: file, stretches: stretches)
    }

    /// The place in the file of some bytes of the text.
    func range(_ bytes: Range<Int>) -> SourceRange {
        let lower = fileOffset(bytes.lowerBound)
        // The end belongs to the last byte, not to what follows, which may be another line.
        let upper = bytes.isEmpty ? lower : fileOffset(bytes.upperBound - 1) + 1
        return SourceRange(file: file, lower: lower, upper: max(lower, min(upper, file.bytes.count)))
    }

    /// The byte of the text at a YAML parser's line and column, both from 1, the column in Unicode scalars.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return bytes.count }
        var offset = lineStarts[line - 1]
        var scalars = column - 1
        while scalars > 0, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            scalars -= 1
        }
        return offset
    }

    /// The byte of the text that stands at a byte of the file.
    func textOffset(ofFile offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].file <= offset { low = middle } else { high = middle }
        }
        return min(bytes.count, max(stretches[low].text, stretches[low].text + offset - stretches[low].file))
    }

    private func fileOffset(_ offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].text <= offset { low = middle } else { high = middle }
        }
        return min(file.bytes.count, stretches[low].file + offset - stretches[low].text)
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var index = 0
        func follows(_ wanted: UInt8...) -> Bool { bytes[index...].starts(with: wanted) }
        while index < bytes.count {
            let length: Int
            switch bytes[index] {
            case 0x0A: length = 1
            case 0x0D: length = follows(0x0D, 0x0A) ? 2 : 1
            case 0xC2 where follows(0xC2, 0x85): length = 2
            case 0xE2 where follows(0xE2, 0x80, 0xA8) || follows(0xE2, 0x80, 0xA9): length = 3
            default:
                index += 1
                continue
            }
            index += length
            starts.append(index)
        }
        return starts
    }
}
