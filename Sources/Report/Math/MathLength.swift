/// A length such as `2pt`, as LaTeX writes it.
struct MathLength {
    let em: Double

    static let hint = "a number with one of em, ex, mu, pt, mm, cm, in"
    /// In em; about a line of text.
    static let limit = 100.0

    /// One em of a ten point font.
    private static let units = [
        "em": 1, "ex": 0.43, "mu": 1.0 / 18, "pt": 0.1, "bp": 0.100375, "pc": 1.2, "mm": 0.284528, "cm": 2.84528,
        "in": 7.227, "sp": 0.1 / 65_536, "dd": 0.107, "cc": 1.284, "px": 0.075,
    ]

    /// `nil` where the text is no length. What a glue may grow by is left out.
    init?(_ text: String) {
        let match = text.wholeMatch(of: /\s*([+-]?\s*[0-9]*[.,]?[0-9]*)\s*([a-z]{2})(\s*(plus|minus)\s.*)?\s*/)
        guard let match, let unit = Self.units[String(match.2)],
            let number = Double(match.1.replacing(",", with: ".").replacing(" ", with: ""))
        else { return nil }
        em = number * unit
    }
}
