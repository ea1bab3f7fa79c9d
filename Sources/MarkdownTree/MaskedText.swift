import Foundations

/// A file as cmark is shown it: as many lines, front matter empty, every mask a word of private-use characters.
struct MaskedText {
    let file: SourceFile
    /// In order, none within another.
    let masks: [Mask]
    let bytes: [UInt8]
    let alphabet: MaskAlphabet?

    init(file: SourceFile, firstLine: Int, masks: [Mask]) {
        self.file = file
        let alphabet = masks.isEmpty ? nil : MaskAlphabet(avoiding: file.text)
        self.alphabet = alphabet
        self.masks = alphabet == nil ? [] : masks

        let source = file.bytes
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count + 8 * masks.count)
        bytes.append(contentsOf: repeatElement(0x0A, count: firstLine - 1))
        var index = firstLine <= file.lineCount ? file.lineRange(firstLine).lowerBound : source.count
        if let alphabet {
            for (number, mask) in masks.enumerated() {
                bytes.append(contentsOf: source[index..<mask.range.lowerBound])
                bytes.append(contentsOf: "\(alphabet.open)\(number)\(alphabet.close)".utf8)
                for line in SourceLines.continuations(of: mask.range, quoteDepth: mask.quoteDepth, in: source) {
                    bytes.append(contentsOf: source[line.lineBreak])
                    bytes.append(contentsOf: source[line.prefix])
                    bytes.append(contentsOf: "\(alphabet.continuation)".utf8)
                }
                index = mask.range.upperBound
            }
        }
        bytes.append(contentsOf: source[index...])
        self.bytes = bytes
    }

    /// Text as in the file, for strings of cmark that are no inline text (an address, raw HTML).
    func unmasked(_ text: String) -> String {
        guard let alphabet, text.unicodeScalars.contains(alphabet.open) else { return text }
        var result = ""
        for piece in pieces(of: text) {
            switch piece {
            case .text(let text): result += text
            case .mask(let mask): result += file.text(in: mask.range)
            case .continuation: while let last = result.last, last.isWhitespace { result.removeLast() }
            }
        }
        return result
    }

    enum Piece {
        case text(String)
        case mask(Mask)
        case continuation
    }

    /// Splits a text at its masks.
    func pieces(of text: String) -> [Piece] {
        guard let alphabet else { return text.isEmpty ? [] : [.text(text)] }
        var pieces: [Piece] = []
        var plain = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        func flush() {
            if !plain.isEmpty { pieces.append(.text(String(plain))) }
            plain = String.UnicodeScalarView()
        }
        while let scalar = scalars.popFirst() {
            if scalar == alphabet.open, let end = scalars.firstIndex(of: alphabet.close),
                let number = Int(String(scalars[..<end])), masks.indices.contains(number)
            {
                flush()
                pieces.append(.mask(masks[number]))
                scalars = scalars[scalars.index(after: end)...]
            } else if scalar == alphabet.continuation {
                flush()
                pieces.append(.continuation)
            } else {
                plain.append(scalar)
            }
        }
        flush()
        return pieces
    }
}

/// A stretch of source that cmark must not read, and what it stands for.
struct Mask: Hashable {
    enum Meaning: Hashable {
        case node(MarkdownNode.Kind)
        /// `{#sec-x}` at the end of a heading.
        case headingLabel(String)
    }

    /// Bytes of the file.
    let range: Range<Int>
    let meaning: Meaning
    /// Block quotes around it: how many `>` a following line may begin with.
    let quoteDepth: Int
}
