extension Philox {
    /// The blocks of eight counters that follow each other, word by word: lane i of `x` is the first word of block i.
    struct Blocks {
        var x, y, z, w: SIMD8<UInt32>
    }

    /// Ten rounds over the counters `position` … `position + 7`: the same words as eight calls of `block`.
    func blocks(from position: UInt64) -> Blocks {
        var low = SIMD8<UInt32>()
        var high = SIMD8<UInt32>()
        for lane in 0..<8 {
            let counter = position &+ UInt64(lane)
            low[lane] = UInt32(truncatingIfNeeded: counter)
            high[lane] = UInt32(truncatingIfNeeded: counter >> 32)
        }
        var state = Blocks(x: low, y: high, z: SIMD8(), w: SIMD8())
        var key = key
        for _ in 0..<10 {
            let first = Self.product(state.x, 0xD251_1F53)
            let second = Self.product(state.z, 0xCD9E_8D57)
            state = Blocks(
                x: second.high ^ state.y ^ key.x, y: second.low, z: first.high ^ state.w ^ key.y, w: first.low)
            key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
        }
        return state
    }

    /// Both halves of 64-bit products. Even and odd lanes go separately, each in the room of two, where the processor
    /// has such a product.
    @inline(__always) private static func product(
        _ x: SIMD8<UInt32>, _ factor: UInt64
    ) -> (high: SIMD8<UInt32>, low: SIMD8<UInt32>) {
        let pairs = unsafeBitCast(x, to: SIMD4<UInt64>.self)
        let even = (pairs & 0xFFFF_FFFF) &* SIMD4(repeating: factor)
        let odd = (pairs &>> 32) &* SIMD4(repeating: factor)
        let high = (even &>> 32) | (odd & 0xFFFF_FFFF_0000_0000)
        let low = (even & 0xFFFF_FFFF) | (odd &<< 32)
        return (unsafeBitCast(high, to: SIMD8<UInt32>.self), unsafeBitCast(low, to: SIMD8<UInt32>.self))
    }
}
