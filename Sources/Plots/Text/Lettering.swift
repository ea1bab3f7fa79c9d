import Raster

/// How much room text takes.
package enum Lettering: Sendable, Hashable {
    /// As in DejaVu Sans, from a table: needs no font file and is the same on every machine.
    case nominal
    /// As in the fonts that the figure is drawn with.
    case measured(Typeface)

    /// The measures of a line of text.
    package func extent(_ text: String, size: Double, weight: Font.Weight = .regular) -> TextExtent {
        switch self {
        case .nominal: NominalMetrics.extent(text, size: size, weight: weight)
        case .measured(let typeface): typeface.font(weight).measure(text, size: size)
        }
    }

    /// The width of a line of text, in points.
    package func width(_ text: String, size: Double, weight: Font.Weight = .regular) -> Double {
        extent(text, size: size, weight: weight).width
    }

    /// From one baseline to the next.
    package func lineHeight(size: Double) -> Double {
        size * 1.2
    }
}
