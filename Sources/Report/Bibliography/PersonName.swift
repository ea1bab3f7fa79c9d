/// A person's name in the parts that BibTeX knows.
package struct PersonName: Sendable, Hashable {
    /// What stands before the family name.
    package let given: String
    /// `van der`, `de`.
    package let particle: String
    /// What a list is ordered by.
    package let family: String
    /// `Jr.`, `III`.
    package let suffix: String

    /// What a citation prints: the family name with its particle.
    package var short: String { Self.joined(particle, family) }

    /// `Ada van der Lovelace, Jr.`
    package var full: String {
        let name = given.isEmpty ? short : given + " " + short
        return suffix.isEmpty ? name : name + ", " + suffix
    }

    /// The people of a field, read in BibTeX's way. A closing `others` is left out.
    package static func list(_ source: String) -> [PersonName] { NameList(source).names }

    /// - Parameter parts: The words between commas: `Given von Family`, or `von Family` and `Given`, or these with a
    ///   suffix between them.
    init(parts: [[String]]) {
        if let name = Self.named(parts) {
            self = name
            return
        }
        let particleWords: ArraySlice<String>
        let familyWords: ArraySlice<String>
        let givenWords: ArraySlice<String>
        if parts.count > 1 {
            let last = parts[0]
            let split = last.dropLast().lastIndex(where: Self.isParticle).map { $0 + 1 } ?? 0
            (particleWords, familyWords) = (last[..<split], last[split...])
            let hasSuffixLast = parts.count == 3 && Self.isSuffix(parts[2]) && !Self.isSuffix(parts[1])
            givenWords = parts[hasSuffixLast ? 1 : parts.count - 1][...]
            suffix = parts.count > 2 ? Self.text(parts[hasSuffixLast ? 2 : 1]) : ""
        } else {
            let all = parts.first ?? []
            let inner = all.dropLast()
            let first = inner.firstIndex(where: Self.isParticle) ?? inner.endIndex
            let split = inner[first...].lastIndex(where: Self.isParticle).map { $0 + 1 } ?? first
            (givenWords, particleWords, familyWords) = (all[..<first], all[first..<split], all[split...])
            suffix = ""
        }
        given = Self.text(givenWords)
        particle = Self.text(particleWords)
        family = Self.text(familyWords)
    }

    private init(given: String, particle: String, family: String, suffix: String) {
        (self.given, self.particle, self.family, self.suffix) = (given, particle, family, suffix)
    }

    /// biblatex's own form: `family=Hansen, given=Hans, prefix=von`.
    private static func named(_ parts: [[String]]) -> PersonName? {
        var values: [String: String] = [:]
        for part in parts {
            let sides = part.joined(separator: " ").split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            values[sides[0].strippingBlanks().lowercased()] = LaTeXText(sides[1].strippingBlanks()).plain
        }
        guard let family = values["family"] else { return nil }
        return PersonName(
            given: values["given"] ?? values["given-i"] ?? "", particle: values["prefix"] ?? "", family: family,
            suffix: values["suffix"] ?? "")
    }

    /// Whether words are such as stand behind a name.
    static func isSuffix(_ words: [String]) -> Bool {
        let text = words.joined(separator: " ").lowercased().filter { $0 != "." && $0 != "{" && $0 != "}" }
        return [
            "jr", "sr", "junior", "senior", "ii", "iii", "iv", "v", "vi", "2nd", "3rd", "phd", "md", "filho", "neto",
        ]
        .contains(text)
    }

    /// A word that begins with a small letter, as BibTeX has it: the first letter outside braces counts, or the one
    /// under an accent; a word in braces has no case.
    private static func isParticle(_ word: String) -> Bool {
        if word.hasPrefix("{\\") || word.hasPrefix("\\") {
            return LaTeXText(word).plain.first { $0.isLetter }?.isLowercase == true
        }
        for character in word {
            if character == "{" { return false }
            if character.isLetter { return character.isLowercase }
        }
        return false
    }

    private static func text(_ words: some Sequence<String>) -> String {
        LaTeXText(words.joined(separator: " ")).plain
    }

    /// A particle that ends with an apostrophe stands close to its name.
    private static func joined(_ particle: String, _ family: String) -> String {
        if particle.isEmpty || family.isEmpty { return particle + family }
        return particle + ("'\u{2019}".contains(particle.last ?? " ") ? "" : " ") + family
    }
}
