/// A style of letters, as Unicode's mathematical alphabets have them.
enum MathAlphabet: Hashable, Sendable {
    case upright, italic, bold, boldItalic, script, boldScript, fraktur, boldFraktur, doubleStruck, sansSerif,
        boldSansSerif, monospace

    /// The letter or digit in this alphabet; itself where the alphabet has none.
    func styled(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        if let exception = exceptions[character] { return exception }
        let value = scalar.value
        let start: UInt32?
        let index: UInt32
        switch character {
        case "A"..."Z": (start, index) = (capitals, value - 0x41)
        case "a"..."z": (start, index) = (capitals.map { $0 + 26 }, value - 0x61)
        case "0"..."9": (start, index) = (digits, value - 0x30)
        case "\u{391}"..."\u{3A9}": (start, index) = (greek, value - 0x391)
        case "\u{3B1}"..."\u{3C9}": (start, index) = (greek.map { $0 + 26 }, value - 0x3B1)
        default: return character
        }
        return start.flatMap { Unicode.Scalar($0 + index) }.map(Character.init) ?? character
    }

    private var capitals: UInt32? {
        switch self {
        case .upright: nil
        case .italic: 0x1D434
        case .bold: 0x1D400
        case .boldItalic: 0x1D468
        case .script: 0x1D49C
        case .boldScript: 0x1D4D0
        case .fraktur: 0x1D504
        case .doubleStruck: 0x1D538
        case .boldFraktur: 0x1D56C
        case .sansSerif: 0x1D5A0
        case .boldSansSerif: 0x1D5D4
        case .monospace: 0x1D670
        }
    }

    private var digits: UInt32? {
        switch self {
        case .bold, .boldItalic: 0x1D7CE
        case .doubleStruck: 0x1D7D8
        case .sansSerif: 0x1D7E2
        case .boldSansSerif: 0x1D7EC
        case .monospace: 0x1D7F6
        default: nil
        }
    }

    private var greek: UInt32? {
        switch self {
        case .bold: 0x1D6A8
        case .boldItalic: 0x1D71C
        default: nil
        }
    }

    /// Letters that Unicode had before it had the alphabets.
    private var exceptions: [Character: Character] {
        switch self {
        case .script:
            [
                "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
                "o": "ℴ",
            ]
        case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
        case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
        case .italic: ["h": "ℎ", "ı": "𝚤", "ȷ": "𝚥"]
        case .bold: ["∇": "𝛁", "∂": "𝛛", "ϵ": "𝛜", "ϑ": "𝛝", "ϰ": "𝛞", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡"]
        case .boldItalic: ["∇": "𝛁", "∂": "𝝏", "ϵ": "𝝐", "ϑ": "𝝑", "ϰ": "𝝒", "ϕ": "𝝓", "ϱ": "𝝔", "ϖ": "𝝕"]
        default: [:]
        }
    }
}

extension MathAlphabet {
    var isBold: Bool {
        switch self {
        case .bold, .boldItalic, .boldScript, .boldFraktur, .boldSansSerif: true
        default: false
        }
    }

    /// Whether browsers would not slant a single letter of it.
    var isUpright: Bool { self != .italic && self != .boldItalic }

    /// Whether neighbouring letters in it make one word, not a product.
    fileprivate var makesWords: Bool {
        switch self {
        case .upright, .italic, .bold, .sansSerif, .monospace: true
        default: false
        }
    }

    /// The same alphabet in bold; itself where Unicode has none.
    fileprivate var bold: MathAlphabet {
        switch self {
        case .upright: .bold
        case .italic: .boldItalic
        case .script: .boldScript
        case .fraktur: .boldFraktur
        case .sansSerif: .boldSansSerif
        default: self
        }
    }
}

extension MathNode {
    /// The same formula with its letters and digits in an alphabet, but for those that have one already; neighbouring
    /// letters become one word.
    func styled(_ alphabet: MathAlphabet) -> MathNode {
        mapped { node in
            switch node {
            case .identifier(var word):
                word.alphabet = word.alphabet ?? alphabet
                return .identifier(word)
            case .number(let digits, let own): return .number(digits, own ?? alphabet)
            case .row(let nodes) where alphabet.makesWords:
                var result: [MathNode] = []
                for node in nodes {
                    if case .identifier(let next) = node, case .identifier(var word)? = result.last,
                        word.alphabet == next.alphabet, next.alphabet == alphabet
                    {
                        word.text += next.text
                        result[result.count - 1] = .identifier(word)
                    } else {
                        result.append(node)
                    }
                }
                return .group(result)
            default: return node
            }
        }
    }

    /// The same formula with everything in bold: upright what was upright, slanted what was slanted.
    var bold: MathNode {
        mapped { node in
            switch node {
            case .identifier(var word):
                word.alphabet = word.alphabet.map(\.bold) ?? (word.isUpright ? .bold : .boldItalic)
                return .identifier(word)
            case .number(let digits, let own): return .number(digits, own?.bold ?? .bold)
            case .symbol(var symbol):
                symbol.isBold = true
                return .symbol(symbol)
            case .text(let text, var style):
                style.isBold = true
                return .text(text, style)
            default: return node
            }
        }
    }

    /// The formula with a change made to every node, from the leaves up. What stands above an arrow and the words of
    /// functions have their own look.
    private func mapped(_ change: (MathNode) -> MathNode) -> MathNode {
        let node: MathNode
        switch self {
        case .row(let nodes): node = .row(nodes.map { $0.mapped(change) })
        case .classed(let content, let role): node = .classed(content.mapped(change), role)
        case .padded(let content, let padding): node = .padded(content.mapped(change), padding)
        case .fraction(let above, let below, let style):
            node = .fraction(above.mapped(change), below.mapped(change), style)
        case .root(let radicand, let degree):
            node = .root(radicand.mapped(change), degree: degree?.mapped(change))
        case .scripts(let base, let sub, let sup, let limits):
            node = .scripts(
                base: base.mapped(change), subscript: sub?.mapped(change), superscript: sup?.mapped(change),
                limits: limits)
        case .multiscripts(let base, let after, let before):
            node = .multiscripts(
                base: base.mapped(change),
                after: MathScripts(sub: after.sub?.mapped(change), sup: after.sup?.mapped(change)),
                before: MathScripts(sub: before.sub?.mapped(change), sup: before.sup?.mapped(change)))
        case .accent(let base, let mark, let isUnder, let isStretchy):
            node = .accent(base.mapped(change), mark: mark, isUnder: isUnder, isStretchy: isStretchy)
        case .fenced(let open, let content, let close): node = .fenced(open, content.mapped(change), close)
        case .table(var table):
            for row in table.rows.indices {
                table.rows[row].cells = table.rows[row].cells.map { $0.mapped(change) }
            }
            node = .table(table)
        case .style(let style, let content): node = .style(style, content.mapped(change))
        case .boxed(let content, let background): node = .boxed(content.mapped(change), background: background)
        case .identifier, .number, .symbol, .function, .text, .space, .arrow, .fence, .bigDelimiter: node = self
        }
        return change(node)
    }
}
