/// The mean of curves that were measured at different places: of one curve a seed.
struct MeanCurve {
    let x: [Double]
    let y: [Double]

    /// - Parameters:
    ///   - curves: points in the order of x, which may stand still.
    ///   - x: where the mean is taken. Before its first point and after its last a curve goes on as it is there.
    init(_ curves: [[(x: Double, y: Double)]], at x: [Double]) {
        self.x = x
        y = x.map { place in curves.reduce(0) { $0 + Self.value($1, at: place) } / Double(max(1, curves.count)) }
    }

    private static func value(_ curve: [(x: Double, y: Double)], at place: Double) -> Double {
        guard let next = curve.firstIndex(where: { $0.x >= place }) else { return curve.last?.y ?? 0 }
        guard next > 0, curve[next].x > place else { return curve[next].y }
        let (a, b) = (curve[next - 1], curve[next])
        return a.y + (b.y - a.y) * (place - a.x) / (b.x - a.x)
    }

    /// `count` places from end to end.
    static func grid(_ range: ClosedRange<Double>, count: Int = 101) -> [Double] {
        (0..<count).map { range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1) }
    }
}
