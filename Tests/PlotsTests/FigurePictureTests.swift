import Raster
import Testing

@testable import Plots

/// What tells one picture from another before it is drawn, and whether drawing still does what it did.
@Suite struct FigurePictureTests {
    private static let typeface = try? Typeface.find()

    private func bytes(
        _ figure: Figure, _ theme: Theme = .light, scale: Double = 2, typeface: Typeface? = Self.typeface
    ) throws -> [UInt8] {
        try figure.picture(theme: theme, scale: scale, typeface: typeface).canonicalBytes
    }

    private func bars(
        values: [Double?] = [1, 2], errors: [Double?]? = nil, groups: [String] = ["a", "b"], name: String = "s",
        label: String? = "H", width: Double = 400, height: Double = 200
    ) -> Figure {
        let mark = BarMark(groups: groups, series: [.init(name: name, values: values, errors: errors)])
        return Figure(
            kind: "Bars", content: .panels([Panel(y: Axis(label), marks: [mark])]), width: width,
            plotHeight: .points(height))
    }

    @Test(.enabled(if: typeface != nil, "no font is installed"))
    func whatChangesThePictureChangesItsBytes() throws {
        let image = Image(width: 4, height: 4, color: .black)
        var other = image
        other[3, 3] = Color(0x000001)
        func gallery(_ image: Image) -> Figure {
            Figure(
                kind: "Images",
                content: .gallery(Gallery(sections: [.init(title: "t", rows: [.init(label: "l", images: [image])])])))
        }
        let figures = [
            bars(), bars(values: [1, 2.000001]), bars(values: [1, nil]), bars(errors: [0.1, nil]),
            bars(groups: ["a", "c"]), bars(label: "S"), bars(label: nil), bars(width: 401), bars(height: 201),
            gallery(image), gallery(other),
        ]
        var all = try figures.map { try bytes($0) }
        all.append(try bytes(bars(), .dark))
        all.append(try bytes(bars(), scale: 1))
        var theme = Theme.light
        theme.palette[0] = Color(0x0072B3)
        all.append(try bytes(bars(), theme))
        theme = .light
        theme.smallTextSize += 1
        all.append(try bytes(bars(), theme))
        let bold = try Typeface(regular: .find(.sans, weight: .bold), bold: .find(.sans, weight: .bold))
        all.append(try bytes(bars(), typeface: bold))
        let mixed = try Typeface(regular: .find(), bold: .find())
        all.append(try bytes(bars(), typeface: mixed))
        #expect(Set(all).count == all.count)
        // A name that is nowhere shown makes no other picture.
        #expect(try bytes(bars(name: "t")) == bytes(bars()))
    }

    @Test(.enabled(if: typeface != nil, "no font is installed"), arguments: SampleFigures().all.map(\.name))
    func theSameFigureHasTheSameBytes(name: String) throws {
        let figure = try #require(SampleFigures().all.first { $0.name == name }).figure
        let again = try #require(SampleFigures().all.first { $0.name == name }).figure
        #expect(try bytes(figure) == bytes(again, typeface: nil))
    }

    @Test(.enabled(if: typeface != nil, "no font is installed"))
    func missingCharactersAreToldOnce() throws {
        let figure = bars(groups: ["\u{10FFFD} one", "\u{10FFFD} two\0"])
        let notices = try figure.picture(theme: .light, typeface: Self.typeface).notices
        #expect(notices.count == 1 && notices[0].hasPrefix("The font has no “\u{10FFFD}”"), "\(notices)")
        #expect(try bars().picture(theme: .light).notices == [])
        let infinite = try bars(values: [1, .infinity]).picture(theme: .light).notices
        #expect(infinite == ["Not shown of H: 1 infinite value."])
    }

    // MARK: Drawing

    /// DejaVu Sans 2.37, regular and bold.
    private static let hasFonts =
        typeface.map { [$0.regular.identity, $0.bold.identity] == ["5f389f6121d25791", "7c6026a2c8002aa9"] } ?? false

    /// One item of every sort, in a scene that no change of layout reaches.
    private static let scene: Scene = {
        var items: [Scene.Item] = [
            .fill(.rectangle(Rectangle(x: 10.25, y: 10.5, width: 40, height: 30)), Color(0x0072B2)),
            .fill(.polygon([Point(60, 10), Point(100, 20), Point(70, 45)]), Color(0xD55E00).opacity(0.4)),
            .stroke(
                .polyline([Point(10, 60), Point(60, 50), Point(110, 65)]), .black, StrokeStyle(width: 2, dash: [7, 3])),
            .stroke(
                .path(.circle(center: Point(140, 30), radius: 20)), Color(0x009E73), StrokeStyle(width: 3, join: .round)
            ),
            .stroke(
                .polyline([Point(110, 80), Point(150, 80), Point(150, 60)]), .black,
                StrokeStyle(width: 5, cap: .round, join: .bevel)),
        ]
        for (index, marker) in Marker.allCases.enumerated() {
            items.append(.fill(.marker(marker, at: Point(15 + 20 * Double(index), 95), radius: 6), Color(0xB8578F)))
        }
        for (index, hatch) in [Hatch.rising, .falling, .horizontal, .crossed, .vertical].enumerated() {
            let style = SeriesStyle(color: Color(0x6A51C8), marker: .circle, dash: [], hatch: hatch)
            items += style.bar(Rectangle(x: 10 + 34 * Double(index), y: 110, width: 30, height: 40), .light)
        }
        var image = Image(width: 3, height: 2, color: .white)
        image[1, 1] = Color(0x0072B2)
        image[2, 0] = .clear
        items.append(.image(image, in: Rectangle(x: 190, y: 10, width: 45, height: 30), .nearest))
        items.append(.image(image, in: Rectangle(x: 190, y: 50, width: 45, height: 30), .smooth))
        items.append(
            .group(
                "clipped", clip: Rectangle(x: 190, y: 100, width: 30, height: 30),
                [.fill(.path(.circle(center: Point(215, 110), radius: 25)), Color(0x8A6D00))]))
        let label = "H ± 0.5 Ä é ב𝔼🎉"
        items += [
            .text(Scene.Text(label, at: Point(10, 175), size: 13, color: .black)),
            .text(Scene.Text("Bold", at: Point(120, 175), size: 14, weight: .bold, color: Color(0x555555))),
            .text(Scene.Text("up", at: Point(180, 185), size: 13, color: .black, rotation: -90)),
            .text(Scene.Text("slanted", at: Point(200, 185), size: 13, color: .black, rotation: -45)),
        ]
        return Scene(width: 250, height: 190, background: .white, items: items)
    }()

    /// Whoever changes how scenes become pixels raises `FigurePicture.drawingVersion`, so that kept pictures are
    /// drawn again, and writes the new version and hash here.
    @Test(.enabled(if: hasFonts, "DejaVu Sans 2.37 is not installed"))
    func drawingIsWhatItsVersionSays() throws {
        let image = Self.scene.image(typeface: try #require(Self.typeface), scale: 2)
        let drawing = "\(FigurePicture.drawingVersion): \(hash(image)) \(hash(image.reduced(toColors: 64)))"
        #expect(
            drawing == "1: 5ffc429c4279c808 7fe945049732dc",
            "drawing has changed: raise FigurePicture.drawingVersion, and expect what it gives now")
    }

    /// FNV-1a, 64 bits.
    private func hash(_ image: Image) -> String {
        let hash = image.pixels.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { hash, pixel in
            [0, 8, 16, 24].reduce(hash) { ($0 ^ UInt64(pixel >> UInt32($1) & 255)) &* 0x100_0000_01B3 }
        }
        return String(hash, radix: 16)
    }
}
