/// Text as HTML: the characters that mean something to a browser are written as entities.
enum HTMLEscaping {
    /// For text and for attributes in double quotes.
    static func text(_ text: some StringProtocol) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var start = text.utf8.startIndex
        for index in text.utf8.indices {
            let entity: String
            switch text.utf8[index] {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            default: continue
            }
            result += text[start..<index]
            result += entity
            start = text.utf8.index(after: index)
        }
        result += text[start...]
        return result
    }

    /// A URL for an attribute: what a URL cannot hold is percent-encoded, what it already encodes is left alone.
    static func url(_ url: String) -> String {
        var result = ""
        for byte in url.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;"
            case UInt8(ascii: "'"): result += "&#x27;"
            case _ where urlBytes.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }

    private static let urlBytes = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+!*(),%#@?=;:/$~".utf8)
}

/// What a link may lead to.
enum URLScheme {
    /// Whether following the URL cannot run anything: relative ones, and those of known schemes.
    static func isHarmless(_ url: String) -> Bool {
        // Browsers skip controls and blanks before and within a scheme.
        let visible = url.unicodeScalars.filter { $0.value > 0x20 }
        let head = visible.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let colon = head.firstIndex(of: ":") else { return true }
        let scheme = String(String.UnicodeScalarView(head[..<colon])).lowercased()
        return ["http", "https", "mailto", "ftp", "doi", "tel"].contains(scheme)
    }
}
