import Foundations

/// Finds notebook syntax in the regions of a file: math, citations, cross-references, inline values, labels of
/// headings.
///
/// It reads what binds as tightly as they do (escapes, code, raw HTML, automatic links) just enough to step over it.
struct InlineScanner {
    let file: SourceFile
    let bytes: [UInt8]
    var region: InlineRegion
    /// Labels of the footnotes of the text, in small letters.
    let footnotes: Set<String>
    var masks: [Mask] = []
    /// What looks like markup and is none.
    var remarks: [Diagnostic] = []
    /// Built when the region's first backtick is met.
    var backtickRuns: BacktickRuns?
    /// Where a search is known to find nothing before, so that no search is made twice.
    var noInlineMathEndBefore = 0
    var noDisplayMathEndBefore = 0
    var noMarkupEnd: Set<Markup> = []

    static func scan(
        _ regions: [InlineRegion], of file: SourceFile, footnotes: Set<String>
    ) -> (masks: [Mask], remarks: [Diagnostic]) {
        var masks: [Mask] = []
        var remarks: [Diagnostic] = []
        for region in regions {
            // A display formula may have swallowed the lines of blocks that cmark saw in it.
            let lower = max(region.range.lowerBound, masks.last?.range.upperBound ?? 0)
            guard lower < region.range.upperBound else { continue }
            let rest = InlineRegion(
                role: region.role, range: lower..<region.range.upperBound, quoteDepth: region.quoteDepth)
            var scanner = InlineScanner(file: file, bytes: file.bytes, region: rest, footnotes: footnotes)
            scanner.scan()
            masks += scanner.masks
            remarks += scanner.remarks
        }
        return (masks, remarks)
    }

    private init(file: SourceFile, bytes: [UInt8], region: InlineRegion, footnotes: Set<String>) {
        self.file = file
        self.bytes = bytes
        self.region = region
        self.footnotes = footnotes
    }

    private mutating func scan() {
        let label = region.role == .heading ? headingLabel() : nil
        let end = label?.range.lowerBound ?? region.range.upperBound
        var index = region.range.lowerBound
        if region.role == .paragraph { remarkOnFence() }
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += isPunctuation(index + 1) ? 2 : 1
            case UInt8(ascii: "`"): index = scanCode(at: index)
            case UInt8(ascii: "<"): index = scanMarkup(at: index)
            case UInt8(ascii: "$"): index = scanMath(at: index)
            case UInt8(ascii: "["): index = scanCitation(at: index)
            case UInt8(ascii: "@"): index = scanReference(at: index)
            case UInt8(ascii: "{"): index = scanBraces(at: index)
            default: index += 1
            }
        }
        if let label, masks.last.map({ $0.range.upperBound <= label.range.lowerBound }) ?? true { masks.append(label) }
    }

    mutating func add(_ kind: MarkdownNode.Kind, _ range: Range<Int>) {
        masks.append(Mask(range: range, meaning: .node(kind), quoteDepth: region.quoteDepth))
    }

    /// A code span; kept from cmark if it begins with `= `, so that its range is known.
    private mutating func scanCode(at start: Int) -> Int {
        let runs = backtickRuns ?? BacktickRuns(in: region.range, of: bytes)
        backtickRuns = runs
        let length = runs.length(at: start)
        guard let closing = runs.closing(length: length, after: start + length) else { return start + length }
        let end = closing + length
        if bytes[start + length..<closing].starts(with: "= ".utf8) {
            add(.code(text(of: start + length..<closing)), start..<end)
        }
        return end
    }

    /// Text of the region with a byte for each byte, as in a single line: containers and line breaks are spaces,
    /// and in a table the backslash before a pipe is too.
    func text(of range: Range<Int>) -> String {
        var text = source(of: range)
        for index in text.indices where text[index] == 0x0A || text[index] == 0x0D { text[index] = 0x20 }
        while text.last == 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// As `text(of:)`, with its line breaks.
    func source(of range: Range<Int>) -> [UInt8] {
        var text = SourceLines.text(of: range, quoteDepth: region.quoteDepth, in: bytes)
        guard region.role == .tableCell else { return text }
        for index in text.indices.dropLast()
        where text[index] == UInt8(ascii: "\\") && text[index + 1] == UInt8(ascii: "|") {
            text[index] = 0x20
        }
        return text
    }

    func isPunctuation(_ index: Int) -> Bool {
        guard index < region.range.upperBound else { return false }
        switch bytes[index] {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }

    func isSpace(_ index: Int) -> Bool {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
