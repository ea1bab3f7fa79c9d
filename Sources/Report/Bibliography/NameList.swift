/// The people of an `author` or `editor` field.
///
/// BibTeX's rules: names are parted by the word `and` in any case, outside braces; `and others` stands for more people.
/// What authors write instead (commas or semicolons between people, `&`, `et al.`) is read as they mean it, and told.
struct NameList: Hashable {
    private(set) var names: [PersonName] = []
    /// Whether there are more people than are named.
    private(set) var hasMore = false
    /// What was not written in BibTeX's way, for people.
    private(set) var problems: [String] = []

    init(_ source: String) {
        let words = NameWords(source)
        if words.hasSemicolons { problems.append("people are parted by 'and', not by semicolons") }
        if words.hasAmpersands { problems.append("people are parted by 'and', not by '&'") }
        var people: [[[String]]] = []
        for (index, person) in words.people.enumerated() {
            guard !person.isEmpty else {
                problems.append("a name is missing beside 'and'")
                continue
            }
            var parts = person.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
            let count = parts.count
            parts.removeAll(where: \.isEmpty)
            if parts.isEmpty || parts.count < count { problems.append("a comma has no name beside it") }
            takeOthers(&parts, isLast: index == words.people.count - 1)
            guard !parts.isEmpty else { continue }
            // `Ann Doe, Bob Roe, and Cid Poe`: the comma before `and` belongs to the list.
            let isSerial = parts.count < count && words.people.count > 1
            people += Self.separated(parts, isAlone: words.people.count == 1, isSerial: isSerial, &problems)
        }
        names = people.map(PersonName.init(parts:))
    }

    /// `others`, and `et al.` at the end of a name.
    private mutating func takeOthers(_ parts: inout [[String]], isLast: Bool) {
        guard isLast, var last = parts.last else { return }
        if parts.count == 1, last.count == 1, last[0].lowercased() == "others" {
            hasMore = true
            parts = []
        } else if last.count >= 2, last[last.count - 2].lowercased() == "et",
            ["al", "al."].contains(last[last.count - 1].lowercased())
        {
            problems.append("more people are written 'and others', not 'et al.'")
            hasMore = true
            last.removeLast(2)
            parts[parts.count - 1] = last
            parts.removeAll(where: \.isEmpty)
        }
    }

    /// The people in what should be one: more than one where commas part people.
    private static func separated(
        _ parts: [[String]], isAlone: Bool, isSerial: Bool, _ problems: inout [String]
    ) -> [[[String]]] {
        let areWhole = parts.allSatisfy { $0.count >= 2 }
        let hasSuffix = parts.count == 3 && PersonName.isSuffix(parts[1])
        let told = "people are parted by 'and', not by commas"
        if parts.count == 2 {
            guard areWhole, isPlain(parts) else { return [parts] }
            if isSerial {
                problems.append(told)
                return parts.map { [$0] }
            }
            if isAlone {
                let name = (parts[1] + parts[0]).joined(separator: " ")
                problems.append(
                    "read as the one person '\(name)': two people are parted by 'and', and a family name of two words "
                        + "can stand in braces")
            }
            return [parts]
        }
        guard parts.count > 2, !hasSuffix else { return [parts] }
        if areWhole {
            problems.append(told)
            // `Smith J, Doe AB`: the family name first.
            let isInverted = parts.allSatisfy { isInitials($0[$0.count - 1], dotted: false) }
            return parts.map { isInverted ? [Array($0.dropLast()), [$0[$0.count - 1]]] : [$0] }
        }
        let given = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
        if parts.count.isMultiple(of: 2), given.allSatisfy({ $0.allSatisfy { isInitials($0, dotted: true) } }) {
            problems.append(told)
            return stride(from: 0, to: parts.count, by: 2).map { [parts[$0], parts[$0 + 1]] }
        }
        if parts.count > 3 {
            problems.append(told)
            let isPaired = parts.count.isMultiple(of: 2) && !parts.allSatisfy { $0.count == 1 }
            return isPaired
                ? stride(from: 0, to: parts.count, by: 2).map { [parts[$0], parts[$0 + 1]] } : parts.map { [$0] }
        }
        return [parts]
    }

    /// Whether these may be whole names: capital letters, no initials, nothing in braces.
    private static func isPlain(_ parts: [[String]]) -> Bool {
        parts.joined().allSatisfy { word in
            word.first?.isUppercase == true && !isInitials(word, dotted: true) && !word.contains("{")
        }
    }

    /// `J.`, `J.-P.`, `AB`.
    private static func isInitials(_ word: String, dotted: Bool) -> Bool {
        if dotted, word.hasSuffix("."), word.count <= 8 { return true }
        return word.count <= 3 && word.allSatisfy { $0.isUppercase }
    }
}

/// The words of a list of names: people, each a list of words in which a comma is a word of its own.
private struct NameWords {
    private(set) var people: [[String]] = [[]]
    private(set) var hasSemicolons = false
    private(set) var hasAmpersands = false
    private var word = ""

    /// Words end at blanks, ties and commas that are not inside braces.
    init(_ source: String) {
        var depth = 0
        var isEscaped = false
        for character in source {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            switch character {
            case _ where depth > 0: word.append(character)
            case "~" where !isEscaped: endWord()
            case _ where character.isWhitespace: endWord()
            case ",":
                endWord()
                people[people.count - 1].append(",")
            case ";":
                endWord()
                hasSemicolons = true
                people.append([])
            default: word.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        endWord()
        if people.count > 1, people.last?.isEmpty == true, hasSemicolons { people.removeLast() }
        if people == [[]] { people = [] }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        if word.lowercased() == "and" {
            // After a semicolon, it only says the same again.
            if people.last?.isEmpty != true || !hasSemicolons { people.append([]) }
        } else if word == "&" || word == "\\&" {
            hasAmpersands = true
            people.append([])
        } else {
            people[people.count - 1].append(word)
        }
        word = ""
    }
}
