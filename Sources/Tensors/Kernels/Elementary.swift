/// Elementary functions on eight lanes, accurate to a few units in the last place, with the same bits on every machine.
///
/// Polynomials: the Cephes library (S. Moshier, 1989), single precision.
@usableFromInline enum Elementary {
    @usableFromInline typealias Lanes = SIMD8<Float>

    /// The nearest integer, ties to even, as float and as integer, for |x| < 2²²: adding 1.5·2²³ pushes the fraction
    /// out of the mantissa.
    @inlinable @inline(__always) static func nearest(_ x: Lanes) -> (Lanes, SIMD8<Int32>) {
        let magic = Lanes(repeating: 12_582_912)
        let shifted = x + magic
        return (
            shifted - magic,
            unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- unsafeBitCast(magic, to: SIMD8<Int32>.self)
        )
    }

    /// Whole numbers as floats, for |x| < 2²²: the same trick the other way round. The library's conversion goes lane
    /// by lane.
    @inlinable @inline(__always) static func float(_ x: SIMD8<Int32>) -> Lanes {
        let magic = Lanes(repeating: 12_582_912)
        return unsafeBitCast(x &+ unsafeBitCast(magic, to: SIMD8<Int32>.self), to: Lanes.self) - magic
    }

    /// eˣ. Below −87.3 it is 0, above 88.7 infinity.
    @inlinable @inline(__always) static func exp(_ input: Lanes) -> Lanes {
        // `clamped` is not inlined, and costs more than all the rest.
        var x = input
        x.replace(with: -87.3, where: input .< -87.3)
        x.replace(with: 88.7, where: input .> 88.7)
        let (power, whole) = nearest(x * 1.442_695_04)
        let r = (x - power * 0.693_359_375) + power * 2.121_944_4e-4
        var p = Lanes(repeating: 1.987_569_15e-4)
        p = p * r + 1.398_199_95e-3
        p = p * r + 8.333_451_9e-3
        p = p * r + 4.166_579_6e-2
        p = p * r + 1.666_666_55e-1
        p = p * r + 0.5
        p = p * (r * r) + r + 1
        // 2ᵖ in two factors: neither end of the range has a float for it in one.
        let half = whole &>> 1
        let first = unsafeBitCast((half &+ 127) &<< 23, to: Lanes.self)
        let second = unsafeBitCast((whole &- half &+ 127) &<< 23, to: Lanes.self)
        var result = p * first * second
        result.replace(with: 0, where: input .< -87.3)
        result.replace(with: .infinity, where: input .> 88.7)
        result.replace(with: .nan, where: input .!= input)
        return result
    }

    /// The natural logarithm. 0 gives −∞, a negative number NaN. Subnormal numbers count as 0.
    @inlinable @inline(__always) static func log(_ input: Lanes) -> Lanes {
        let bits = unsafeBitCast(input, to: SIMD8<Int32>.self)
        var exponent = float((bits &>> 23) &- 126)
        var mantissa = unsafeBitCast((bits & 0x007F_FFFF) | 0x3F00_0000, to: Lanes.self)
        let low = mantissa .< 0.707_106_77
        exponent.replace(with: exponent - 1, where: low)
        mantissa.replace(with: mantissa + mantissa, where: low)
        let x = mantissa - 1
        let square = x * x
        var p = Lanes(repeating: 7.037_683_6e-2)
        p = p * x - 1.151_461_03e-1
        p = p * x + 1.167_699_87e-1
        p = p * x - 1.242_014_08e-1
        p = p * x + 1.424_932_28e-1
        p = p * x - 1.666_805_77e-1
        p = p * x + 2.000_071_48e-1
        p = p * x - 2.499_999_4e-1
        p = p * x + 3.333_333_1e-1
        p = p * x * square
        p = p + exponent * -2.121_944_4e-4
        p = p - square * 0.5
        var result = (x + p) + exponent * 0.693_359_375
        result.replace(with: -.infinity, where: input .< Float.leastNormalMagnitude)
        result.replace(with: .nan, where: (input .< 0) .| (input .!= input))
        result.replace(with: .infinity, where: input .== .infinity)
        return result
    }

    /// sin 2πt and cos 2πt for t in [0, 1].
    @inlinable @inline(__always) static func sineAndCosine(turns: Lanes) -> (sine: Lanes, cosine: Lanes) {
        let (quadrant, number) = nearest(turns * 4)
        let x = (turns * 4 - quadrant) * 1.570_796_3
        let square = x * x
        var s = Lanes(repeating: -1.951_529_6e-4)
        s = s * square + 8.332_161e-3
        s = s * square - 1.666_665_5e-1
        s = s * square * x + x
        var c = Lanes(repeating: 2.443_315_7e-5)
        c = c * square - 1.388_731_6e-3
        c = c * square + 4.166_664_6e-2
        c = c * square * square - square * 0.5 + 1
        let q = number & 3
        let swap = WholeLanes.mask(q)
        var sine = s
        var cosine = c
        sine.replace(with: c, where: swap)
        cosine.replace(with: s, where: swap)
        // The second half turn; the second and third quarters.
        sine.replace(with: -sine, where: WholeLanes.mask(q &>> 1))
        cosine.replace(with: -cosine, where: WholeLanes.mask(q ^ (q &>> 1)))
        return (sine, cosine)
    }
}
