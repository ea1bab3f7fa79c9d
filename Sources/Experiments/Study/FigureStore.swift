import Foundations
import Plots
import Runner

/// Pictures of figures that have been drawn before: a report that is written again draws nothing.
package struct FigureStore: Sendable {
    /// nil where nothing is kept.
    private let files: DerivedFiles?
    /// Found once: a font file takes longer to read than a picture to lay out.
    private let typeface: Result<Typeface, any Error>

    /// - Parameter files: where pictures are kept; nil for nowhere.
    package init(_ files: DerivedFiles?) {
        self.files = files
        typeface = Result { try Typeface.find() }
    }

    /// The figure for light and for dark pages, with what its pictures do not show, in whole sentences.
    ///
    /// - Throws: `FigureProblem` where there is nothing to draw or too much of it, `EnvironmentError` where no font is
    ///   found or no picture can be made.
    func rendered(_ figure: Figure) throws -> (light: RenderedFigure, dark: RenderedFigure, remarks: [String]) {
        let light = try figure.picture(theme: .light, typeface: typeface.get())
        let dark = try figure.picture(theme: .dark, typeface: typeface.get())
        return (try rendered(light), try rendered(dark), light.notices)
    }

    private func rendered(_ picture: FigurePicture) throws -> RenderedFigure {
        guard let files else { return try picture.png() }
        let png = try files.content(of: picture.canonicalBytes) { try picture.png().png }
        return RenderedFigure(png: png, width: Double(picture.scene.width), height: Double(picture.scene.height))
    }
}
