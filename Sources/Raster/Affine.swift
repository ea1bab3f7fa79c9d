#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An affine map of the plane: (x, y) ↦ (a·x + c·y + tx, b·x + d·y + ty).
public struct Affine: Hashable, Sendable, Codable {
    /// x′ = a·x + c·y + tx and y′ = b·x + d·y + ty.
    public var a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double

    /// A map of its six numbers.
    public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
        (self.a, self.b, self.c, self.d, self.tx, self.ty) = (a, b, c, d, tx, ty)
    }

    /// The map that changes nothing.
    public static let identity = Affine(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

    /// Moves by x to the right and y down.
    public static func translation(x: Double, y: Double) -> Affine {
        Affine(a: 1, b: 0, c: 0, d: 1, tx: x, ty: y)
    }

    /// Multiplies x and y by a factor each.
    public static func scale(x: Double, y: Double) -> Affine {
        Affine(a: x, b: 0, c: 0, d: y, tx: 0, ty: 0)
    }

    /// Multiplies both by one factor.
    public static func scale(_ factor: Double) -> Affine {
        .scale(x: factor, y: factor)
    }

    /// A rotation about the origin; positive degrees turn clockwise on screen, because y grows downwards.
    public static func rotation(degrees: Double) -> Affine {
        // Quarter turns are exact, so that turned text and shapes keep their pixel grid.
        let turn = degrees.truncatingRemainder(dividingBy: 360)
        let (s, c): (Double, Double) =
            switch turn < 0 ? turn + 360 : turn {
            case 0: (0, 1)
            case 90: (1, 0)
            case 180: (0, -1)
            case 270: (-1, 0)
            case let angle: (sin(angle * .pi / 180), cos(angle * .pi / 180))
            }
        return Affine(a: c, b: s, c: -s, d: c, tx: 0, ty: 0)
    }

    /// This map first, `next` after it.
    public func then(_ next: Affine) -> Affine {
        Affine(
            a: next.a * a + next.c * b, b: next.b * a + next.d * b,
            c: next.a * c + next.c * d, d: next.b * c + next.d * d,
            tx: next.a * tx + next.c * ty + next.tx, ty: next.b * tx + next.d * ty + next.ty)
    }

    /// Where a point goes.
    public func callAsFunction(_ point: Point) -> Point {
        Point(a * point.x + c * point.y + tx, b * point.x + d * point.y + ty)
    }
}
