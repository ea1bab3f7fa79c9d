import Raster
import Tensors

extension ShapeScene {
    /// The finished picture, 64 × 64 pixels and opaque. The same scene gives the same pixels.
    func image() -> Image {
        let canvas = Self.canvas(ground)
        var lines = Path()
        for (start, end) in strokes { lines.append(.segment(from: start, to: end)) }
        canvas.stroke(lines, strokeColor, width: 1)
        for piece in clutter { canvas.fill(piece.path, piece.color) }

        let outline = outline
        canvas.draw(textured(outline), in: Rectangle(x: 0, y: 0, width: Double(Self.side), height: Double(Self.side)))
        if subject.border != .none { canvas.stroke(outline, borderColor, width: borderWidth, join: .round) }
        if let occluder { canvas.fill(.bar(across: Self.side, occluder), occluder.color) }
        return exposed(canvas.image())
    }

    private static func canvas(_ background: Color) -> Canvas {
        Canvas(width: side, height: side, background: background, supersampling: 2)
    }

    /// The edge of the subject where it lies in the picture.
    private var outline: Path {
        let unit: Path =
            switch subject.form {
            case .circle: .circle(center: .zero, radius: 0.92)
            case .square: .rectangle(Rectangle(x: -0.8, y: -0.8, width: 1.6, height: 1.6))
            case .triangle: .regularPolygon(center: Point(0, 0.15), radius: 1.1, sides: 3)
            case .star: .star(center: Point(0, 0.05), radius: 1.12, innerRadius: 0.5, tips: 5)
            case .cross: .cross(center: .zero, radius: 1, thickness: 0.72)
            case .crescent: .crescent
            }
        let root = stretch.squareRoot()
        return unit.transformed(
            by: Affine.scale(x: radius / root, y: radius * root).then(.rotation(degrees: rotation)).then(
                .translation(x: center.x, y: center.y)))
    }

    /// The pattern, visible inside of the outline alone.
    private func textured(_ outline: Path) -> Image {
        let surface = Self.canvas(fill)
        let map = Affine.rotation(degrees: patternRotation).then(.translation(x: center.x + phase, y: center.y + phase))
        if let marks = marks { surface.fill(marks.transformed(by: map), accent) }
        let stencil = Self.canvas(.clear)
        stencil.fill(outline, .black)
        var image = surface.image()
        let mask = stencil.image().pixels
        image.pixels = zip(image.pixels, mask).map { $0 & 0x00FF_FFFF | $1 & 0xFF00_0000 }
        return image
    }

    /// The parts of the pattern in the accent colour, about the origin and farther than any subject reaches.
    private var marks: Path? {
        let reach = 5
        var path = Path()
        switch subject.pattern {
        case .plain: return nil
        case .striped:
            for index in -reach...reach {
                path.append(.rectangle(Rectangle(x: Double(index) * spacing, y: -48, width: spacing * 0.5, height: 96)))
            }
        case .dotted:
            for row in -reach...reach {
                for column in -reach...reach {
                    let shift = row.isMultiple(of: 2) ? 0 : 0.5
                    path.append(
                        .regularPolygon(
                            center: Point((Double(column) + shift) * spacing, Double(row) * spacing),
                            radius: spacing * 0.32, sides: 8))
                }
            }
        case .checked:
            let half = spacing * 0.75
            for row in -reach...reach {
                for column in -reach...reach where (row + column).isMultiple(of: 2) {
                    path.append(
                        .rectangle(
                            Rectangle(x: Double(column) * half, y: Double(row) * half, width: half, height: half)))
                }
            }
        }
        return path
    }

    /// Light that falls off to a side, a tint, and the noise of a sensor.
    private func exposed(_ image: Image) -> Image {
        var result = image
        var stream = noiseStream
        let side = Self.side
        let grain = [Float](unsafeUninitializedCapacity: 3 * side * side) { buffer, count in
            stream.fillNormal(buffer)
            count = buffer.count
        }
        let tint = SIMD3(Float(cast.0), Float(cast.1), Float(cast.2))
        let last = Double(side - 1)
        result.pixels = image.pixels.enumerated().map { place, pixel in
            let (y, x) = place.quotientAndRemainder(dividingBy: side)
            let level = Float(
                light.level + light.right * (Double(x) / last - 0.5) + light.down * (Double(y) / last - 0.5))
            let color = SIMD3(Float(pixel >> 16 & 255), Float(pixel >> 8 & 255), Float(pixel & 255))
            let speckle = SIMD3(grain[3 * place], grain[3 * place + 1], grain[3 * place + 2])
            let lit = color * tint * level + speckle * (noise * 255)
            let bytes = lit.clamped(lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 255)).rounded(
                .toNearestOrEven)
            return 0xFF00_0000 | UInt32(bytes.x) << 16 | UInt32(bytes.y) << 8 | UInt32(bytes.z)
        }
        return result
    }
}

extension ShapeScene.Clutter {
    fileprivate var path: Path {
        switch corners {
        case 0: .circle(center: center, radius: radius)
        case 2:
            Path.rectangle(Rectangle(x: -radius * 1.8, y: -radius * 0.3, width: radius * 3.6, height: radius * 0.6))
                .transformed(by: placement)
        default: .regularPolygon(center: center, radius: radius, sides: corners, rotation: rotation)
        }
    }

    fileprivate var placement: Affine {
        Affine.rotation(degrees: rotation).then(.translation(x: center.x, y: center.y))
    }
}

extension Path {
    /// A moon within the unit circle, open to the right.
    fileprivate static var crescent: Path {
        var path = Path()
        path.arc(center: Point(0.1, 0), radius: 1, start: 60, end: 300)
        path.curve(to: Point(0.6, 0.866), control: Point(-0.25, -0.4), control2: Point(-0.25, 0.4))
        path.close()
        return path
    }

    /// A bar from one end of the picture to the other.
    fileprivate static func bar(across side: Int, _ piece: ShapeScene.Clutter) -> Path {
        let length = Double(side)
        return Path.rectangle(
            Rectangle(x: -1.5 * length, y: -piece.radius, width: 3 * length, height: 2 * piece.radius)
        ).transformed(by: piece.placement)
    }
}
