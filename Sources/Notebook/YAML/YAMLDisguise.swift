/// Hides from a YAML parser what would upset it, a scalar for a scalar, so that lines and columns stay as they are.
///
/// - `${name}`: in flow collections the braces would begin a map.
/// - `*` of aliases: the parser would put what they stand for in their place, and hash it, before anyone can count it.
/// - Second uses of a key, which the parser refuses with no more than one place told: each becomes a key of its own.
struct YAMLDisguise {
    private let source: YAMLText
    private let dollar: Unicode.Scalar
    private let open: Unicode.Scalar
    private let close: Unicode.Scalar
    private let star: Unicode.Scalar
    /// Stand-ins for the first letters of keys, and those letters.
    private let initials: [Unicode.Scalar]
    private var hidden: [Unicode.Scalar: Unicode.Scalar]
    /// The text as the parser is to see it.
    private var scalars: [Unicode.Scalar]
    private let hasParameters: Bool
    private let hasStars: Bool
    /// Of `hidden`, those that are not initials of keys.
    private static let signs = 4

    init(_ source: YAMLText) {
        self.source = source
        let free = Self.privateUse(avoiding: source.text, count: Self.signs + Self.mostKeys)
        (dollar, open, close, star) = (free[0], free[1], free[2], free[3])
        initials = Array(free.dropFirst(Self.signs))
        hidden = [dollar: "$", open: "{", close: "}", star: "*"]
        scalars = Array(source.text.unicodeScalars)
        hasParameters = source.text.utf8.contains(UInt8(ascii: "$"))
        hasStars = source.text.utf8.contains(UInt8(ascii: "*"))
        if hasParameters { hideParameters() }
        if hasStars { hideStars() }
    }

    /// How many repeated keys of one text are found.
    private static let mostKeys = 50

    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Hides the first letter of the key at a byte of the source; false if it cannot.
    mutating func hideKey(at offset: Int) -> Bool {
        let used = hidden.count - Self.signs
        guard used < initials.count else { return false }
        var index = source.text.unicodeScalars.distance(
            from: source.text.unicodeScalars.startIndex,
            to: source.text.utf8.index(source.text.startIndex, offsetBy: offset))
        // The letter, not the quotation mark before it.
        if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard index < scalars.count, hidden[scalars[index]] == nil else { return false }
        hidden[initials[used]] = scalars[index]
        scalars[index] = initials[used]
        return true
    }

    /// A string of the parser as it was written.
    func revealed(_ text: String) -> String {
        guard hasParameters || hasStars || hidden.count > Self.signs,
            text.unicodeScalars.contains(where: { hidden[$0] != nil })
        else {
            return text
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.map { hidden[$0] ?? $0 })
        return String(view)
    }

    /// The name behind `*`, for a plain scalar as the parser gave it; `nil` for one that is no alias.
    func alias(_ text: String) -> Substring? {
        text.unicodeScalars.first == star ? Substring(text.unicodeScalars.dropFirst()) : nil
    }

    private mutating func hideStars() {
        for index in scalars.indices.dropLast()
        where scalars[index] == "*" && Self.isNameScalar(scalars[index + 1]) { scalars[index] = star }
    }

    private mutating func hideParameters() {
        var index = 0
        while index + 1 < scalars.count {
            guard scalars[index] == "$", scalars[index + 1] == "{",
                let end = scalars[(index + 2)...].firstIndex(where: { !Self.isNameScalar($0) }), end > index + 2,
                scalars[end] == "}"
            else {
                index += 1
                continue
            }
            (scalars[index], scalars[index + 1], scalars[end]) = (dollar, open, close)
            index = end + 1
        }
    }

    static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-")
    }

    private static func privateUse(avoiding text: String, count: Int) -> [Unicode.Scalar] {
        var used: Set<Unicode.Scalar> = []
        if text.utf8.contains(where: { $0 == 0xF3 }) {
            used = Set(text.unicodeScalars.lazy.filter { $0.value >= 0xF0000 })
        }
        var free: [Unicode.Scalar] = []
        free.reserveCapacity(count)
        // The plane has 65,534 of them; a text that leaves fewer than the few wanted gets some that it uses itself.
        for isScarce in [false, true] {
            var value: UInt32 = 0xF0000
            while free.count < count, value <= 0xFFFFD {
                if let scalar = Unicode.Scalar(value), isScarce ? !free.contains(scalar) : !used.contains(scalar) {
                    free.append(scalar)
                }
                value += 1
            }
        }
        return free
    }
}
