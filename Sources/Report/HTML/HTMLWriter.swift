/// HTML being written.
struct HTMLWriter {
    private(set) var html = ""

    /// HTML as it is.
    mutating func raw(_ html: String) {
        self.html += html
    }

    mutating func text(_ text: some StringProtocol) {
        html += HTMLEscaping.text(text)
    }

    /// Ends the line unless at its beginning.
    mutating func freshLine() {
        if let last = html.utf8.last, last != 0x0A { html += "\n" }
    }

    /// A start tag; attributes that are `nil` are left out, empty ones written without a value.
    mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        html += "<" + name
        for (name, value) in attributes {
            guard let value else { continue }
            html += value.isEmpty ? " \(name)" : " \(name)=\"\(HTMLEscaping.text(value))\""
        }
        html += ">"
    }

    mutating func close(_ name: String) {
        html += "</\(name)>"
    }

    /// An element with text in it.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: some StringProtocol)
    {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// An element with HTML in it.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], html: String) {
        open(name, attributes)
        raw(html)
        close(name)
    }
}
