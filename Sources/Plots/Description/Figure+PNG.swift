import Raster

extension Figure {
    /// The figure as a picture.
    ///
    /// - Parameter scale: pixels per point; 2 is sharp on today's screens and on paper.
    /// - Throws: `EnvironmentError` where no font is found or the picture cannot be written.
    package func png(theme: Theme, scale: Double = 2) throws -> RenderedFigure {
        let typeface = try Typeface.find()
        let scene = scene(theme: theme, lettering: .measured(typeface))
        var image = scene.image(typeface: typeface, scale: scale)
        // Pictures of samples keep their colours; a drawing of flat colours needs few, colour scales more.
        if case .panels = content { image = image.reduced(toColors: scene.hasImages ? 256 : 128) }
        return RenderedFigure(png: try image.png(), width: Double(scene.width), height: Double(scene.height))
    }
}
