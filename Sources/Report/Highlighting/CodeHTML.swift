/// A block of code on a page, highlighted when its language is known.
struct CodeHTML {
    let info: String
    let literal: String

    var html: String {
        let name = languageName
        let language = CodeLanguage.named(name)
        let spans =
            language.map { CodeLexer(language: $0).tokens(of: literal) } ?? [CodeToken(kind: .plain, text: literal)]
        // Code may be wider than a phone; its lines are never broken.
        var writer = HTMLWriter()
        writer.open("pre", ["tabindex": "0"])
        writer.open("code", ["class": name.isEmpty ? nil : "language-\(name)"])
        for span in spans {
            if let name = span.kind.cssClass {
                writer.element("span", ["class": name], text: span.text)
            } else {
                writer.text(span.text)
            }
        }
        writer.close("code")
        writer.close("pre")
        writer.raw("\n")
        return writer.html
    }

    /// The first word of the info string; the blocks of a notebook are YAML.
    private var languageName: String {
        let name = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        return name == "d3gzsl" ? "yaml" : name
    }
}
