import Raster

/// A figure laid out for a theme: what is drawn where, not yet pixels.
///
/// Laying out takes a few milliseconds, drawing ten times as long. Whoever keeps drawn pictures asks for
/// `canonicalBytes` first.
package struct FigurePicture: Sendable {
    /// What is drawn.
    package let scene: Scene
    /// The letters it is drawn with.
    package let typeface: Typeface
    /// Pixels per point.
    package let scale: Double
    /// How many colours are kept; nil for all of them.
    private let mostColors: Int?
    /// What the picture does not show: infinite values, characters that the font lacks. Whole sentences.
    package let notices: [String]

    fileprivate init(_ scene: Scene, _ typeface: Typeface, scale: Double, mostColors: Int?, notices: [String]) {
        self.scene = scene
        self.typeface = typeface
        self.scale = scale
        self.mostColors = mostColors
        self.notices = notices
    }

    /// Of the way in which a scene becomes pixels. Whoever changes that raises this number by one; a test that compares
    /// pictures with what they were fails otherwise. How a scene is laid out needs no number: the scene itself is in
    /// the bytes.
    package static let drawingVersion = 1

    /// Everything that the pixels depend on, in a fixed form: the same bytes give the same picture, on every machine.
    package var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add("figure")
        bytes.add(Self.drawingVersion)
        bytes.add(typeface.regular.identity)
        bytes.add(typeface.bold.identity)
        bytes.add(scale)
        bytes.add(mostColors ?? 0)
        bytes.add(scene)
        return bytes.bytes
    }

    /// The picture as a PNG file.
    ///
    /// - Throws: `EnvironmentError` where the picture cannot be written.
    package func png() throws -> RenderedFigure {
        let image = scene.image(typeface: typeface, scale: scale)
        let reduced = mostColors.map { image.reduced(toColors: $0) } ?? image
        return RenderedFigure(
            png: try reduced.png(), width: Double(scene.width), height: Double(scene.height))
    }
}

/// A figure as a PNG file, with the size it is meant to be shown at.
package struct RenderedFigure: Sendable, Hashable {
    /// The file's bytes.
    package var png: [UInt8]
    /// In points, the pixels of a style sheet; the file has `scale` times as many pixels.
    package var width: Double
    /// In points.
    package var height: Double

    /// A drawn figure of its parts.
    package init(png: [UInt8], width: Double, height: Double) {
        self.png = png
        self.width = width
        self.height = height
    }
}

extension Figure {
    /// The figure laid out for a theme.
    ///
    /// - Parameters:
    ///   - scale: pixels per point; 2 is sharp on today's screens and on paper.
    ///   - typeface: nil for the fonts of this machine.
    /// - Throws: `FigureProblem` where there is nothing to draw or too much of it, `EnvironmentError` where no font is
    ///   found.
    package func picture(theme: Theme, scale: Double = 2, typeface: Typeface? = nil) throws -> FigurePicture {
        let isEmpty =
            switch content {
            case .panels(let panels): panels.isEmpty
            case .gallery(let gallery): gallery.sections.allSatisfy { $0.rows.isEmpty }
            }
        guard !isEmpty else {
            throw FigureProblem(.nothingToDraw, "there is nothing to show in it")
        }
        let typeface = try typeface ?? .find()
        let scene = scene(theme: theme, lettering: .measured(typeface))
        let pixels = Double(scene.width) * Double(scene.height) * scale * scale
        guard pixels <= Self.mostPixels else {
            throw FigureProblem(
                .tooLarge,
                "it would be \(scene.width) × \(scene.height) points large, more than a page can hold; show less in it")
        }
        return FigurePicture(
            scene, typeface, scale: scale, mostColors: mostColors(in: scene),
            notices: hidden + scene.missingCharacters(typeface))
    }

    /// Pictures of samples keep their colours; a drawing of flat colours needs few of them, colour scales more.
    private func mostColors(in scene: Scene) -> Int? {
        if case .gallery = content { nil } else { scene.hasImages ? 256 : 128 }
    }

    /// The figure as a picture.
    ///
    /// - Throws: as `picture` does, and `EnvironmentError` where it cannot be written.
    package func png(theme: Theme, scale: Double = 2) throws -> RenderedFigure {
        try picture(theme: theme, scale: scale).png()
    }

    /// A hundred screens.
    private static let mostPixels = 1e8

    private var hidden: [String] {
        guard case .panels(let panels) = content else { return [] }
        var sentences: [String] = []
        for sentence in panels.flatMap(\.hidden) where !sentences.contains(sentence) { sentences.append(sentence) }
        return sentences
    }
}

extension Scene {
    /// A sentence about the characters that the font lacks.
    fileprivate func missingCharacters(_ typeface: Typeface) -> [String] {
        var missing: [Character] = []
        for text in texts {
            for character in typeface.font(text.weight).missing(in: text.string) where !missing.contains(character) {
                missing.append(character)
            }
        }
        guard !missing.isEmpty else { return [] }
        func name(_ character: Character) -> String {
            let scalars = character.unicodeScalars
            let isSeen = scalars.allSatisfy { $0.properties.generalCategory != .control }
            return isSeen
                ? "“\(character)”"
                : scalars.map { "U+\(String($0.value, radix: 16, uppercase: true))" }.joined(separator: " ")
        }
        let shown = missing.prefix(8).map(name).joined(separator: ", ") + (missing.count > 8 ? " and more" : "")
        return ["The font has no \(shown); an empty box stands for each."]
    }
}
