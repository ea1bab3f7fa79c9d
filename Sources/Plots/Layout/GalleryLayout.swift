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

    init(_ gallery: Gallery, width: Double, theme: Theme, lettering: Lettering) {
        self.gallery = gallery
        self.width = width
        self.theme = theme
        self.lettering = lettering
        let side = min(gallery.imageSize, width)
        let labels = gallery.sections.flatMap { $0.rows.map(\.label) }
        let widest = labels.map { lettering.width($0, size: theme.smallTextSize) }.max() ?? 0
        let labelWidth = max(0, min(widest, width * 0.28, width - side - 12))
        for (index, section) in gallery.sections.enumerated() {
            if index > 0 { height += 12 }
            addHeading(section.title)
            for row in section.rows { add(row, labelWidth: labelWidth, side: side) }
        }
    }

    func items(at origin: Point) -> [Scene.Item] { items.map { $0.moved(by: origin) } }

    private mutating func addHeading(_ title: String) {
        guard !title.isEmpty else { return }
        for line in lettering.wrapped(title, size: theme.textSize, weight: .bold, width: width, lines: 2) {
            items.append(
                .text(
                    Scene.Text(
                        line, at: Point(0, height), anchor: TextAnchor(.start, .top), size: theme.textSize, weight: .bold, color: theme.ink)))
            height += lettering.lineHeight(size: theme.textSize)
        }
        height += 3
        items.append(.line(from: Point(0, height), to: Point(width, height), theme.grid, width: 1))
        height += 6
    }

    private mutating func add(_ row: Gallery.Row, labelWidth: Double, side: Double) {
        let left = labelWidth > 0 ? labelWidth + 12 : 0
        let perLine = max(1, Int((width - left + Self.gap) / (side + Self.gap)))
        let lineHeight = lettering.lineHeight(size: theme.smallTextSize)
        let lines =
            row.label.isEmpty
            ? [] : lettering.wrapped(row.label, size: theme.smallTextSize, width: labelWidth, lines: max(1, min(4, Int(side / lineHeight))))
        for (index, line) in lines.enumerated() {
            let y = height + side / 2 + (Double(index) - Double(lines.count - 1) / 2) * lineHeight
            items.append(
                .text(
                    Scene.Text(
                        line, at: Point(labelWidth, y), anchor: TextAnchor(.end, .middle), size: theme.smallTextSize, color: theme.mutedInk)))
        }
        for (index, image) in row.images.enumerated() {
            let (line, column) = index.quotientAndRemainder(dividingBy: perLine)
            let square = Rectangle(
                x: left + Double(column) * (side + Self.gap), y: height + Double(line) * (side + Self.gap), width: side, height: side)
            add(image, in: square)
        }
        height += Double(max(1, (row.images.count + perLine - 1) / perLine)) * (side + Self.gap)
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
