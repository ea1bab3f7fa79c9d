/// What one axis shows.
package enum Scale: Sendable, Hashable {
    case continuous(ContinuousScale)
    case band(BandScale)
}

extension Scale {
    /// Where a value lies: 0 at the start of the axis, 1 at its end. Categories are counted from the start: 2.5 is
    /// the middle of the third.
    package func fraction(of value: Double) -> Double {
        switch self {
        case .continuous(let scale): scale.fraction(of: value)
        case .band(let scale): value / Double(scale.categories.count)
        }
    }

    /// Whether a value lies within what the axis shows.
    func shows(_ value: Double) -> Bool {
        switch self {
        case .continuous(let scale): scale.shows(value)
        case .band(let scale): (0...Double(scale.categories.count)).contains(value)
        }
    }

    /// Whether a value has a place on the axis, be it inside what is shown or not.
    func hasPlace(for value: Double) -> Bool {
        switch self {
        case .continuous(let scale): scale.hasPlace(for: value)
        case .band: Ticks.canShow(value)
        }
    }

    /// Whether a line may join two values.
    func joins(_ a: Double, _ b: Double) -> Bool {
        if case .continuous(let scale) = self { scale.joins(a, b) } else { true }
    }

    /// The numbers shown, or nil for categories.
    package var domain: ClosedRange<Double>? {
        switch self {
        case .continuous(let scale): scale.domain
        case .band: nil
        }
    }

    /// The scale for what the marks of a panel put on one axis.
    ///
    /// - Parameter count: about how many ticks there should be.
    static func trained(on channels: [Channel], axis: Axis, count: Int) -> Scale {
        let categories = channels.flatMap(\.categories)
        if !categories.isEmpty {
            precondition(
                channels.allSatisfy { $0.numbers.isEmpty },
                "the axis “\(axis.label ?? "")” gets categories and numbers: "
                    + "\(categories.prefix(3).joined(separator: ", ")) …")
            return .band(BandScale(categories))
        }
        let isLogarithmic = axis.transform == .logarithmic
        let setsZeroApart = isLogarithmic && channels.contains { !$0.isReach && $0.numbers.contains(0) }
        if let domain = axis.domain {
            let ticks: Ticks =
                isLogarithmic
                ? .logarithmic(covering: domain, about: count, extended: false)
                : .linear(covering: domain, about: count, extended: false)
            return .continuous(
                ContinuousScale(transform: axis.transform, ticks: ticks, setsZeroApart: setsZeroApart))
        }
        var numbers = channels.flatMap(\.numbers).filter(Ticks.canShow)
        if isLogarithmic { numbers = numbers.filter { $0 >= 1e-290 } }
        if !isLogarithmic, axis.includesZero || channels.contains(where: \.includesZero) { numbers.append(0) }
        if numbers.isEmpty {
            // Nothing is shown, and nothing is made up to label the axis with.
            let none = Ticks(values: [], labels: [], domain: isLogarithmic ? 1...10 : 0...1)
            return .continuous(ContinuousScale(transform: axis.transform, ticks: none, setsZeroApart: setsZeroApart))
        }
        let range = (numbers.min() ?? (isLogarithmic ? 1 : 0))...(numbers.max() ?? (isLogarithmic ? 10 : 1))
        let ticks: Ticks =
            isLogarithmic
            ? .logarithmic(covering: range, about: count)
            : .linear(covering: range, about: count, extended: axis.isExtended)
        return .continuous(ContinuousScale(transform: axis.transform, ticks: ticks, setsZeroApart: setsZeroApart))
    }
}
