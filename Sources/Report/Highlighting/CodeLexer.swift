/// Cuts code into coloured pieces. It never fails: what it does not know is plain, and the pieces together are the
/// code.
struct CodeLexer {
    let language: CodeLanguage

    func tokens(of code: String) -> [CodeToken] {
        var reader = Reader(language: language, characters: Array(code))
        reader.readAll()
        return reader.tokens
    }
}

extension CodeLexer {
    private struct Reader {
        let language: CodeLanguage
        let characters: [Character]
        var index = 0
        var tokens: [CodeToken] = []

        mutating func readAll() {
            while index < characters.count {
                if let end = endOfComment() {
                    add(.comment, to: end)
                } else if let end = endOfString() {
                    add(isKey(at: end) ? .key : .string, to: end)
                } else if let end = endOfVariable() {
                    add(.variable, to: end)
                } else if isWord(characters[index]) {
                    addWord()
                } else {
                    add(.plain, to: index + 1)
                }
            }
        }

        private mutating func add(_ kind: CodeToken.Kind, to end: Int) {
            let text = String(characters[index..<end])
            index = end
            if let last = tokens.last, last.kind == kind {
                tokens[tokens.count - 1].text += text
            } else {
                tokens.append(CodeToken(kind: kind, text: text))
            }
        }

        private mutating func addWord() {
            let end = characters[index...].firstIndex { !isWord($0) } ?? characters.count
            let word = String(characters[index..<end])
            if isKey(at: end) {
                add(.key, to: end)
            } else if language.keywords.contains(word) {
                add(.keyword, to: end)
            } else if Double(word.replacing("_", with: "")) != nil, word.contains(where: { $0.isASCII && $0.isNumber })
            {
                add(.number, to: end)
            } else {
                add(.plain, to: end)
            }
        }

        private func isWord(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "_" || language.wordMarks.contains(character)
        }

        private func starts(_ text: String, at position: Int) -> Bool {
            characters[position...].starts(with: text)
        }

        private func endOfLine(from position: Int) -> Int {
            characters[position...].firstIndex(where: \.isNewline) ?? characters.count
        }

        private func endOfComment() -> Int? {
            if let mark = language.lineComment, starts(mark, at: index) {
                let isFree = index == 0 || characters[index - 1].isWhitespace
                if isFree || !language.commentNeedsSpace { return endOfLine(from: index) }
            }
            guard let block = language.blockComment, starts(block.open, at: index) else { return nil }
            var end = index + block.open.count
            while end < characters.count, !starts(block.close, at: end) { end += 1 }
            return min(end + block.close.count, characters.count)
        }

        private func endOfString() -> Int? {
            // An apostrophe in a word begins no string.
            if index > 0, characters[index - 1].isLetter || characters[index - 1].isNumber { return nil }
            guard let delimiter = language.stringDelimiters.first(where: { starts($0, at: index) }) else { return nil }
            let isRaw = language.rawDelimiters.contains(delimiter)
            var end = index + delimiter.count
            while end < characters.count {
                if delimiter.count == 1, characters[end].isNewline, language.blockComment != nil || language.hasKeys {
                    return nil
                }
                if starts(delimiter, at: end) { return end + delimiter.count }
                end += !isRaw && characters[end] == "\\" ? 2 : 1
            }
            return nil
        }

        private func endOfVariable() -> Int? {
            guard language.hasVariables, characters[index] == "$", index + 1 < characters.count else { return nil }
            if characters[index + 1] == "{" {
                return characters[index...endOfLineIndex].firstIndex(of: "}").map { $0 + 1 }
            }
            let end =
                characters[(index + 1)...].firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? characters.count
            return end > index + 1 ? end : nil
        }

        private var endOfLineIndex: Int { min(endOfLine(from: index), characters.count - 1) }

        /// Whether what ends here is followed by a colon that makes it a name.
        private func isKey(at end: Int) -> Bool {
            guard language.hasKeys, let colon = characters[end...].firstIndex(where: { $0 != " " }),
                characters[colon] == ":"
            else {
                return false
            }
            return colon + 1 == characters.count || characters[colon + 1].isWhitespace
        }
    }
}

/// A piece of code with its role.
struct CodeToken: Hashable {
    enum Kind: String, Hashable {
        case plain, keyword, string, number, comment, key, variable

        /// `nil` for what has no colour of its own.
        var cssClass: String? { self == .plain ? nil : "hl-" + rawValue }
    }

    let kind: Kind
    var text: String
}
