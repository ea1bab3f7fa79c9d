/// What one axis shows.
package enum Scale: Sendable, Hashable {
    case continuous(ContinuousScale)
    case band(BandScale)
}

extension Scale {
    /// Where a value lies: 0 at the start of the axis, 1 at its end. Categories are counted from the start: 2.5 is the middle of the third.
    package func fraction(of value: Double) -> Double {
        switch self {
        case .continuous(let scale): scale.fraction(of: value)
        case .band(let scale): value / Double(scale.categories.count)
        }
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
                "the axis “\(axis.label ?? "")” gets categories and numbers: \(categories.prefix(3).joined(separator: ", ")) …"
            )
            return .band(BandScale(categories))
        }
        let isLogarithmic = axis.transform == .logarithmic
        if let domain = axis.domain {
            let ticks: Ticks =
                isLogarithmic
                ? .logarithmic(covering: domain, about: count, extended: false)
                : .linear(covering: domain, about: count, extended: false)
            return .continuous(ContinuousScale(transform: axis.transform, ticks: ticks))
        }
        var numbers = channels.flatMap(\.numbers).filter(Ticks.canShow)
        if isLogarithmic { numbers = numbers.filter { $0 >= 1e-290 } }
        if !isLogarithmic, axis.includesZero || channels.contains(where: \.includesZero) { numbers.append(0) }
        let range = (numbers.min() ?? (isLogarithmic ? 1 : 0))...(numbers.max() ?? (isLogarithmic ? 10 : 1))
        let ticks: Ticks =
            isLogarithmic
            ? .logarithmic(covering: range, about: count)
            : .linear(covering: range, about: count, extended: axis.isExtended)
        return .continuous(ContinuousScale(transform: axis.transform, ticks: ticks))
    }
}
