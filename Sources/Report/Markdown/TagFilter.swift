/// GFM's filter for raw HTML: tags that would change how the rest of the page is read lose their `<`.
enum TagFilter {
    private static let names: Set = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ]

    /// One piece of inline HTML: a single tag, comment or declaration, of which only the beginning is looked at.
    static func filteredInline(_ html: String) -> String {
        isFiltered(Array(html.utf8.dropFirst())[...]) ? "&lt;" + html.dropFirst() : html
    }

    /// A block of HTML: every tag in it.
    static func filtered(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "<"), isFiltered(bytes[(index + 1)...]) {
                result += Array("&lt;".utf8)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether the bytes after a `<` begin one of the tags, opening or closing.
    private static func isFiltered(_ bytes: ArraySlice<UInt8>) -> Bool {
        let bytes = bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes
        let letters = bytes.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        guard letters.count <= 9, names.contains(String(decoding: letters, as: UTF8.self).lowercased()) else {
            return false
        }
        let rest = bytes.dropFirst(letters.count)
        switch rest.first {
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, UInt8(ascii: ">"): return true
        case UInt8(ascii: "/"): return rest.dropFirst().first == UInt8(ascii: ">")
        default: return false
        }
    }
}
