import Glibc

/// Sixteen numbers at a time: enough independent sums to keep the adders busy, and the same order of addition
/// everywhere.
typealias WideLanes = SIMD16<Float>

extension UnsafeMutablePointer<Float> {
    @inline(__always) func wide(at index: Int) -> WideLanes {
        UnsafeRawPointer(self + index).loadUnaligned(as: WideLanes.self)
    }

    @inline(__always) func store(_ lanes: WideLanes, at index: Int) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: WideLanes.self)
    }

    @inline(__always) func lanes(at index: Int) -> Elementary.Lanes {
        UnsafeRawPointer(self + index).loadUnaligned(as: Elementary.Lanes.self)
    }

    /// The `count` numbers that are left of a row, and `padding` in the other lanes. Lane by lane it would go through
    /// memory each time.
    @inline(__always) func lanes(at index: Int, first count: Int, padding: Float) -> Elementary.Lanes {
        var lanes = Elementary.Lanes(repeating: padding)
        memcpy(&lanes, self + index, count * MemoryLayout<Float>.stride)
        return lanes
    }

    @inline(__always) func store(_ lanes: Elementary.Lanes, at index: Int) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Elementary.Lanes.self)
    }

    @inline(__always) func store(_ lanes: Elementary.Lanes, at index: Int, first count: Int) {
        withUnsafeBytes(of: lanes) { _ = memcpy(self + index, $0.baseAddress!, count * MemoryLayout<Float>.stride) }
    }
}

extension Elementary.Lanes {
    /// The first `count` lanes, and `padding` in the others.
    @inline(__always) func first(_ count: Int, padding: Float) -> Self {
        var lanes = Self(repeating: padding)
        withUnsafeBytes(of: self) { _ = memcpy(&lanes, $0.baseAddress!, count * MemoryLayout<Float>.stride) }
        return lanes
    }
}

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
