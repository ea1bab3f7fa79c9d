import Foundation

/// The value of a field that is an address or an identifier, to which no rule of text applies: tildes, dashes, quotes
/// and dollars stay what they are.
///
/// Only what tools write to protect such characters from LaTeX is taken away: `\_`, `\~{}`, `{\textasciitilde}`, an
/// outer pair of braces, `\url{…}`.
struct VerbatimField {
    let text: String

    /// Fields that are read so.
    static let names: Set = [
        "url", "doi", "eprint", "file", "urldate", "isbn", "issn", "isrn", "pmid", "pmcid", "lccn", "eprintclass",
        "eprinttype", "archiveprefix", "primaryclass", "crossref", "xref", "xdata", "key", "ids", "bibsource", "biburl",
        "pdf", "localfile", "lastchecked", "adsurl", "ee", "howpublished-url",
    ]

    init(_ source: String) {
        var text = source
        // Nearly every field has no command at all, and a bibliography has thousands of fields.
        if source.utf8.contains(UInt8(ascii: "\\")) {
            for (command, character) in Self.commands { text = text.replacing(command, with: character) }
        }
        text = text.strippingBlanks()
        if text.hasPrefix("\\url{") || text.hasPrefix("\\path{") || text.hasPrefix("\\nolinkurl{"), text.hasSuffix("}")
        {
            text = String(text[text.index(after: text.firstIndex(of: "{")!)...].dropLast())
        }
        while text.hasPrefix("{"), text.hasSuffix("}"), Self.isOnePair(text) {
            text = String(text.dropFirst().dropLast()).strippingBlanks()
        }
        if text.count > 2, text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "\\", let next = rest.first, Self.escaped.contains(next) {
                result.append(rest.removeFirst())
                // `\~{}`: the empty braces belong to the accent.
                if next == "~" || next == "^", rest.hasPrefix("{}") { rest = rest.dropFirst(2) }
            } else if character.isNewline {
                // An address broken over lines is one address.
                rest = rest.drop(while: \.isWhitespace)
                while result.last?.isWhitespace == true { result.removeLast() }
            } else {
                result.append(character)
            }
        }
        self.text = result
    }

    private static let escaped: Set<Character> = ["_", "%", "&", "#", "$", "~", "^", "{", "}"]

    private static let commands = [
        ("textasciitilde", "~"), ("textunderscore", "_"), ("textasciicircum", "^"), ("textbar", "|"),
        ("textless", "<"), ("textgreater", ">"), ("textquotesingle", "'"), ("textbackslash", "\u{5C}"),
        ("sim", "~"),
    ].flatMap { name, character in
        var forms = ["{\\\(name)}", "\\\(name){}", "\\\(name) "]
        // Dollars around it only where the command is one of formulas.
        if name == "sim" { forms = ["$\\sim$", "{$\\sim$}"] }
        return forms.map { ($0, character) }
    }

    private static func isOnePair(_ text: String) -> Bool {
        var depth = 0
        for (index, character) in zip(text.indices, text) {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if depth == 0 { return text.index(after: index) == text.endIndex }
        }
        return false
    }
}

/// An address on the web as a bibliography has it.
struct WebAddress {
    /// With its scheme; safe to lead to.
    let url: String

    /// `nil` for what is none: another scheme, a path, words. Without a scheme it is one if it begins with a host.
    init?(_ text: String) {
        let text = text.strippingBlanks()
        let lowercased = text.lowercased()
        if let scheme = ["https://", "http://", "ftp://"].first(where: lowercased.hasPrefix) {
            guard let first = text.dropFirst(scheme.count).first, first.isLetter || first.isNumber || first == "["
            else { return nil }
            url = scheme + text.dropFirst(scheme.count)
        } else {
            let bare = text.hasPrefix("//") ? String(text.dropFirst(2)) : text
            guard Self.beginsWithHost(bare) else { return nil }
            url = "https://" + bare
        }
    }

    /// `www.example.org/a`, `arxiv.org`, `example.org:8080/x`; no blank, no name of a file.
    private static func beginsWithHost(_ text: String) -> Bool {
        let host = text.prefix { !"/?#".contains($0) }
        guard let match = host.wholeMatch(of: /((?:[\p{L}\p{N}_-]+\.)+)(\p{L}{2,24})(?::\d{1,5})?/) else {
            return false
        }
        let isFile = ["pdf", "html", "htm", "txt", "ps", "md", "bib", "zip", "png", "jpg"]
            .contains(match.output.2.lowercased())
        return !(isFile && host.count == text.count)
    }
}

/// A digital object identifier.
struct DOI {
    /// Without anything before `10.`.
    let text: String

    // Compiled once: every entry of a bibliography is asked for its DOI.
    private nonisolated(unsafe) static let start = /10\.\d+(?:\.\d+)*\/./

    /// Takes `10.1000/x` with or without `doi:`, `https://doi.org/` and the like before it; blanks are no part of it.
    init?(_ source: String) {
        var text = source.filter { !$0.isWhitespace && $0 != "{" && $0 != "}" }
        guard let start = text.firstMatch(of: Self.start)?.range.lowerBound else { return nil }
        let before = text[..<start].lowercased()
        // What stands before may be a prefix or an address, not a word in which such digits happen to stand.
        guard before.isEmpty || before.hasSuffix(":") || before.hasSuffix("/") || before.hasSuffix("=") else {
            return nil
        }
        text = String(text[start...])
        if before.contains("//"), let decoded = text.removingPercentEncoding { text = decoded }
        while let last = text.last, ".,;".contains(last) { text.removeLast() }
        self.text = text
    }

    /// Where it leads: what an address would read as its query, its fragment or an escape is encoded.
    var url: String {
        "https://doi.org/"
            + text.replacing("%", with: "%25").replacing("#", with: "%23").replacing("?", with: "%3F")
    }
}
