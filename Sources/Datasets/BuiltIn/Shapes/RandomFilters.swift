import Tensors

/// 48 fixed random filters of 5 × 5 pixels, rectified, and pooled twice: their mean over the picture, and the greatest
/// of their means over 36 parts of it. Sixteen see brightness alone, sixteen contrasts of colour, sixteen colours.
struct RandomFilters: Sendable {
    private static let size = 5
    private static let step = 2
    private static let lanes = 16
    private static let groups = 3
    private static let partsAcross = 6
    static let dimensions = 2 * lanes * groups

    /// Tap by tap (row, column, channel): the weights of all filters.
    private let taps: [SIMD16<Float>]

    init(stream: RandomStream) {
        let count = Self.size * Self.size * 3
        var taps = [SIMD16<Float>](repeating: .zero, count: count * Self.groups)
        for group in 0..<Self.groups {
            for lane in 0..<Self.lanes {
                var source = stream["filter", group * Self.lanes + lane]
                var weights: [Float] = []
                let tone = (source.normal(), source.normal(), source.normal())
                for _ in 0..<Self.size * Self.size {
                    switch group {
                    case 0:
                        let weight = source.normal()
                        weights += [weight, weight, weight]
                    case 1: weights += [source.normal(), source.normal(), source.normal()]
                    default:
                        weights += [
                            tone.0 + 0.3 * source.normal(), tone.1 + 0.3 * source.normal(),
                            tone.2 + 0.3 * source.normal(),
                        ]
                    }
                }
                // Without its mean a filter is blind to how bright a picture is.
                let mean = weights.reduce(0, +) / Float(count)
                let length = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
                for tap in 0..<count { taps[tap * Self.groups + group][lane] = (weights[tap] - mean) / length }
            }
        }
        self.taps = taps
    }

    /// All means, then all maxima.
    func features(of planes: PixelPlanes) -> [Float] {
        let across = (planes.width - Self.size) / Self.step + 1
        let down = (planes.height - Self.size) / Self.step + 1
        let parts = Self.partsAcross * Self.partsAcross
        var sums = [SIMD16<Float>](repeating: .zero, count: parts * Self.groups)
        var counts = [Float](repeating: 0, count: parts)
        let rowLength = 3 * planes.width
        planes.channels.withUnsafeBufferPointer { channels in
            taps.withUnsafeBufferPointer { taps in
                for y in 0..<down {
                    for x in 0..<across {
                        var (first, second, third) = (SIMD16<Float>(), SIMD16<Float>(), SIMD16<Float>())
                        var tap = 0
                        for row in 0..<Self.size {
                            let start = (y * Self.step + row) * rowLength + 3 * x * Self.step
                            for offset in 0..<3 * Self.size {
                                let value = channels[start + offset]
                                first += taps[tap] * value
                                second += taps[tap + 1] * value
                                third += taps[tap + 2] * value
                                tap += Self.groups
                            }
                        }
                        let part = y * Self.partsAcross / down * Self.partsAcross + x * Self.partsAcross / across
                        sums[part * Self.groups] += Self.rectified(first)
                        sums[part * Self.groups + 1] += Self.rectified(second)
                        sums[part * Self.groups + 2] += Self.rectified(third)
                        counts[part] += 1
                    }
                }
            }
        }
        var means = [SIMD16<Float>](repeating: .zero, count: Self.groups)
        var maxima = means
        let total = Float(across * down)
        for part in 0..<parts {
            for group in 0..<Self.groups {
                means[group] += sums[part * Self.groups + group] / total
                maxima[group] = pointwiseMax(maxima[group], sums[part * Self.groups + group] / counts[part])
            }
        }
        return (means + maxima).flatMap { lanes in (0..<Self.lanes).map { lanes[$0] } }
    }

    @inline(__always) private static func rectified(_ response: SIMD16<Float>) -> SIMD16<Float> {
        response.replacing(with: 0, where: response .< 0)
    }
}
