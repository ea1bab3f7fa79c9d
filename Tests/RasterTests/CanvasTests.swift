import Raster
import Testing

struct CanvasTests {
    /// The covered area of a canvas drawn in opaque white on clear, in pixels.
    private func area(_ canvas: Canvas) -> Double {
        canvas.image().pixels.reduce(0) { $0 + Double($1 >> 24) / 255 }
    }

    @Test func pixelsAreCoveredByTheirShare() {
        let canvas = Canvas(width: 4, height: 3)
        canvas.fill(.rectangle(Rectangle(x: 0.75, y: 0.5, width: 2, height: 1.75)), .white)
        let alphas = canvas.image().pixels.map { $0 >> 24 }
        #expect(alphas == [32, 128, 96, 0, 64, 255, 191, 0, 16, 64, 48, 0])
    }

    @Test func circleLooksLikeThis() {
        let canvas = Canvas(width: 10, height: 10, supersampling: 16)
        canvas.fill(.circle(center: Point(5, 5), radius: 4.5), .black)
        let image = canvas.image()
        let ramp = Array(" .:-=+*#%@")
        let picture = (0..<10).map { y in String((0..<10).map { x in ramp[Int(image[x, y].alpha) * 9 / 255] }) }
        #expect(
            picture == [
                "   .--.   ",
                "  *@@@@*  ",
                " *@@@@@@* ",
                ".@@@@@@@@.",
                "-@@@@@@@@-",
                "-@@@@@@@@-",
                ".@@@@@@@@.",
                " *@@@@@@* ",
                "  *@@@@*  ",
                "   .--.   ",
            ])
    }

    @Test func coveredAreaIsThePolygonsArea() {
        var random = SystemIndependentRandom(seed: 7)
        for _ in 0..<200 {
            let points = (0..<3).map { _ in Point(random.next(in: 2...62), random.next(in: 2...62)) }
            let canvas = Canvas(width: 64, height: 64, supersampling: 16)
            canvas.fill(.polygon(points), .white)
            let twice =
                (points[1].x - points[0].x) * (points[2].y - points[0].y) - (points[2].x - points[0].x)
                * (points[1].y - points[0].y)
            #expect(abs(area(canvas) - abs(twice) / 2) < 3, "triangle \(points)")
        }
    }

    @Test func windingDecidesWhatIsInside() {
        var nested = Path.rectangle(Rectangle(x: 0, y: 0, width: 8, height: 8))
        nested.append(.rectangle(Rectangle(x: 2, y: 2, width: 4, height: 4)))
        let (nonzero, evenOdd) = (Canvas(width: 8, height: 8), Canvas(width: 8, height: 8))
        nonzero.fill(nested, .white)
        evenOdd.fill(nested, .white, rule: .evenOdd)
        #expect(area(nonzero) == 64)
        #expect(area(evenOdd) == 48)

        var opposed = Path.rectangle(Rectangle(x: 0, y: 0, width: 8, height: 8))
        opposed.append(.polygon([Point(2, 2), Point(2, 6), Point(6, 6), Point(6, 2)]))
        let hole = Canvas(width: 8, height: 8)
        hole.fill(opposed, .white)
        #expect(area(hole) == 48)
    }

    @Test func whatLiesOutsideIsCutOff() {
        let star = Path.star(center: Point(16, 16), radius: 30, innerRadius: 9, tips: 5, rotation: 11)
        let big = Canvas(width: 96, height: 96)
        big.fill(star.transformed(by: .translation(x: 32, y: 32)), .white)
        let small = Canvas(width: 32, height: 32)
        small.fill(star, .white)
        let (whole, part) = (big.image(), small.image())
        for y in 0..<32 {
            for x in 0..<32 { #expect(part[x, y] == whole[x + 32, y + 32]) }
        }

        let clipped = Canvas(width: 32, height: 32)
        clipped.clip = Rectangle(x: 4, y: 6, width: 10, height: 12)
        clipped.fill(star, .white)
        let image = clipped.image()
        for y in 0..<32 {
            for x in 0..<32 {
                #expect(image[x, y] == ((4..<14).contains(x) && (6..<18).contains(y) ? part[x, y] : .clear))
            }
        }
    }

    @Test func farAwayCoordinatesAreHarmless() {
        let canvas = Canvas(width: 16, height: 16)
        canvas.fill(.polygon([Point(-1e12, -1e12), Point(1e12, -1e12), Point(1e12, 1e12), Point(-1e12, 1e12)]), .white)
        #expect(area(canvas) == 256)
        let empty = Canvas(width: 16, height: 16)
        empty.fill(.circle(center: Point(1e9, 0), radius: 5), .white)
        empty.stroke(.segment(from: Point(-1e7, -50), to: Point(1e7, -50)), .white, width: 3)
        #expect(area(empty) == 0)
    }

    @Test(arguments: Array(stride(from: 0.0, to: 180, by: 7.5)))
    func linesAreEquallyThickAtEveryAngle(angle: Double) {
        let canvas = Canvas(width: 80, height: 80, supersampling: 16)
        let arm = Affine.rotation(degrees: angle)(Point(30, 0))
        canvas.stroke(.segment(from: Point(40, 40) - arm, to: Point(40, 40) + arm), .white, width: 2.5)
        #expect(abs(area(canvas) - 150) < 1.5)
    }

    @Test func capsAndJoinsAddTheirArea() {
        func line(_ style: StrokeStyle) -> Double {
            let canvas = Canvas(width: 40, height: 20, supersampling: 16)
            canvas.stroke(.segment(from: Point(10, 10), to: Point(30, 10)), .white, style)
            return area(canvas)
        }
        #expect(abs(line(StrokeStyle(width: 8)) - 160) < 0.5)
        #expect(abs(line(StrokeStyle(width: 8, cap: .square)) - 224) < 0.5)
        #expect(abs(line(StrokeStyle(width: 8, cap: .round)) - (160 + 16 * Double.pi)) < 1)

        func corner(_ join: StrokeStyle.Join) -> Double {
            let canvas = Canvas(width: 40, height: 40, supersampling: 16)
            canvas.stroke(.polyline([Point(5, 30), Point(30, 30), Point(30, 5)]), .white, width: 8, join: join)
            return area(canvas)
        }
        // Two arms of 25 × 8 share a quarter of the corner square of 8 × 8; the outer quarter is what the join fills.
        #expect(abs(corner(.miter) - (400 - 16 + 16)) < 1)
        #expect(abs(corner(.bevel) - (400 - 16 + 8)) < 1)
        #expect(abs(corner(.round) - (400 - 16 + 4 * Double.pi)) < 1)
    }

    @Test func closedStrokesHaveNoGap() {
        let canvas = Canvas(width: 20, height: 20)
        canvas.stroke(.rectangle(Rectangle(x: 4, y: 4, width: 12, height: 12)), .white, width: 4)
        #expect(area(canvas) == 16 * 16 - 8 * 8)
    }

    @Test func dashesCoverTheirPart() {
        let canvas = Canvas(width: 60, height: 10)
        canvas.stroke(.segment(from: Point(0, 5), to: Point(60, 5)), .white, width: 2, dash: [6, 4])
        let image = canvas.image()
        for x in 0..<60 { #expect(image[x, 5].alpha == (x % 10 < 6 ? 255 : 0)) }
        // A pattern goes round corners.
        let bent = Canvas(width: 40, height: 40)
        bent.stroke(.polyline([Point(0, 10), Point(13, 10), Point(13, 40)]), .white, width: 2, dash: [10, 10])
        #expect(bent.image()[12, 24].alpha == 255)
        #expect(bent.image()[12, 15].alpha == 0)
    }

    @Test func scaleMultipliesPixels() {
        let canvas = Canvas(width: 10, height: 5, background: .white, scale: 2)
        canvas.fill(.rectangle(Rectangle(x: 1, y: 1, width: 2, height: 2)), .black)
        let image = canvas.image()
        #expect(image.width == 20 && image.height == 10)
        #expect(image.pixels.filter { $0 == Color.black.packed }.count == 16)
        #expect(image[2, 2] == .black && image[1, 2] == .white)
    }

    @Test func colorsBlend() {
        let canvas = Canvas(width: 1, height: 1, background: .white)
        canvas.fill(.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1)), Color.black.opacity(0.5))
        #expect(canvas.image()[0, 0] == Color(0x7F7F7F))
        let clear = Canvas(width: 1, height: 1)
        clear.fill(.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1)), Color(0xFF0000).opacity(0.5))
        clear.fill(.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1)), Color(0xFF0000).opacity(0.5))
        #expect(clear.image()[0, 0] == Color(red: 255, green: 0, blue: 0, alpha: 192))
    }

    @Test func imagesAreFittedIntoRectangles() {
        var checker = Image(width: 2, height: 2, color: .white)
        checker[0, 0] = .black
        checker[1, 1] = .black
        let canvas = Canvas(width: 8, height: 8, background: Color(0x00FF00))
        canvas.draw(checker, in: Rectangle(x: 2, y: 2, width: 4, height: 4), interpolation: .nearest)
        let image = canvas.image()
        #expect(image[1, 1] == Color(0x00FF00))
        #expect(image[2, 2] == .black && image[3, 3] == .black && image[4, 2] == .white && image[5, 5] == .black)
        canvas.draw(checker, in: Rectangle(x: -2, y: -2, width: 4, height: 4), interpolation: .nearest)
        #expect(canvas.image()[0, 0] == .black)
    }

    @Test func sameCallsGiveTheSameBytes() throws {
        func draw() throws -> [UInt8] {
            let canvas = Canvas(width: 120, height: 60, background: .white, scale: 2)
            canvas.fill(
                .star(center: Point(30, 30), radius: 25, innerRadius: 10, tips: 7, rotation: 3), Color(0x0072B2))
            canvas.stroke(
                .circle(center: Point(80, 30), radius: 21.3), Color(0xD55E00), width: 1.7, dash: [5, 3, 1], cap: .round)
            canvas.text("Gleich 0.5", at: Point(60, 30), font: try .find(), size: 11, color: .black)
            return try canvas.image().png()
        }
        #expect(try draw() == draw())
    }
}

/// A small linear congruential generator, so that a failing case comes back on every machine.
struct SystemIndependentRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(in range: ClosedRange<Double>) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + (range.upperBound - range.lowerBound) * Double(state >> 11) / Double(1 << 53)
    }
}
