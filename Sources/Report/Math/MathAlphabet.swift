/// A style of letters, as Unicode's mathematical alphabets have them.
enum MathAlphabet: Hashable, Sendable {
    case upright, italic, bold, boldItalic, script, boldScript, fraktur, doubleStruck, sansSerif, monospace

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
        case .sansSerif: 0x1D5A0
        case .monospace: 0x1D670
        }
    }

    private var digits: UInt32? {
        switch self {
        case .bold, .boldItalic: 0x1D7CE
        case .doubleStruck: 0x1D7D8
        case .sansSerif: 0x1D7E2
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
        case .italic: ["h": "ℎ"]
        case .bold: ["∇": "𝛁", "∂": "𝛛"]
        case .boldItalic: ["∇": "𝛁", "∂": "𝝏"]
        default: [:]
        }
    }
}

extension MathNode {
    /// The same formula with its letters and digits in an alphabet; neighbouring letters become one word.
    func styled(_ alphabet: MathAlphabet) -> MathNode {
        switch self {
        case .identifier(let name, _):
            return .identifier(
                String(name.map(alphabet.styled)), isUpright: alphabet != .italic && alphabet != .boldItalic)
        case .number(let digits):
            return .number(String(digits.map(alphabet.styled)))
        case .row(let nodes):
            var result: [MathNode] = []
            for node in nodes {
                let node = node.styled(alphabet)
                if case .identifier(let next, let isUpright) = node, case .identifier(let previous, _)? = result.last {
                    result[result.count - 1] = .identifier(previous + next, isUpright: isUpright)
                } else {
                    result.append(node)
                }
            }
            return .group(result)
        case .scripts(let base, let sub, let sup, let limits):
            return .scripts(
                base: base.styled(alphabet), subscript: sub?.styled(alphabet), superscript: sup?.styled(alphabet),
                limits: limits)
        case .accent(let base, let mark, let isUnder, let isStretchy):
            return .accent(base.styled(alphabet), mark: mark, isUnder: isUnder, isStretchy: isStretchy)
        case .fenced(let open, let content, let close):
            return .fenced(open, content.styled(alphabet), close)
        default:
            return self
        }
    }
}
