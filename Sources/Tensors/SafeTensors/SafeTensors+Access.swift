extension SafeTensors {
    /// The F32 array of that name, or nil where there is none.
    public func matrix(_ name: String) -> Matrix? {
        guard case .float32(let matrix)? = entries[name]?.numbers else { return nil }
        return matrix
    }

    /// Every F32 array by its name.
    public var matrices: [String: Matrix] {
        entries.compactMapValues {
            guard case .float32(let matrix) = $0.numbers else { return nil }
            return matrix
        }
    }

    /// The I64 array of that name, or nil where there is none.
    public func integers(_ name: String) -> [Int]? {
        guard case .int64(let integers)? = entries[name]?.numbers else { return nil }
        return integers.map(Int.init)
    }
}
