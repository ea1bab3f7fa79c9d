import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Font {
    /// The kinds of letters that are looked for.
    public enum Family: String, Sendable, Hashable, Codable { case sans, monospaced }
    /// How thick the letters are.
    public enum Weight: String, Sendable, Hashable, Codable { case regular, bold }

    /// The folders in which Debian, Ubuntu, Fedora, Arch, Alpine and macOS keep fonts.
    static let usualFolders = [
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts",
        "/usr/share/fonts/dejavu-sans-mono-fonts",
        "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF", "/usr/share/fonts/ttf-dejavu",
        "/usr/share/fonts/truetype/liberation", "/usr/share/fonts/liberation-sans", "/usr/share/fonts/liberation-mono",
        "/usr/share/fonts/liberation", "/usr/share/fonts/truetype/noto", "/usr/local/share/fonts",
        "/System/Library/Fonts/Supplemental", "/Library/Fonts",
    ]

    /// A font for figures: the file or folder that the environment variable `D3GZSL_FONT` names, else DejaVu, else a
    /// usual substitute.
    ///
    /// - Throws: `EnvironmentError` with the command that installs one, where there is none.
    public static func find(_ family: Family = .sans, weight: Weight = .regular) throws -> Font {
        try find(
            family, weight: weight, chosen: getenv("D3GZSL_FONT").map { String(cString: $0) }, folders: usualFolders)
    }

    static func find(_ family: Family, weight: Weight, chosen: String?, folders: [String]) throws -> Font {
        if let chosen, chosen.lowercased().hasSuffix(".ttf") { return try Font(path: chosen) }
        for folder in chosen.map({ [$0] }) ?? folders {
            for name in fileNames(family, weight) where FileBytes.exists("\(folder)/\(name)") {
                return try Font(path: "\(folder)/\(name)")
            }
        }
        let place = chosen.map { "in \($0), the value of D3GZSL_FONT" } ?? "in the usual folders"
        throw EnvironmentError(
            .missingFont,
            """
            No \(weight.rawValue) \(family == .sans ? "sans-serif" : "monospaced") font was found \(place). \
            Install one (Debian, Ubuntu: apt-get install fonts-dejavu-core; \
            Fedora: dnf install dejavu-sans-fonts dejavu-sans-mono-fonts), \
            or set D3GZSL_FONT to a .ttf file.
            """)
    }

    private static func fileNames(_ family: Family, _ weight: Weight) -> [String] {
        switch (family, weight) {
        case (.sans, .regular): ["DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "Arial.ttf"]
        case (.sans, .bold): ["DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf", "NotoSans-Bold.ttf", "Arial Bold.ttf"]
        case (.monospaced, .regular):
            ["DejaVuSansMono.ttf", "LiberationMono-Regular.ttf", "NotoSansMono-Regular.ttf", "Courier New.ttf"]
        case (.monospaced, .bold):
            ["DejaVuSansMono-Bold.ttf", "LiberationMono-Bold.ttf", "NotoSansMono-Bold.ttf", "Courier New Bold.ttf"]
        }
    }
}
