import Foundation
import Raster
import Testing

@testable import Plots

struct DrawingTests {
    private static let fontsAreHere = (try? Typeface.find()) != nil

    /// Set `D3GZSL_FIGURES` to a folder to look at the figures.
    @Test(.enabled(if: fontsAreHere, "no font is installed"), arguments: SampleFigures().all.map(\.name))
    func everyFigureIsDrawnTwiceAlike(name: String) throws {
        let figure = try #require(SampleFigures().all.first { $0.name == name }).figure
        for (suffix, theme) in [("light", Theme.light), ("dark", .dark)] {
            let drawn = try figure.png(theme: theme)
            #expect(try figure.png(theme: theme) == drawn)
            let image = try Image.decode(png: drawn.png)
            #expect(Double(image.width) == 2 * drawn.width && Double(image.height) == 2 * drawn.height)
            #expect(drawn.width == figure.width)
            #expect(image[0, 0] == theme.background)
            #expect(Set(image.pixels).count > 8)
            if let folder = ProcessInfo.processInfo.environment["D3GZSL_FIGURES"] {
                try Data(drawn.png).write(
                    to: URL(fileURLWithPath: folder).appendingPathComponent("\(name)-\(suffix).png"))
            }
        }
    }
}
