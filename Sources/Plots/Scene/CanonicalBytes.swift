import Raster

/// A value in a fixed form of bytes, to tell it from others: every number with all its bits, every text and list with
/// its length before it.
struct CanonicalBytes {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int) { add(bits: UInt64(bitPattern: Int64(number))) }

    mutating func add(_ number: Double) { add(bits: number.bitPattern) }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += Array(text.utf8)
    }

    mutating func add(_ scene: Scene) {
        add(scene.width)
        add(scene.height)
        add(scene.background)
        add(scene.items)
    }

    private mutating func add(bits: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }

    private mutating func add(_ items: [Scene.Item]) {
        add(items.count)
        for item in items {
            switch item {
            case .fill(let shape, let color):
                add("fill")
                add(shape)
                add(color)
            case .stroke(let shape, let color, let style):
                add("stroke")
                add(shape)
                add(color)
                add(style)
            case .text(let text):
                add("text")
                add(text)
            case .image(let image, let frame, let interpolation):
                add("image")
                add(image)
                add(frame)
                add(interpolation.rawValue)
            case .group(_, let clip, let items):
                // Names are for people who read a scene.
                add(clip == nil ? "group" : "clipped")
                if let clip { add(clip) }
                add(items)
            }
        }
    }

    private mutating func add(_ shape: Scene.Shape) {
        switch shape {
        case .rectangle(let frame):
            add("rectangle")
            add(frame)
        case .polyline(let points):
            add("polyline")
            add(points)
        case .polygon(let points):
            add("polygon")
            add(points)
        case .marker(let marker, let center, let radius):
            add(marker.rawValue)
            add([center])
            add(radius)
        case .path(let path):
            add("path")
            add(path.elements.count)
            for element in path.elements {
                switch element {
                case .move(let point): add([point])
                case .line(let point): add([point, point])
                case .curve(let first, let second, let end): add([first, second, end])
                case .close: add([Point]())
                }
            }
        }
    }

    private mutating func add(_ text: Scene.Text) {
        add(text.string)
        add([text.position])
        add(text.anchor.horizontal.rawValue)
        add(text.anchor.vertical.rawValue)
        add(text.size)
        add(text.weight.rawValue)
        add(text.color)
        add(text.rotation)
    }

    private mutating func add(_ style: StrokeStyle) {
        add(style.width)
        add(style.dash.count)
        for length in style.dash { add(length) }
        add(style.cap.rawValue)
        add(style.join.rawValue)
        add(style.miterLimit)
    }

    private mutating func add(_ image: Image) {
        add(image.width)
        add(image.height)
        for pixel in image.pixels { add(packed: pixel) }
    }

    private mutating func add(_ points: [Point]) {
        add(points.count)
        for point in points {
            add(point.x)
            add(point.y)
        }
    }

    private mutating func add(_ frame: Rectangle) {
        for number in [frame.x, frame.y, frame.width, frame.height] { add(number) }
    }

    private mutating func add(_ color: Color) { add(packed: color.packed) }

    private mutating func add(packed: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: packed >> shift)) }
    }
}
