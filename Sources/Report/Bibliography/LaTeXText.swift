import Foundation

/// The text of a BibTeX field: LaTeX accents, letters and ligatures become Unicode, braces and font commands vanish,
/// formulas between dollars stay formulas.
struct LaTeXText {
    enum Segment: Hashable {
        case text(String)
        /// LaTeX math, without its dollars.
        case math(String)
    }

    private(set) var segments: [Segment] = []

    /// The text with formulas as written, without their dollars.
    var plain: String {
        segments.map {
            switch $0 {
            case .text(let text): text
            case .math(let source): source
            }
        }.joined()
    }

    init(_ source: String) {
        var reader = Reader(rest: Array(source)[...])
        reader.readAll()
        segments = reader.segments
    }
}

extension LaTeXText {
    private struct Reader {
        var rest: ArraySlice<Character>
        var text = ""
        var segments: [Segment] = []

        mutating func readAll() {
            while let character = rest.popFirst() {
                switch character {
                case "\\": text += command()
                case "{", "}": break
                case "~": text += "\u{A0}"
                case "$": math()
                case "-": dashes()
                case "`": quote("`", single: "\u{2018}", double: "\u{201C}")
                case "'": quote("'", single: "\u{2019}", double: "\u{201D}")
                case let blank where blank.isWhitespace:
                    if text.last?.isWhitespace != true { text += " " }
                default: text.append(character)
                }
            }
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

        private mutating func math() {
            guard let end = rest.firstIndex(of: "$") else { return text.append("$") }
            let source = String(rest[..<end])
            rest = rest[(end + 1)...]
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

        /// The text of a command, after its backslash.
        private mutating func command() -> String {
            guard let first = rest.popFirst() else { return "\\" }
            var name = String(first)
            if first.isLetter {
                while let next = rest.first, next.isASCII, next.isLetter { name.append(rest.removeFirst()) }
                while rest.first == " " { rest.removeFirst() }
            }
            if let accent = Self.accents[name] { return argument() + accent }
            if let letter = Self.letters[name] { return letter }
            // An escaped sign stands for itself; a font command leaves its argument.
            return first.isLetter ? "" : name
        }

        /// The one letter under an accent: `u`, `{u}`, `\i`, `{\i}`.
        private mutating func argument() -> String {
            while rest.first == " " { rest.removeFirst() }
            guard let first = rest.popFirst() else { return "" }
            switch first {
            case "{":
                var inner = ""
                while let next = rest.popFirst(), next != "}" { inner += next == "\\" ? command() : String(next) }
                return Self.dotless[inner] ?? inner
            case "\\":
                let letter = command()
                return Self.dotless[letter] ?? letter
            default: return String(first)
            }
        }

        /// An accent replaces the dot, so its letter starts without losing one.
        private static let dotless = ["\u{131}": "i", "\u{237}": "j"]

        /// Combining marks by LaTeX accent.
        private static let accents = [
            "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
            ".": "\u{307}",
            "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}",
            "d": "\u{323}",
            "b": "\u{331}",
        ]

        private static let letters = [
            "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
            "AA": "Å", "i": "\u{131}", "j": "\u{237}", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "S": "§", "P": "¶",
            "ldots": "…", "dots": "…", "textendash": "–", "textemdash": "—", "textquoteright": "\u{2019}",
            "LaTeX": "LaTeX", "TeX": "TeX", "\\": " ", " ": " ", "-": "", "/": "",
        ]
    }
}
