/// Standard normal numbers, two from each pair of words: Box and Muller, "A note on the generation of random normal deviates", 1958.
extension RandomStream {
    /// Fills with N(0, 1). The logarithm and the rotation are ours, so that the bits do not depend on the C library.
    public mutating func fillNormal(_ target: UnsafeMutableBufferPointer<Float>) {
        var index = 0
        let count = target.count
        while index < count {
            var radius = SIMD8<Float>()
            var angle = SIMD8<Float>()
            let pairs = min(8, (count - index + 1) / 2)
            for lane in 0..<pairs {
                radius[lane] = (Float(nextWord() >> 8) + 1) * 0x1p-24  // (0, 1]: its logarithm is finite
                angle[lane] = Float(nextWord() >> 8) * 0x1p-24
            }
            for lane in pairs..<8 { radius[lane] = 1 }
            let length = (-2 * Elementary.log(radius)).squareRoot()
            let (sine, cosine) = Elementary.sineAndCosine(turns: angle)
            let first = length * cosine
            let second = length * sine
            for lane in 0..<pairs {
                target[index] = first[lane]
                if index + 1 < count { target[index + 1] = second[lane] }
                index += 2
            }
        }
    }
}
