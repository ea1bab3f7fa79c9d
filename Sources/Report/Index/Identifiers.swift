/// The `id` attributes of a page: each is given once.
struct Identifiers {
    private var taken: Set<String>

    init(reserved: some Sequence<String> = []) {
        taken = Set(reserved)
    }

    /// The wanted name, with a number behind it when it is taken.
    mutating func claim(_ wanted: String) -> String {
        let name = Self.sanitised(wanted)
        var candidate = name
        var ordinal = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(name)-\(ordinal)"
            ordinal += 1
        }
        return candidate
    }

    /// A title as a name, the way GitHub makes one: `The base, again` becomes `the-base-again`.
    static func slug(_ title: String) -> String {
        var slug = ""
        for character in title.lowercased() {
            if character.isLetter || character.isNumber || character == "_" || character == "-" {
                slug.append(character)
            } else if character.isWhitespace {
                slug.append("-")
            }
        }
        return slug.isEmpty ? "section" : slug
    }

    private static func sanitised(_ name: String) -> String {
        let name = String(name.map { $0.isLetter || $0.isNumber || "-_.:".contains($0) ? $0 : "-" })
        return name.isEmpty ? "item" : name
    }
}
