/// Holm's step-down correction of several p values that are read together.
public enum HolmCorrection {
    /// The corrected values, in the same order: the smallest of m is multiplied by m, the next by m − 1, and none is
    /// below one before it.
    ///
    /// Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics
    /// 1979.
    public static func corrected(_ pValues: [Double]) -> [Double] {
        var corrected = pValues
        var least = 0.0
        for (place, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
            least = max(least, min(1, pValues[index] * Double(pValues.count - place)))
            corrected[index] = least
        }
        return corrected
    }
}
