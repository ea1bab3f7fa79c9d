import Glibc

/// How strong the edges of which direction are in each of 4 × 4 cells: eight directions over half a turn, every cell
/// weighed against its neighbourhood.
///
/// Source: Dalal, Triggs, "Histograms of oriented gradients for human detection", CVPR 2005; here with the eight cells
/// around as the only block.
struct EdgeHistogram: Sendable {
    private static let cells = 4
    private static let directions = 8
    static let dimensions = cells * cells * directions

    private let cosines: SIMD8<Float>
    private let sines: SIMD8<Float>

    init() {
        var cosines = SIMD8<Float>()
        var sines = SIMD8<Float>()
        for direction in 0..<Self.directions {
            let angle = Double.pi * Double(direction) / Double(Self.directions)
            cosines[direction] = Float(cos(angle))
            sines[direction] = Float(sin(angle))
        }
        self.cosines = cosines
        self.sines = sines
    }

    /// 0 … 1 each: cell by cell, direction by direction.
    func features(of planes: PixelPlanes) -> [Float] {
        let (width, height) = (planes.width, planes.height)
        var sums = [SIMD8<Float>](repeating: .zero, count: Self.cells * Self.cells)
        // The cosine of one step between directions: an edge counts for the two directions nearest to it.
        let step = cosines[1]
        planes.luminance.withUnsafeBufferPointer { luminance in
            for y in 1..<height - 1 {
                for x in 1..<width - 1 {
                    let place = y * width + x
                    let right = luminance[place + 1] - luminance[place - 1]
                    let down = luminance[place + width] - luminance[place - width]
                    let strength = (right * right + down * down).squareRoot()
                    guard strength > 0 else { continue }
                    let along = cosines * right + sines * down
                    var share = along
                    share.replace(with: -along, where: along .< 0)
                    let votes = share - strength * step
                    let cell = y * Self.cells / height * Self.cells + x * Self.cells / width
                    sums[cell] += votes.clamped(lowerBound: .zero, upperBound: SIMD8(repeating: strength))
                }
            }
        }
        let energy = sums.map { ($0 * $0).sum() }
        var features: [Float] = []
        features.reserveCapacity(Self.dimensions)
        for row in 0..<Self.cells {
            for column in 0..<Self.cells {
                var around: Float = 0
                for y in max(0, row - 1)...min(Self.cells - 1, row + 1) {
                    for x in max(0, column - 1)...min(Self.cells - 1, column + 1) {
                        around += energy[y * Self.cells + x]
                    }
                }
                let scaled = sums[row * Self.cells + column] / (around + 0.01).squareRoot()
                for direction in 0..<Self.directions { features.append(min(scaled[direction], 1)) }
            }
        }
        return features
    }
}
