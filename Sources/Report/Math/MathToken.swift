/// A word of LaTeX with its place. Every token but a command is one character, as TeX has it: `12` is two tokens.
struct MathToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// `\frac`, `\,`: the name without its backslash. `\\` has the name `\`.
        case command(String)
        case character(Character)
        case end
    }

    let kind: Kind
    /// UTF-8 offsets into the formula; of the call, for what a definition stands for.
    let offsets: Range<Int>
    /// Whether blanks that TeX would see in text stand before it. Those after a command's name only end the name.
    let isAfterBlank: Bool

    func `is`(_ character: Character) -> Bool { kind == .character(character) }
    func isCommand(_ name: String) -> Bool { kind == .command(name) }
    var isPrime: Bool { self.is("'") || self.is("’") }

    /// The token as it is written.
    var text: String {
        switch kind {
        case .command(let name): "\\" + name
        case .character(let character): String(character)
        case .end: ""
        }
    }

    var character: Character? {
        if case .character(let character) = kind { character } else { nil }
    }

    var digit: Character? { character.flatMap { $0.isASCII && $0.isNumber ? $0 : nil } }

    /// The same word at another place.
    func moved(to offsets: Range<Int>) -> MathToken {
        MathToken(kind: kind, offsets: offsets, isAfterBlank: isAfterBlank)
    }
}

extension [MathToken] {
    /// The tokens as they are written, each run of blanks as one.
    var text: String {
        reduce(into: "") { text, token in
            if token.isAfterBlank, !text.isEmpty { text += " " }
            text += token.text
        }
    }
}

/// Cuts LaTeX math into tokens. Blanks and comments are gone; a token knows whether blanks stood before it.
struct MathLexer {
    private let characters: [(character: Character, offset: Int)]
    private let length: Int
    private var index = 0
    private var endsCommandName = false

    /// All tokens, without the end.
    static func tokens(of source: String) -> [MathToken] {
        var lexer = MathLexer(source)
        var tokens: [MathToken] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }

    private init(_ source: String) {
        var offset = 0
        var characters: [(Character, Int)] = []
        for character in source {
            characters.append((character, offset))
            offset += character.utf8.count
        }
        self.characters = characters
        length = offset
    }

    private mutating func next() -> MathToken? {
        let isAfterBlank = skipBlanks() && !endsCommandName
        let start = offset
        guard let character = take() else { return nil }
        endsCommandName = false
        let kind: MathToken.Kind = character == "\\" ? .command(commandName()) : .character(character)
        return MathToken(kind: kind, offsets: start..<offset, isAfterBlank: isAfterBlank)
    }

    private var offset: Int { index < characters.count ? characters[index].offset : length }
    private var peek: Character? { index < characters.count ? characters[index].character : nil }

    private mutating func take() -> Character? {
        guard let character = peek else { return nil }
        index += 1
        return character
    }

    /// Whether there were blanks. A comment goes to the end of its line and takes the line's end with it.
    private mutating func skipBlanks() -> Bool {
        var found = false
        while let character = peek {
            if character == "%" {
                while let next = peek, !next.isNewline { index += 1 }
                while let next = peek, next.isWhitespace { index += 1 }
            } else if character.isWhitespace, character != "\u{A0}" {
                found = true
                index += 1
            } else {
                break
            }
        }
        return found
    }

    private mutating func commandName() -> String {
        guard let first = take() else { return "" }
        endsCommandName = first.isWhitespace || first.isASCIILetter
        guard first.isASCIILetter else { return first.isWhitespace ? " " : String(first) }
        var name = String(first)
        while let next = peek, next.isASCIILetter {
            name.append(next)
            index += 1
        }
        return name
    }
}

extension Character {
    fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
