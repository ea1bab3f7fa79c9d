import Raster
import Testing

struct PathTests {
    @Test func quarterTurnsAreExact() {
        let p = Point(3, 0)
        #expect(Affine.rotation(degrees: 90)(p) == Point(0, 3))
        #expect(Affine.rotation(degrees: -90)(p) == Point(0, -3))
        #expect(Affine.rotation(degrees: 540)(p) == Point(-3, 0))
        #expect(abs(Affine.rotation(degrees: 30)(Point(2, 0)).y - 1) < 1e-12)
    }

    @Test func mapsApplyInTheOrderWritten() {
        let map = Affine.scale(2).then(.translation(x: 10, y: 0)).then(.rotation(degrees: 90))
        #expect(map(Point(1, 1)) == Point(-2, 12))
    }

    @Test(arguments: [0.01, 0.1, 1])
    func flatteningStaysWithinTolerance(tolerance: Double) throws {
        let radius = 40.0
        let points = try #require(
            Path.circle(center: Point(5, 7), radius: radius).flattened(tolerance: tolerance).first)
        for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) {
            let middle = (a + b) * 0.5 - Point(5, 7)
            #expect(abs((a - Point(5, 7)).length - radius) < 0.02)
            #expect(middle.length > radius - tolerance - 0.02)
        }
        #expect(points.count >= Path.circle(center: .zero, radius: radius).flattened(tolerance: tolerance * 4)[0].count)
    }

    @Test func subpathsStaySeparate() {
        var path = Path.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1))
        path.append(.segment(from: Point(4, 4), to: Point(5, 5)))
        path.close()
        path.line(to: Point(9, 9))
        let lines = path.flattened(tolerance: 0.1)
        #expect(lines.map(\.count) == [4, 2, 2])
        // Drawing after a close goes on from where the closed subpath began.
        #expect(lines[2] == [Point(4, 4), Point(9, 9)])
    }

    @Test func arcsStartAndEndAtTheirAngles() throws {
        var path = Path()
        path.arc(center: Point(1, 1), radius: 2, start: 90, end: -90)
        let points = try #require(path.flattened(tolerance: 0.01).first)
        #expect((points[0] - Point(1, 3)).length < 1e-9)
        #expect((points[points.count - 1] - Point(1, -1)).length < 1e-9)
        // Decreasing angles turn counterclockwise on screen: through the right side.
        #expect(points.contains { $0.x > 2.9 } && points.allSatisfy { $0.x > 0.99 })
    }

    @Test func shapesTouchTheirBounds() {
        func bounds(_ path: Path) -> Rectangle {
            let points = path.flattened(tolerance: 0.001).flatMap { $0 }
            return points.dropFirst().reduce(Rectangle(points[0], points[0])) { $0.union(Rectangle($1, $1)) }
        }
        let frame = Rectangle(x: 2, y: 3, width: 10, height: 6)
        for path in [
            Path.rectangle(frame), .roundedRectangle(frame, radius: 2), .roundedRectangle(frame, radius: 99),
            .ellipse(in: frame),
        ] {
            let box = bounds(path)
            #expect(box.contains(frame, tolerance: 0.01) && frame.contains(box, tolerance: 0.01))
        }
        #expect(abs(bounds(.star(center: .zero, radius: 5, innerRadius: 2, tips: 5)).minY + 5) < 1e-9)
        #expect(
            abs(bounds(.regularPolygon(center: .zero, radius: 4, sides: 4, rotation: 45)).width - 4 * 2.0.squareRoot())
                < 1e-9)
    }
}
