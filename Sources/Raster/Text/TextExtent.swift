/// How much room a line of text takes, in the unit of the font size.
public struct TextExtent: Hashable, Sendable {
    /// From the origin of the first glyph to where a next one would start.
    public var width: Double
    /// From the baseline up to the top of letters like d; the same for every text of a font and size.
    public var ascent: Double
    /// From the baseline down to the bottom of letters like p; the same for every text of a font and size.
    public var descent: Double
    /// From the baseline up to the top of capital letters.
    public var capHeight: Double

    /// The measures of a line of text, in pixels.
    public init(width: Double, ascent: Double, descent: Double, capHeight: Double) {
        self.width = width
        self.ascent = ascent
        self.descent = descent
        self.capHeight = capHeight
    }

    /// From the top of the tallest letters to the bottom of the lowest.
    public var height: Double { ascent + descent }
}
