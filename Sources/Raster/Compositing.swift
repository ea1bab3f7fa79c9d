/// Porter–Duff "source over destination" on packed pixels with straight alpha.
enum Compositing {
    /// `source`, its alpha scaled by `coverage` / 255, over `destination`; all `0xAARRGGBB`.
    @inline(__always)
    static func over(_ source: UInt32, _ coverage: UInt32, _ destination: UInt32) -> UInt32 {
        let alpha = ((source >> 24) * coverage + 127) / 255
        if alpha == 255 { return source }
        if alpha == 0 { return destination }
        let below = destination >> 24
        let rest = 255 - alpha
        if below == 255 {
            func mix(_ shift: UInt32) -> UInt32 {
                ((((source >> shift) & 255) * alpha + ((destination >> shift) & 255) * rest + 127) / 255) << shift
            }
            return 0xFF00_0000 | mix(16) | mix(8) | mix(0)
        }
        // In units of 1/255², so that nothing is rounded before the division by the resulting alpha.
        let (top, bottom) = (alpha * 255, below * rest)
        let total = top + bottom
        func mix(_ shift: UInt32) -> UInt32 {
            ((((source >> shift) & 255) * top + ((destination >> shift) & 255) * bottom + total / 2) / total) << shift
        }
        return ((total + 127) / 255) << 24 | mix(16) | mix(8) | mix(0)
    }
}
