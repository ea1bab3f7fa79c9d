extension Path {
    /// A closed polygon through the points.
    public static func polygon(_ points: [Point]) -> Path {
        var path = Path.polyline(points)
        path.close()
        return path
    }

    /// An open line through the points.
    public static func polyline(_ points: [Point]) -> Path {
        var path = Path()
        for point in points { path.line(to: point) }
        return path
    }

    /// A straight line.
    public static func segment(from a: Point, to b: Point) -> Path {
        polyline([a, b])
    }

    /// The outline of a rectangle.
    public static func rectangle(_ r: Rectangle) -> Path {
        polygon([Point(r.minX, r.minY), Point(r.maxX, r.minY), Point(r.maxX, r.maxY), Point(r.minX, r.maxY)])
    }

    /// A rectangle with circular corners; the radius is cut to half the shorter side.
    public static func roundedRectangle(_ r: Rectangle, radius: Double) -> Path {
        let radius = min(radius, r.width / 2, r.height / 2)
        guard radius > 0 else { return rectangle(r) }
        var path = Path()
        path.arc(center: Point(r.maxX - radius, r.minY + radius), radius: radius, start: -90, end: 0)
        path.arc(center: Point(r.maxX - radius, r.maxY - radius), radius: radius, start: 0, end: 90)
        path.arc(center: Point(r.minX + radius, r.maxY - radius), radius: radius, start: 90, end: 180)
        path.arc(center: Point(r.minX + radius, r.minY + radius), radius: radius, start: 180, end: 270)
        path.close()
        return path
    }

    /// The ellipse that touches the four sides of a rectangle.
    public static func ellipse(in r: Rectangle) -> Path {
        circle(center: .zero, radius: 1)
            .transformed(by: Affine.scale(x: r.width / 2, y: r.height / 2).then(.translation(x: r.midX, y: r.midY)))
    }

    /// A circle.
    public static func circle(center: Point, radius: Double) -> Path {
        var path = Path()
        path.arc(center: center, radius: radius, start: 0, end: 360)
        path.close()
        return path
    }

    /// A regular polygon; its first corner points up before `rotation` (degrees, clockwise) turns it.
    public static func regularPolygon(center: Point, radius: Double, sides: Int, rotation: Double = 0) -> Path {
        precondition(sides >= 3, "a polygon with \(sides) sides")
        return polygon(
            (0..<sides).map { side in
                Affine.rotation(degrees: rotation + 360 * Double(side) / Double(sides))(Point(0, -radius)) + center
            })
    }

    /// A star whose first tip points up; `innerRadius` is the distance of the notches from the centre.
    public static func star(center: Point, radius: Double, innerRadius: Double, tips: Int, rotation: Double = 0) -> Path
    {
        precondition(tips >= 2, "a star with \(tips) tips")
        return polygon(
            (0..<2 * tips).map { corner in
                let reach = corner.isMultiple(of: 2) ? radius : innerRadius
                return Affine.rotation(degrees: rotation + 180 * Double(corner) / Double(tips))(Point(0, -reach))
                    + center
            })
    }

    /// A plus sign of arms `thickness` wide that reaches `radius` from the centre.
    public static func cross(center: Point, radius: Double, thickness: Double, rotation: Double = 0) -> Path {
        let (r, t) = (radius, thickness / 2)
        let corners = [
            (-t, -r), (t, -r), (t, -t), (r, -t), (r, t), (t, t), (t, r), (-t, r), (-t, t), (-r, t), (-r, -t), (-t, -t),
        ]
        return polygon(corners.map { Affine.rotation(degrees: rotation)(Point($0.0, $0.1)) + center })
    }
}
