/// Sixteen numbers at a time: enough independent sums to keep the adders busy, and the same order of addition everywhere.
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

    @inline(__always) func store(_ lanes: Elementary.Lanes, at index: Int) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Elementary.Lanes.self)
    }
}
