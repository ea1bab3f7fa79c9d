extension MathCommand {
    static let spaces = widths.mapValues { MathCommand(.space($0 / 18)) }

    /// In eighteenths of an em, TeX's mu.
    private static let widths: [String: Double] = [
        ",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, "!": -3, "negthinspace": -3,
        " ": 6,
        "quad": 18, "qquad": 36, "enspace": 9,
    ]
}
