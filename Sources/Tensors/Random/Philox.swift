/// The Philox 4×32-10 counter-based generator: a keyed bijection of 128-bit counters.
///
/// Source: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3.
public struct Philox: Sendable, Hashable {
    /// Four words of 32 bits.
    public typealias Block = SIMD4<UInt32>

    /// What tells this generator from others.
    public let key: SIMD2<UInt32>

    /// A generator with a key.
    public init(key: SIMD2<UInt32>) { self.key = key }

    /// Ten rounds over `counter`.
    @inlinable public func block(_ counter: Block) -> Block {
        var state = counter
        var key = key
        for _ in 0..<10 {
            let first = UInt64(state.x) &* 0xD251_1F53
            let second = UInt64(state.z) &* 0xCD9E_8D57
            state = Block(
                UInt32(truncatingIfNeeded: second >> 32) ^ state.y ^ key.x, UInt32(truncatingIfNeeded: second),
                UInt32(truncatingIfNeeded: first >> 32) ^ state.w ^ key.y, UInt32(truncatingIfNeeded: first))
            key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
        }
        return state
    }
}
