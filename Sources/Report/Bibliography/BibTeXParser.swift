import Foundations

/// Reads BibTeX: entries, `@string` macros, values in braces, quotes, digits or macros joined by `#`. Everything
/// outside entries is a comment.
///
/// A broken entry is told once and left out. Reading goes on behind it: after its closing brace where one is found,
/// else at the next line that begins with `@word{`, so that no entry swallows another.
struct BibTeXParser {
    let file: SourceFile
    private let bytes: [UInt8]
    private var offset = 0
    private var macros = Self.months
    private(set) var drafts: [BibliographyDraft] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// A broken entry: told once, then the text is searched for the next one.
    private struct Broken: Error {}

    init(file: SourceFile) {
        self.file = file
        bytes = file.bytes
    }

    mutating func parse() {
        while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "@")) {
            offset = start + 1
            // Within a word it is an address.
            if start > 0, Self.isWord(bytes[start - 1]) { continue }
            do {
                try entry(from: start)
            } catch {
                recover(from: start)
            }
        }
    }

    private mutating func entry(from start: Int) throws(Broken) {
        let kind = word().lowercased()
        skipBlanks()
        guard !kind.isEmpty, let open = current, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else { return }
        let body = offset
        offset += 1
        let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
        switch kind {
        case "comment": offset = balancedEnd(from: body, holdsEntries: true) ?? body
        case "preamble":
            _ = try value(entryStart: start)
            try expect(close, entryStart: start, "a closing bracket")
        case "string":
            let field = try field(entryStart: start)
            macros[field.name] = field.value
            try expect(close, entryStart: start, "a closing bracket")
        default: try work(kind: kind, close: close, start: start)
        }
    }

    private mutating func work(kind: String, close: UInt8, start: Int) throws(Broken) {
        skipBlanks()
        let lower = offset
        let isFollowed = offset < bytes.count && beginsEntry(at: offset, withKey: true)
        while !isFollowed, let byte = current, byte > 0x20, byte != UInt8(ascii: ","), byte != close,
            byte != UInt8(ascii: "=")
        {
            offset += 1
        }
        let keyRange = SourceRange(file: file, lower: lower, upper: offset)
        skipBlanks()
        guard !keyRange.isEmpty, current != UInt8(ascii: "=") else {
            diagnostics.append(
                .error(
                    "bibliography-key", "this \(kind) has no key",
                    at: SourceRange(file: file, lower: start, upper: keyRange.upper),
                    hint: "write @\(kind){key, …"))
            throw Broken()
        }
        let kindRange = SourceRange(file: file, lower: start, upper: start + 1 + kind.utf8.count)
        var draft = BibliographyDraft(kind: kind, kindRange: kindRange, key: keyRange.text, keyRange: keyRange)
        while current == UInt8(ascii: ",") {
            offset += 1
            skipBlanks()
            if current == close || current == UInt8(ascii: ",") { continue }
            let field = try field(entryStart: start)
            if draft.fields[field.name] == nil {
                draft.fields[field.name] = .init(value: field.value, range: field.range)
            } else {
                diagnostics.append(
                    .warning(
                        "bibliography-duplicate-field",
                        "'\(draft.key)' has '\(field.name)' twice; the first counts", at: field.range))
            }
            skipBlanks()
        }
        try expect(close, entryStart: start, "a comma or the end of '\(draft.key)'")
        drafts.append(draft)
    }

    private mutating func field(entryStart: Int) throws(Broken) -> (name: String, value: String, range: SourceRange) {
        skipBlanks()
        let lower = offset
        let name = word().lowercased()
        let range = SourceRange(file: file, lower: lower, upper: offset)
        guard !name.isEmpty else { throw unexpected("the name of a field", entryStart: entryStart) }
        try expect(UInt8(ascii: "="), entryStart: entryStart, "'=' after '\(name)'")
        return (name, try value(entryStart: entryStart), range)
    }
}

// Values
extension BibTeXParser {
    private mutating func value(entryStart: Int) throws(Broken) -> String {
        var text = ""
        while true {
            skipBlanks()
            switch current {
            case UInt8(ascii: "{"), UInt8(ascii: "\""): text += try delimited()
            default:
                let lower = offset
                let word = word()
                guard !word.isEmpty else { throw unexpected("a value", entryStart: entryStart) }
                if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                    text += word
                } else if let expansion = macros[word.lowercased()] {
                    text += expansion
                } else {
                    text += word
                    diagnostics.append(
                        .warning(
                            "bibliography-unknown-string", "no @string defines '\(word)'; it is read as text",
                            at: SourceRange(file: file, lower: lower, upper: offset),
                            hint: Suggestion.closest(to: word.lowercased(), among: macros.keys.sorted()).map {
                                "did you mean '\($0)'?"
                            } ?? "put a text in braces: {\(word)}"))
                }
            }
            skipBlanks()
            guard current == UInt8(ascii: "#") else { return text }
            offset += 1
        }
    }

    /// The text in braces or quotes, without them. Braces count as in BibTeX, also behind a backslash.
    private mutating func delimited() throws(Broken) -> String {
        let open = offset
        let isQuoted = bytes[open] == UInt8(ascii: "\"")
        let close = UInt8(ascii: isQuoted ? "\"" : "}")
        offset += 1
        var depth = 0
        while let byte = current {
            if depth == 0, byte == close, !(isQuoted && isAccent(at: offset)) {
                offset += 1
                return file.text(in: open + 1..<offset - 1)
            }
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "@") where beginsEntry(at: offset, withKey: true):
                throw unclosed(open, "this value is not closed before the next entry")
            default: break
            }
            offset += 1
        }
        throw unclosed(open, "this value is not closed")
    }

    private mutating func unclosed(_ open: Int, _ message: String) -> Broken {
        offset = open + 1
        diagnostics.append(
            .error(
                "bibliography-unterminated", message, at: SourceRange(file: file, lower: open, upper: open + 1),
                hint: "braces must balance, also inside quotes"))
        return Broken()
    }

    /// `\"o` in a text between quotes: an accent unless what follows can only follow a whole value.
    private func isAccent(at quote: Int) -> Bool {
        guard bytes[quote - 1] == UInt8(ascii: "\\") else { return false }
        guard let next = bytes[(quote + 1)...].first(where: { $0 > 0x20 }) else { return false }
        return !",}#)".utf8.contains(next)
    }
}

// Words and recovery
extension BibTeXParser {
    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte <= 0x20 { offset += 1 }
    }

    private mutating func word() -> String {
        let lower = offset
        while let byte = current, byte > 0x20, !Self.punctuation.contains(byte) { offset += 1 }
        return file.text(in: lower..<offset)
    }

    private mutating func expect(_ byte: UInt8, entryStart: Int, _ what: String) throws(Broken) {
        skipBlanks()
        guard current == byte else { throw unexpected(what, entryStart: entryStart) }
        offset += 1
    }

    private mutating func unexpected(_ what: String, entryStart: Int) -> Broken {
        var upper = min(offset + 1, bytes.count)
        while upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        let range = SourceRange(file: file, lower: min(offset, bytes.count), upper: upper)
        let found = range.isEmpty ? "the file ends" : "'\(range.text)' stands"
        diagnostics.append(
            .error(
                "bibliography-syntax", "\(found) where \(what) should be", at: range,
                notes: [
                    Diagnostic.Note(
                        "in this entry", range: SourceRange(file: file, lower: entryStart, upper: entryStart + 1))
                ]))
        return Broken()
    }

    /// Goes to the end of the broken entry that begins at `start`, or to the next line that begins one.
    private mutating func recover(from start: Int) {
        if let open = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "(") }),
            let end = balancedEnd(from: open, holdsEntries: false), end >= offset
        {
            offset = end
            return
        }
        offset = max(offset, start + 1)
        while offset < bytes.count, !beginsEntry(at: offset, withKey: false) { offset += 1 }
    }

    /// Behind the bracket that closes the one at `open`; `nil` if another entry begins before.
    /// - Parameter holdsEntries: Whether entries in it are part of it, as in a comment.
    private func balancedEnd(from open: Int, holdsEntries: Bool) -> Int? {
        let isBrace = bytes[open] == UInt8(ascii: "{")
        var depth = 0
        var index = open
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ")") where !isBrace && depth == 0: return index + 1
            case UInt8(ascii: "@") where !holdsEntries && beginsEntry(at: index, withKey: true): return nil
            default: break
            }
            index += 1
            if isBrace, depth == 0 { return index }
            if depth < 0 { return nil }
        }
        return nil
    }

    /// Whether a line begins here with `@word{`, and a key and a comma when asked for.
    private func beginsEntry(at index: Int, withKey: Bool) -> Bool {
        guard bytes[index] == UInt8(ascii: "@") else { return false }
        var before = index - 1
        while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        guard before < 0 || bytes[before] == 0x0A || bytes[before] == 0x0D else { return false }
        let letters = bytes[(index + 1)...].prefix { (0x61...0x7A).contains($0 | 0x20) }
        guard !letters.isEmpty else { return false }
        let rest = bytes[letters.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
        guard let open = rest.first, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else { return false }
        guard withKey else { return true }
        let key = rest.dropFirst().drop { $0 <= 0x20 }.prefix { $0 > 0x20 && !",={}()".utf8.contains($0) }
        let next = bytes[key.endIndex...].first { $0 > 0x20 }
        return !key.isEmpty && (next == UInt8(ascii: ",") || next == UInt8(ascii: "="))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: ".") || byte >= 0x80
    }

    private static let punctuation = Set("{}()\",=#%'\\@~".utf8)

    private static let months = Dictionary(
        uniqueKeysWithValues: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ].map { (String($0.prefix(3)).lowercased(), $0) })
}
