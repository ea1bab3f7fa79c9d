/// Cuts LaTeX math into tokens. Blanks and comments separate tokens and are gone.
struct MathLexer {
    private let characters: [(character: Character, offset: Int)]
    private let length: Int
    private var index = 0

    init(source: String) {
        var offset = 0
        var characters: [(Character, Int)] = []
        for character in source {
            characters.append((character, offset))
            offset += character.utf8.count
        }
        self.characters = characters
        length = offset
    }

    /// The next token; `.end` at the end, again and again.
    mutating func next() -> MathToken {
        skipBlanks()
        let start = offset
        guard let character = take() else { return MathToken(kind: .end, offsets: start..<start) }
        return MathToken(kind: kind(of: character), offsets: start..<offset)
    }

    /// The characters of a `{…}` group as they are, blanks included; `nil` when no group begins here or it does not end.
    mutating func rawGroup() -> (text: String, offsets: Range<Int>)? {
        let beginning = index
        skipBlanks()
        guard take() == "{" else {
            index = beginning
            return nil
        }
        let start = offset
        var text = ""
        var depth = 0
        while let character = take() {
            switch character {
            case "{": depth += 1
            case "}" where depth == 0: return (text, start..<(offset - 1))
            case "}": depth -= 1
            case "\\":
                // An escaped sign stands for itself.
                if let next = peek, "{}$%&_#\\ ".contains(next) {
                    text.append(next)
                    index += 1
                    continue
                }
                text.append(character)
            default: text.append(character)
            }
        }
        index = beginning
        return nil
    }

    private var offset: Int { index < characters.count ? characters[index].offset : length }
    private var peek: Character? { index < characters.count ? characters[index].character : nil }

    private mutating func take() -> Character? {
        guard let character = peek else { return nil }
        index += 1
        return character
    }

    private mutating func take(while condition: (Character) -> Bool) -> String {
        var text = ""
        while let character = peek, condition(character) {
            text.append(character)
            index += 1
        }
        return text
    }

    private mutating func skipBlanks() {
        while let character = peek {
            if character == "%" {
                while let next = peek, !next.isNewline { index += 1 }
            } else if character.isWhitespace {
                index += 1
            } else {
                return
            }
        }
    }

    private mutating func kind(of character: Character) -> MathToken.Kind {
        switch character {
        case "\\": return command()
        case "{": return .openBrace
        case "}": return .closeBrace
        case "^": return .superscript
        case "_": return .subscript
        case "&": return .column
        case "~": return .tie
        case "'": return .primes(1 + take { $0 == "'" }.count)
        case let digit where digit.isASCII && digit.isNumber: return .number(String(digit) + restOfNumber())
        case let letter where letter.isLetter: return .letter(letter)
        default: return .symbol(character)
        }
    }

    private mutating func restOfNumber() -> String {
        var text = take { $0.isASCII && $0.isNumber }
        // A point belongs to a number only between digits.
        if peek == ".", index + 1 < characters.count, characters[index + 1].character.isASCII,
            characters[index + 1].character.isNumber
        {
            index += 1
            text += "." + take { $0.isASCII && $0.isNumber }
        }
        return text
    }

    private mutating func command() -> MathToken.Kind {
        guard let first = take() else { return .command("") }
        if first == "\\" {
            if peek == "*" { index += 1 }
            skipLength()
            return .newLine
        }
        guard first.isASCII, first.isLetter else { return .command(first.isWhitespace ? " " : String(first)) }
        return .command(String(first) + take { $0.isASCII && $0.isLetter })
    }

    /// `[2pt]` after a line break; anything else in brackets is content.
    private mutating func skipLength() {
        guard peek == "[", let close = characters[index...].firstIndex(where: { $0.character == "]" }) else { return }
        let inner = String(characters[(index + 1)..<close].map(\.character))
        guard inner.wholeMatch(of: /\s*-?[0-9.]+\s*(pt|em|ex|mm|cm|in|mu)\s*/) != nil else { return }
        index = close + 1
    }
}
