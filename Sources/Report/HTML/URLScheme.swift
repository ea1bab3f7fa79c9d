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
