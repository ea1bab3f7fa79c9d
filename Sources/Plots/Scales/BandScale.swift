/// Categories along an axis, each with a band of the same breadth.
public struct BandScale: Sendable, Hashable {
    public let categories: [String]
    private let places: [String: Int]

    /// The categories in order; one that comes again is the same.
    public init(_ categories: [String]) {
        var (order, places): ([String], [String: Int]) = ([], [:])
        for category in categories where places[category] == nil {
            places[category] = order.count
            order.append(category)
        }
        self.categories = order
        self.places = places
    }

    /// The part of the axis that belongs to a category, in 0…1.
    public func band(of category: String) -> ClosedRange<Double> {
        guard let place = places[category] else {
            preconditionFailure("the category “\(category)” is not on this axis: \(categories.joined(separator: ", "))")
        }
        let step = 1 / Double(categories.count)
        return Double(place) * step...Double(place + 1) * step
    }
}
