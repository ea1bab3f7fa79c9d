/// Categories along an axis, each with a band of the same breadth.
package struct BandScale: Sendable, Hashable {
    /// From the start of the axis.
    package let categories: [String]
    private let places: [String: Int]

    /// The categories in order; one that comes again is the same.
    package init(_ categories: [String]) {
        var (order, places): ([String], [String: Int]) = ([], [:])
        for category in categories where places[category] == nil {
            places[category] = order.count
            order.append(category)
        }
        self.categories = order
        self.places = places
    }

    /// The part of the axis that belongs to a category, in 0…1.
    package func band(of category: String) -> ClosedRange<Double> {
        guard let place = places[category] else {
            preconditionFailure("the category “\(category)” is not on this axis: \(categories.joined(separator: ", "))")
        }
        let step = 1 / Double(categories.count)
        return Double(place) * step...Double(place + 1) * step
    }
}
