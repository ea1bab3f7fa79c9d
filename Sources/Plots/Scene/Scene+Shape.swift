import Raster

extension Scene {
    /// What is filled or outlined.
    package enum Shape: Sendable, Hashable {
        case rectangle(Rectangle)
        /// An open line through points.
        case polyline([Point])
        /// A closed one.
        case polygon([Point])
        case marker(Marker, at: Point, radius: Double)
        case path(Path)

        /// Its outline.
        package var path: Path {
            switch self {
            case .rectangle(let rectangle): .rectangle(rectangle)
            case .polyline(let points): .polyline(points)
            case .polygon(let points): .polygon(points)
            case .marker(let marker, let center, let radius): marker.path(at: center, radius: radius)
            case .path(let path): path
            }
        }
    }
}
