/// Standard normal numbers, two from each pair of words: Box and Muller, "A note on the generation of random normal
/// deviates", 1958.
extension RandomStream {
    /// Numbers that eight blocks make.
    private static let stride = 32

    /// Fills with N(0, 1). The logarithm and the rotation are ours, so that the bits do not depend on the C library.
    public mutating func fillNormal(_ target: UnsafeMutableBufferPointer<Float>) {
        guard let start = target.baseAddress else { return }
        var index = 0
        if isAtBlock {
            while index + Self.stride <= target.count {
                Self.normals(of: philox.blocks(from: position), into: start + index)
                position &+= 8
                index += Self.stride
            }
        }
        while index < target.count {
            var radius = SIMD8<UInt32>()
            var angle = SIMD8<UInt32>()
            let pairs = min(8, (target.count - index + 1) / 2)
            for lane in 0..<pairs { (radius[lane], angle[lane]) = (nextWord(), nextWord()) }
            let (first, second) = Self.normals(radius: radius, angle: angle)
            for lane in 0..<pairs {
                target[index] = first[lane]
                if index + 1 < target.count { target[index + 1] = second[lane] }
                index += 2
            }
        }
    }

    /// The part of what `fillNormal` would fill `target` with that begins at `offset`, a multiple of four. The stream
    /// stays where it is, so that several parts can be made at once.
    public func normals(from offset: Int, into target: UnsafeMutableBufferPointer<Float>) {
        precondition(
            isAtBlock && offset % 4 == 0, "numbers from \(offset), \(isAtBlock ? "" : "in the middle of a block")")
        var part = self
        part.position &+= UInt64(offset / 4)
        part.fillNormal(target)
    }

    private static func normals(of words: Philox.Blocks, into target: UnsafeMutablePointer<Float>) {
        let (a, b) = normals(radius: words.x, angle: words.y)
        let (c, d) = normals(radius: words.z, angle: words.w)
        for lane in 0..<8 {
            target[4 * lane] = a[lane]
            target[4 * lane + 1] = b[lane]
            target[4 * lane + 2] = c[lane]
            target[4 * lane + 3] = d[lane]
        }
    }

    /// √(−2 ln u)·cos 2πv and √(−2 ln u)·sin 2πv, with u in (0, 1] and v in [0, 1) from the upper 24 bits of the words.
    @inline(__always) private static func normals(
        radius: SIMD8<UInt32>, angle: SIMD8<UInt32>
    ) -> (SIMD8<Float>, SIMD8<Float>) {
        // u is at least 2⁻²⁴: its logarithm is finite.
        let length = (-2 * Elementary.log((float(radius &>> 8) + 1) * 0x1p-24)).squareRoot()
        let (sine, cosine) = Elementary.sineAndCosine(turns: float(angle &>> 8) * 0x1p-24)
        return (length * cosine, length * sine)
    }

    /// Whole numbers below 2²⁴ as floats, in two halves: `Elementary.float` is exact below 2²².
    @inline(__always) private static func float(_ x: SIMD8<UInt32>) -> SIMD8<Float> {
        let whole = unsafeBitCast(x, to: SIMD8<Int32>.self)
        return Elementary.float(whole &>> 12) * 4096 + Elementary.float(whole & 0xFFF)
    }
}
