import Foundation

/// The text of a BibTeX field: LaTeX accents, letters and ligatures become Unicode, braces vanish, formulas between
/// dollars stay formulas, emphasis and links stay what they are. The argument of an unknown command is kept.
struct LaTeXText {
    enum Style: String, Hashable {
        case emphasis = "em"
        case strong, code
        case superscript = "sup"
        case `subscript` = "sub"
    }

    enum Segment: Hashable {
        case text(String)
        /// LaTeX math, without its dollars.
        case math(String)
        /// An address with the words that lead to it.
        case link(String, text: String)
        /// Styles nest: what is opened last is closed first.
        case open(Style)
        case close(Style)
    }

    let segments: [Segment]
    /// Names of commands that are not known, without their backslash.
    let unknownCommands: [String]

    /// The text with formulas as written, without their dollars.
    var plain: String {
        segments.map {
            switch $0 {
            case .text(let text), .link(_, let text): text
            case .math(let source): source
            case .open, .close: ""
            }
        }.joined().strippingBlanks()
    }

    init(_ source: String) {
        var reader = LaTeXReader(source)
        reader.readAll()
        segments = reader.segments
        unknownCommands = reader.unknownCommands
    }

    /// As HTML; an address that is none stays text.
    var html: String {
        segments.map {
            switch $0 {
            case .text(let text): HTMLEscaping.text(text)
            case .math(let source): MathFormula(source, isDisplay: false).mathML
            case .link(let address, let text):
                WebAddress(address).map {
                    "<a href=\"\(HTMLEscaping.url($0.url))\">\(HTMLEscaping.text(text))</a>"
                } ?? HTMLEscaping.text(text)
            case .open(let style): "<\(style.rawValue)>"
            case .close(let style): "</\(style.rawValue)>"
            }
        }.joined()
    }
}

/// Reads LaTeX text without recursion over groups, so that no nesting is too deep.
private struct LaTeXReader {
    private var rest: ArraySlice<Character>
    private var text = ""
    /// The styles that each open brace has opened, to be closed with it.
    private var groups: [[LaTeXText.Style]] = []
    /// The style of the argument that begins next.
    private var pending: LaTeXText.Style?
    private(set) var segments: [LaTeXText.Segment] = []
    private(set) var unknownCommands: [String] = []

    init(_ source: String) { rest = Array(source)[...] }

    mutating func readAll() {
        while let character = rest.popFirst() {
            switch character {
            case "\\": text += command(depth: 0)
            case "{":
                groups.append([])
                if let style = pending { open(style) }
                pending = nil
            case "}": closeGroup()
            case "~": text += "\u{A0}"
            case "$": math()
            case "-": dashes()
            case "`": quote("`", single: "\u{2018}", double: "\u{201C}")
            case "'": quote("'", single: "\u{2019}", double: "\u{201D}")
            case "h" where startsAddress("ttp://") || startsAddress("ttps://"): address("h")
            case "w" where startsAddress("ww."): address("w")
            case let blank where blank.isWhitespace:
                if text.last?.isWhitespace != true { text += " " }
            default: text.append(character)
            }
        }
        while !groups.isEmpty { closeGroup() }
        flush()
        trim()
    }

    private mutating func flush() {
        if !text.isEmpty { segments.append(.text(text.precomposedStringWithCanonicalMapping)) }
        text = ""
    }

    private mutating func trim() {
        if case .text(let first)? = segments.first {
            segments[0] = .text(String(first.drop(while: { $0 == " " })))
        }
        if case .text(let last)? = segments.last {
            segments[segments.count - 1] = .text(last.hasSuffix(" ") ? String(last.dropLast()) : last)
        }
        segments.removeAll { $0 == .text("") }
    }

    // Groups and styles

    private mutating func open(_ style: LaTeXText.Style) {
        flush()
        segments.append(.open(style))
        groups[groups.count - 1].append(style)
    }

    private mutating func closeGroup() {
        guard let styles = groups.popLast() else { return }
        if !styles.isEmpty { flush() }
        for style in styles.reversed() { segments.append(.close(style)) }
    }

    // Formulas, signs, addresses

    private mutating func math() {
        let isDouble = rest.first == "$"
        let source = isDouble ? rest.dropFirst() : rest
        guard let end = source.firstIndex(of: "$"), end > source.startIndex else { return text.append("$") }
        formula(String(source[..<end]))
        rest = source[(end + 1)...]
        if isDouble, rest.first == "$" { rest.removeFirst() }
    }

    private mutating func formula(_ source: String) {
        flush()
        segments.append(.math(source))
    }

    private mutating func dashes() {
        var count = 1
        while count < 3, rest.first == "-" {
            rest.removeFirst()
            count += 1
        }
        text += ["-", "\u{2013}", "\u{2014}"][count - 1]
    }

    private mutating func quote(_ mark: Character, single: String, double: String) {
        if rest.first == mark {
            rest.removeFirst()
            text += double
        } else {
            text += single
        }
    }

    private func startsAddress(_ tail: String) -> Bool {
        guard rest.starts(with: tail), text.last?.isLetter != true, text.last?.isNumber != true else { return false }
        return rest.dropFirst(tail.count).first.map { $0.isLetter || $0.isNumber } ?? false
    }

    /// An address in the middle of words: up to a blank, a brace or the mark that ends the sentence.
    private mutating func address(_ first: Character) {
        var source = String(first)
        while let next = rest.first, !next.isWhitespace, !"{}<>\"".contains(next) { source.append(rest.removeFirst()) }
        var tail = ""
        while let last = source.last, ".,;:!?)".contains(last), !(last == ")" && source.contains("(")) {
            tail.insert(source.removeLast(), at: tail.startIndex)
        }
        link(source)
        text += tail
    }

    private mutating func link(_ source: String, words: String? = nil) {
        let address = VerbatimField(source).text
        flush()
        segments.append(.link(address, text: words ?? address))
    }

    // Commands

    /// The text of a command, after its backslash.
    private mutating func command(depth: Int) -> String {
        guard let first = rest.popFirst() else { return "\\" }
        var name = String(first)
        if first.isASCII, first.isLetter {
            while let next = rest.first, next.isASCII, next.isLetter { name.append(rest.removeFirst()) }
            if rest.first == "*" { rest.removeFirst() }
            while rest.first?.isWhitespace == true { rest.removeFirst() }
        }
        if let accent = LaTeXSigns.accents[name] { return accented(accent, depth: depth) }
        if let letter = LaTeXSigns.letters[name] {
            // `\ss{}`: the braces only end the name.
            if first.isLetter, rest.starts(with: "{}") { rest = rest.dropFirst(2) }
            return letter
        }
        if let style = LaTeXSigns.styles[name] {
            if rest.first == "{" { pending = style }
            return ""
        }
        if let style = LaTeXSigns.switches[name] {
            if !groups.isEmpty { open(style) }
            return ""
        }
        switch name {
        case "url", "path", "nolinkurl":
            link(group())
        case "href":
            let address = group()
            link(address, words: LaTeXReader.words(group(), depth: depth))
        case "enquote": return "\u{201C}" + LaTeXReader.words(group(), depth: depth) + "\u{201D}"
        case "ensuremath": formula(group())
        case "(":
            if let end = rest.indices.first(where: { rest[$0...].starts(with: "\\)") }) {
                formula(String(rest[..<end]))
                rest = rest[(end + 2)...]
            }
        case _ where !(first.isASCII && first.isLetter): return name
        case _ where LaTeXSigns.silent.contains(name): break
        default: if !unknownCommands.contains(name) { unknownCommands.append(name) }
        }
        return ""
    }

    private static func words(_ source: String, depth: Int) -> String {
        depth < 4 && source.count < 4_000 ? LaTeXText(source).plain : source
    }

    /// What stands in the braces that follow, as written; nothing where there are none.
    private mutating func group() -> String {
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        guard rest.first == "{" else { return "" }
        rest.removeFirst()
        var source = ""
        var depth = 0
        while let next = rest.popFirst() {
            if next == "{" { depth += 1 }
            if next == "}" {
                if depth == 0 { break }
                depth -= 1
            }
            source.append(next)
        }
        return source
    }

    /// The letter under an accent with it: `u`, `{u}`, `\i`, `{\i}`; further letters in the braces follow.
    private mutating func accented(_ accent: String, depth: Int) -> String {
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        guard depth < 4, let first = rest.first, first != "}" else { return "" }
        rest.removeFirst()
        var letters: String
        switch first {
        case "{":
            letters = ""
            while let next = rest.popFirst(), next != "}" {
                letters += next == "\\" ? command(depth: depth + 1) : String(next)
            }
        case "\\": letters = command(depth: depth + 1)
        default: letters = String(first)
        }
        guard let base = letters.first else { return "" }
        // An accent replaces the dot.
        let letter = LaTeXSigns.dotless[String(base)] ?? String(base)
        return letter + accent + letters.dropFirst()
    }
}
