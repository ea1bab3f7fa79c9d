import Raster

/// The fonts of a figure.
package struct Typeface: Sendable, Hashable {
    /// For most texts.
    package var regular: Font
    /// For titles.
    package var bold: Font

    /// Two fonts that go together.
    package init(regular: Font, bold: Font) {
        self.regular = regular
        self.bold = bold
    }

    /// The sans-serif fonts of this machine.
    ///
    /// - Throws: `EnvironmentError` with the command that installs them, where there are none.
    package static func find() throws -> Typeface {
        Typeface(regular: try .find(), bold: try .find(.sans, weight: .bold))
    }

    func font(_ weight: Font.Weight) -> Font {
        switch weight {
        case .regular: regular
        case .bold: bold
        }
    }
}
