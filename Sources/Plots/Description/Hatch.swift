import Raster

/// Lines over a filled area that tell it from others without colour.
package enum Hatch: String, Sendable, Hashable, Codable {
    case none, rising, falling, horizontal, crossed, vertical

    /// The lines inside a rectangle, `spacing` apart.
    func path(in frame: Rectangle, spacing: Double) -> Path {
        var path = Path()
        switch self {
        case .none: break
        case .rising: diagonals(in: frame, spacing: spacing, slope: -1, to: &path)
        case .falling: diagonals(in: frame, spacing: spacing, slope: 1, to: &path)
        case .crossed:
            diagonals(in: frame, spacing: spacing * 1.4, slope: -1, to: &path)
            diagonals(in: frame, spacing: spacing * 1.4, slope: 1, to: &path)
        case .horizontal:
            // Counted from below, where bars begin, so that neighbours agree.
            for y in stride(from: frame.maxY - spacing / 2, through: frame.minY, by: -spacing) {
                path.append(.segment(from: Point(frame.minX, y), to: Point(frame.maxX, y)))
            }
        case .vertical:
            for x in stride(from: frame.minX + spacing / 2, through: frame.maxX, by: spacing) {
                path.append(.segment(from: Point(x, frame.minY), to: Point(x, frame.maxY)))
            }
        }
        return path
    }

    private func diagonals(in frame: Rectangle, spacing: Double, slope: Double, to path: inout Path) {
        let step = spacing * 2.0.squareRoot()
        for start in stride(from: frame.minX - frame.height + step / 2, through: frame.maxX, by: step) {
            let (near, far) = (slope < 0 ? frame.maxY : frame.minY, slope < 0 ? frame.minY : frame.maxY)
            path.append(.segment(from: Point(start, near), to: Point(start + frame.height, far)))
        }
    }
}
