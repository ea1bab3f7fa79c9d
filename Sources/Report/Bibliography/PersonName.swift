/// A person's name in the parts that BibTeX knows.
package struct PersonName: Sendable, Hashable {
    package let given: String
    /// `van der`, `de`.
    package let particle: String
    package let family: String
    /// `Jr.`, `III`.
    package let suffix: String

    /// What a citation prints: the family name with its particle.
    package var short: String { particle.isEmpty ? family : particle + " " + family }

    /// `Ada van der Lovelace, Jr.`
    package var full: String {
        [given, particle, family].filter { !$0.isEmpty }.joined(separator: " ") + (suffix.isEmpty ? "" : ", " + suffix)
    }

    /// Reads a list of names in BibTeX's way: parts joined by `and`, each `Given von Family`, `von Family, Given` or
    /// `von Family, Suffix, Given`; braces keep words together. A closing `others` is left out.
    package static func list(_ source: String) -> [PersonName] {
        var names: [[String]] = [[]]
        for word in words(of: source) {
            if word == "and" { names.append([]) } else { names[names.count - 1].append(word) }
        }
        return names.filter { !$0.isEmpty && $0 != ["others"] }.map(PersonName.init(words:))
    }

    private init(words: [String]) {
        var parts: [[String]] = [[]]
        for word in words {
            let endsPart = word.hasSuffix(",")
            let word = endsPart ? String(word.dropLast()) : word
            if !word.isEmpty { parts[parts.count - 1].append(word) }
            if endsPart { parts.append([]) }
        }
        func text(_ words: some Sequence<String>) -> String { LaTeXText(words.joined(separator: " ")).plain }

        let particleWords: ArraySlice<String>
        let familyWords: ArraySlice<String>
        let givenWords: ArraySlice<String>
        if parts.count > 1 {
            let last = parts[0]
            let split = last.dropLast().lastIndex(where: Self.isParticle).map { $0 + 1 } ?? 0
            (particleWords, familyWords) = (last[..<split], last[split...])
            givenWords = parts[parts.count - 1][...]
            suffix = parts.count > 2 ? text(parts[1]) : ""
        } else {
            let all = parts[0]
            let inner = all.dropLast()
            let first = inner.firstIndex(where: Self.isParticle) ?? inner.endIndex
            let split = inner[first...].lastIndex(where: Self.isParticle).map { $0 + 1 } ?? first
            (givenWords, particleWords, familyWords) = (all[..<first], all[first..<split], all[split...])
            suffix = ""
        }
        given = text(givenWords)
        particle = text(particleWords)
        family = text(familyWords)
    }

    private static func isParticle(_ word: String) -> Bool {
        word.first?.isLowercase == true
    }

    /// Splits at blanks and after commas that are not inside braces.
    private static func words(of source: String) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        for character in source {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if depth == 0, character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
                if depth == 0, character == "," {
                    words.append(word)
                    word = ""
                }
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
