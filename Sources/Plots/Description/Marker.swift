import Raster

/// The shape of a data point.
package enum Marker: String, Sendable, Hashable, Codable, CaseIterable {
    case circle, square, triangle, diamond, cross, triangleDown, star, pentagon

    /// The outline around a centre; the radius is that of a circle of about the same visual weight.
    package func path(at center: Point, radius: Double) -> Path {
        switch self {
        case .circle: .circle(center: center, radius: radius)
        case .square: .regularPolygon(center: center, radius: radius * 1.25, sides: 4, rotation: 45)
        case .triangle: .regularPolygon(center: center + Point(0, radius * 0.2), radius: radius * 1.4, sides: 3)
        case .diamond: .regularPolygon(center: center, radius: radius * 1.35, sides: 4)
        case .cross: .cross(center: center, radius: radius * 1.3, thickness: radius * 0.85, rotation: 45)
        case .triangleDown:
            .regularPolygon(center: center - Point(0, radius * 0.2), radius: radius * 1.4, sides: 3, rotation: 180)
        case .star: .star(center: center, radius: radius * 1.5, innerRadius: radius * 0.65, tips: 5)
        case .pentagon: .regularPolygon(center: center, radius: radius * 1.15, sides: 5)
        }
    }
}
