/// Questions to eight whole numbers at once. The library's comparisons of whole numbers go lane by lane, through
/// memory.
@usableFromInline enum WholeLanes {
    @usableFromInline typealias Mask = SIMDMask<SIMD8<Int32>>

    /// The lanes whose last bit is set.
    @inlinable @inline(__always) static func mask(_ x: SIMD8<Int32>) -> Mask {
        unsafeBitCast(0 &- (x & 1), to: Mask.self)
    }

    /// The lanes that hold `value`.
    @inlinable @inline(__always) static func mask(_ x: SIMD8<Int32>, equal value: Int32) -> Mask {
        let difference = x ^ value
        // The sign bit of d | −d is set unless d is 0.
        return unsafeBitCast(~((difference | (0 &- difference)) &>> 31), to: Mask.self)
    }
}
