/// What a mark puts on one axis of its panel.
package struct Channel: Sendable, Hashable {
    /// Which of the two axes it goes to.
    package enum Position: Sendable, Hashable { case x, y }

    /// Which of the two axes it goes to.
    package var position: Position
    /// Values that must be visible; those that are not finite are missing values and ask for nothing.
    package var numbers: [Double]
    /// In their order; empty for numbers.
    package var categories: [String]
    /// Whether the numbers are how far a band or an error bar reaches, and not measured themselves.
    package var isReach = false
    /// Whether lengths are measured from 0, which must then be visible.
    package var includesZero: Bool

    /// Numbers for an axis.
    package static func numbers(_ position: Position, _ numbers: [Double], includesZero: Bool = false) -> Channel {
        Channel(position: position, numbers: numbers, categories: [], includesZero: includesZero)
    }

    /// How far bands or error bars reach.
    package static func reaches(_ position: Position, _ numbers: [Double]) -> Channel {
        var channel = Channel.numbers(position, numbers)
        channel.isReach = true
        return channel
    }

    /// Categories for an axis.
    package static func categories(_ position: Position, _ categories: [String]) -> Channel {
        Channel(position: position, numbers: [], categories: categories, includesZero: false)
    }
}

extension [String] {
    /// The names with a number behind each that has come before: “H”, “H (2)”. What is named twice in a notebook is
    /// drawn twice.
    var numberedApart: [String] {
        var taken: Set<String> = []
        return map { name in
            var (candidate, number) = (name, 1)
            while !taken.insert(candidate).inserted {
                number += 1
                candidate = "\(name) (\(number))"
            }
            return candidate
        }
    }
}
