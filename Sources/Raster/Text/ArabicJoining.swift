/// The joined forms of Arabic letters, which depend on their neighbours, from the Unicode block Arabic Presentation
/// Forms-B.
enum ArabicJoining {
    /// For U+0621 … U+063A and U+0641 … U+064A: how many forms a letter has. Four: it joins on both sides; two: only
    /// to the letter before.
    private static let formCounts: [UInt32: Int] = {
        let counts = [1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4]
        let later = [4, 4, 4, 4, 4, 4, 4, 2, 2, 4]
        return Dictionary(
            uniqueKeysWithValues: counts.enumerated().map { (0x0621 + UInt32($0), $1) }
                + later.enumerated().map { (0x0641 + UInt32($0), $1) })
    }()

    /// The first of a letter's forms (alone, last, first, middle), which follow each other from U+FE80 in the order
    /// of the letters.
    private static let firstForms: [UInt32: UInt32] = {
        var (form, result): (UInt32, [UInt32: UInt32]) = (0xFE80, [:])
        for letter in formCounts.keys.sorted() {
            result[letter] = form
            form += UInt32(formCounts[letter]!)
        }
        return result
    }()

    /// Lam with an alef after it is one glyph: the form that stands alone, by the alef.
    private static let ligatures: [UInt32: UInt32] = [0x0622: 0xFEF5, 0x0623: 0xFEF7, 0x0625: 0xFEF9, 0x0627: 0xFEFB]

    /// The characters with each letter in its form, where the font has it.
    static func joined(_ characters: [Character], _ tables: FontTables) -> [Character] {
        guard characters.contains(where: { formCounts[letter($0)] != nil }) else { return characters }
        var result: [Character] = []
        var index = 0
        while index < characters.count {
            let (own, next) = (
                letter(characters[index]), index + 1 < characters.count ? letter(characters[index + 1]) : 0
            )
            let joinsBefore = index > 0 && joinsNext(letter(characters[index - 1])) && formCounts[own] != nil
            if own == 0x0644, let alone = ligatures[next] {
                result.append(form(alone + (joinsBefore ? 1 : 0), of: characters[index], tables))
                index += 2
                continue
            }
            if let first = firstForms[own], let count = formCounts[own], count > 1 {
                let joinsAfter = count == 4 && (formCounts[next] ?? 0) > 1 || count == 4 && next == 0x0640
                let place: UInt32 = joinsBefore ? joinsAfter ? 3 : 1 : joinsAfter ? 2 : 0
                result.append(form(first + place, of: characters[index], tables))
            } else {
                result.append(characters[index])
            }
            index += 1
        }
        return result
    }

    /// Whether a letter reaches out to the one after it; U+0640 is the stroke that lengthens a word.
    private static func joinsNext(_ letter: UInt32) -> Bool { formCounts[letter] == 4 || letter == 0x0640 }

    private static func letter(_ character: Character) -> UInt32 { character.unicodeScalars.first?.value ?? 0 }

    /// The form with the marks of a character.
    private static func form(_ code: UInt32, of character: Character, _ tables: FontTables) -> Character {
        guard let scalar = Unicode.Scalar(code), tables.contains(scalar) else { return character }
        var scalars = String.UnicodeScalarView([scalar])
        scalars += character.unicodeScalars.dropFirst()
        let text = String(scalars)
        return text.count == 1 ? text.first! : character
    }
}
