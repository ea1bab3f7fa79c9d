import Raster

/// Sample images in rows with a label to their left, under the headings of their sections.
struct GalleryLayout {
    private var items: [Scene.Item] = []
    private(set) var height = 0.0

    private let gallery: Gallery
    private let width: Double
    private let theme: Theme
    private let lettering: Lettering
    private static let gap = 6.0
    /// Before the images that are judged, besides `gap`.
    private static let judgedGap = 12.0

    init(_ gallery: Gallery, width: Double, theme: Theme, lettering: Lettering) {
        self.gallery = gallery
        self.width = width
        self.theme = theme
        self.lettering = lettering
        let side = min(gallery.imageSize, width)
        let labels = gallery.sections.flatMap { $0.rows.map(\.label) }
        let widest = labels.map { lettering.width($0, size: theme.smallTextSize) }.max() ?? 0
        // Labels have the room that the longest row of images leaves, and always some.
        let longest = gallery.sections.flatMap(\.rows).map { Self.length(of: $0, side: side) }.max() ?? 0
        let labelWidth = max(0, min(widest, max(width * 0.28, width - longest - 12), width - side - 12))
        for (index, section) in gallery.sections.enumerated() {
            if index > 0 { height += 12 }
            addHeading(section.title)
            let lineHeight = lettering.lineHeight(size: theme.smallTextSize)
            let names = lettering.wrappedApart(
                section.rows.map(\.label), size: theme.smallTextSize, width: labelWidth,
                lines: max(1, min(4, Int(side / lineHeight))))
            for (row, lines) in zip(section.rows, names) { add(row, lines, labelWidth: labelWidth, side: side) }
        }
    }

    /// All its images in one line.
    private static func length(of row: Gallery.Row, side: Double) -> Double {
        Double(row.images.count + row.judged.count) * (side + gap) - gap
            + (row.images.isEmpty || row.judged.isEmpty ? 0 : judgedGap)
    }

    func items(at origin: Point) -> [Scene.Item] { items.map { $0.moved(by: origin) } }

    private mutating func addHeading(_ title: String) {
        guard !title.isEmpty else { return }
        for line in lettering.wrapped(title, size: theme.textSize, weight: .bold, width: width, lines: 2) {
            items.append(
                .text(
                    Scene.Text(
                        line, at: Point(0, height), anchor: TextAnchor(.start, .top), size: theme.textSize,
                        weight: .bold, color: theme.ink)))
            height += lettering.lineHeight(size: theme.textSize)
        }
        height += 3
        items.append(.line(from: Point(0, height), to: Point(width, height), theme.grid, width: 1))
        height += 6
    }

    private mutating func add(_ row: Gallery.Row, _ lines: [String], labelWidth: Double, side: Double) {
        let left = labelWidth > 0 ? labelWidth + 12 : 0
        let lineHeight = lettering.lineHeight(size: theme.smallTextSize)
        for (index, line) in lines.enumerated() where !line.isEmpty {
            let y = height + side / 2 + (Double(index) - Double(lines.count - 1) / 2) * lineHeight
            items.append(
                .text(
                    Scene.Text(
                        line, at: Point(labelWidth, y), anchor: TextAnchor(.end, .middle), size: theme.smallTextSize,
                        color: theme.mutedInk)))
        }
        var (x, y) = (left, height)
        func place(at wanted: Double) -> Rectangle {
            x = wanted
            if x + side > width + 0.01, x > left { (x, y) = (left, y + side + Self.gap) }
            defer { x += side + Self.gap }
            return Rectangle(x: x, y: y, width: side, height: side)
        }
        for image in row.images { add(image, in: place(at: x)) }
        for (index, judged) in row.judged.enumerated() {
            let square = place(at: x + (index == 0 && !row.images.isEmpty ? Self.judgedGap : 0))
            add(judged.image, in: square)
            addFrame(judged.verdict, around: square)
        }
        height = y + side + Self.gap
    }

    private mutating func addFrame(_ verdict: Gallery.Verdict, around square: Rectangle) {
        let frame = Scene.Shape.rectangle(square.inset(by: -0.5))
        // The dashes lie on a line of the background, so that they show against any picture.
        items.append(.stroke(frame, theme.background, StrokeStyle(width: 2.5)))
        switch verdict {
        case .right: items.append(.stroke(frame, theme.palette[2 % theme.palette.count], StrokeStyle(width: 2.5)))
        case .wrong:
            items.append(.stroke(frame, theme.palette[1 % theme.palette.count], StrokeStyle(width: 2.5, dash: [4, 3])))
        }
    }

    private mutating func add(_ image: Image, in square: Rectangle) {
        let factor = square.width / Double(max(image.width, image.height))
        let size = Size(width: Double(image.width) * factor, height: Double(image.height) * factor)
        let frame = Rectangle(
            x: square.midX - size.width / 2, y: square.midY - size.height / 2, width: size.width, height: size.height)
        // Few pixels are shown as the squares they are.
        // A picture that fits as it is stays crisp, and its repeated pixels cost little in a PNG.
        items.append(.image(image, in: frame, factor >= 3 || factor == 1 ? .nearest : .smooth))
        items.append(.stroke(.rectangle(frame.inset(by: 0.25)), theme.axis.opacity(0.6), StrokeStyle(width: 0.5)))
    }
}
