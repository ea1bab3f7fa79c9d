import Glibc

/// KL(P ‖ Q) of points in a plane: P the joint affinities of rows, Q those of the points under Student's t with one
/// degree of freedom.
///
/// Source: van der Maaten, Hinton, JMLR 2008, equations 4 and 5.
struct NeighbourDivergence: Sendable {
    let count: Int
    /// p_ij = (p(j|i) + p(i|j)) / 2n, row-major [n, n]: all together add up to 1.
    let joint: [Double]

    init(affinities: NeighbourAffinities) {
        let n = affinities.count
        let conditional = affinities.conditional
        count = n
        joint = (0..<n * n).map { (conditional[$0] + conditional[$0 % n * n + $0 / n]) / Double(2 * n) }
    }

    /// In nats, for `points` x₀, y₀, x₁, y₁, …
    func divergence(at points: [Double]) -> Double {
        var total = 0.0
        for i in 0..<count { for j in 0..<count where j != i { total += kernel(points, i, j) } }
        var result = 0.0
        for i in 0..<count {
            for j in 0..<count where j != i && joint[i * count + j] > 0 {
                let p = joint[i * count + j]
                result += p * log(p * total / kernel(points, i, j))
            }
        }
        return result
    }

    private func kernel(_ points: [Double], _ i: Int, _ j: Int) -> Double {
        let (x, y) = (points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1])
        return 1 / (1 + x * x + y * y)
    }

    /// ∂/∂yᵢ = 4 Σⱼ (e·p_ij − q_ij)(yᵢ − yⱼ)/(1 + ‖yᵢ − yⱼ‖²).
    func gradient(at points: [Double], exaggeration: Double, into gradient: inout [Double]) {
        precondition(
            points.count == 2 * count && gradient.count == 2 * count,
            "\(points.count) coordinates and \(gradient.count) derivatives of \(count) points")
        let n = count
        points.withUnsafeBufferPointer { points in
            joint.withUnsafeBufferPointer { joint in
                gradient.withUnsafeMutableBufferPointer { gradient in
                    // The kernel is computed twice rather than kept: n² numbers are more than a cache holds.
                    var total = 0.0
                    for i in 0..<n {
                        let (a, b) = (points[2 * i], points[2 * i + 1])
                        var sum = 0.0
                        for j in 0..<i {
                            let (x, y) = (a - points[2 * j], b - points[2 * j + 1])
                            sum += 1 / (1 + x * x + y * y)
                        }
                        total += sum
                    }
                    let scale = 1 / (2 * total)
                    for i in 0..<n {
                        let (a, b) = (points[2 * i], points[2 * i + 1])
                        var (across, up) = (0.0, 0.0)
                        let row = i * n
                        for j in 0..<n {
                            // The pair of a point with itself adds nothing: its difference is 0.
                            let (x, y) = (a - points[2 * j], b - points[2 * j + 1])
                            let kernel = 1 / (1 + x * x + y * y)
                            let pull = (exaggeration * joint[row + j] - kernel * scale) * kernel
                            across += pull * x
                            up += pull * y
                        }
                        gradient[2 * i] = 4 * across
                        gradient[2 * i + 1] = 4 * up
                    }
                }
            }
        }
    }
}
