/// A dense array of 32-bit floats in row-major order, as a record keeps it.
package struct StoredArray: Hashable, Sendable, Codable {
    /// The extent of every dimension.
    package let shape: [Int]
    /// The numbers in row-major order.
    package let values: [Float]

    /// - Precondition: `values` holds as many numbers as `shape` asks for.
    package init(shape: [Int], values: [Float]) {
        precondition(
            Self.fits(shape, values.count), "an array of shape \(shape) cannot hold \(values.count) values")
        self.shape = shape
        self.values = values
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let shape = try container.decode([Int].self, forKey: .shape)
        let values = try container.decode([Float].self, forKey: .values)
        guard Self.fits(shape, values.count) else {
            throw DecodingError.dataCorruptedError(
                forKey: .values, in: container, debugDescription: "shape \(shape) with \(values.count) values")
        }
        self.init(shape: shape, values: values)
    }

    /// The number of elements a shape asks for; `nil` for a negative side or a product beyond `Int`.
    static func count(of shape: [Int]) -> Int? {
        shape.reduce(1) { total, side in
            guard let total, side >= 0 else { return nil }
            let (product, overflow) = total.multipliedReportingOverflow(by: side)
            return overflow ? nil : product
        }
    }

    private static func fits(_ shape: [Int], _ count: Int) -> Bool { Self.count(of: shape) == count }
}
