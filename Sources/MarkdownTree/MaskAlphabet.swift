/// Three private-use characters that a text does not contain, to write masks with.
struct MaskAlphabet {
    /// Around the number of a mask.
    let open: Unicode.Scalar
    let close: Unicode.Scalar
    /// In place of every further line of a mask.
    let continuation: Unicode.Scalar

    /// `nil` for a text that uses all 6400 of them.
    init?(avoiding text: String) {
        var used: Set<Unicode.Scalar> = []
        // Private-use characters are three bytes that begin with EE or EF; without those bytes there is nothing to look
        // for.
        if text.utf8.contains(where: { $0 == 0xEE || $0 == 0xEF }) {
            used = Set(text.unicodeScalars.lazy.filter { $0.value >= 0xE000 })
        }
        var free: [Unicode.Scalar] = []
        for value in 0xE000...0xF8FF as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(value), !used.contains(scalar) else { continue }
            free.append(scalar)
            if free.count == 3 { break }
        }
        guard free.count == 3 else { return nil }
        (open, close, continuation) = (free[0], free[1], free[2])
    }
}
