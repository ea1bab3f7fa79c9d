import Foundations

/// A number in an expression: a constant, one value for each seed, or a mean of samples that share no seeds.
package struct Quantity: Sendable, Hashable {
    /// What a quantity can be.
    package enum Content: Sendable, Hashable {
        case constant(Double, Origin)
        case measured(SeedValues)
        case independent(IndependentSamples)
    }

    /// Where a constant comes from, which says how it is written when no format is named.
    package enum Origin: Sendable, Hashable {
        /// It stands in the text like this, as `3e-4`.
        case written(String)
        case given
        /// Arithmetic on constants.
        case computed
        /// Taken of measured values, such as their mean.
        case result
    }

    /// What it is.
    package let content: Content

    private init(_ content: Content) { self.content = content }

    /// A measured value.
    package init(_ values: SeedValues) { self.init(.measured(values)) }

    /// - Precondition: there is at least one value, and no seed occurs twice.
    package init(bySeed values: some Sequence<(seed: Int, value: Double)>) { self.init(SeedValues(values)) }

    /// A number that no seed changes.
    package static func constant(_ value: Double, _ origin: Origin = .given) -> Quantity {
        Quantity(.constant(value, origin))
    }

    /// The value by seed; nil for a constant, and for samples that share no seeds.
    package var measured: SeedValues? { if case .measured(let values) = content { values } else { nil } }

    /// A constant goes with any number of seeds.
    package var isConstant: Bool { if case .constant = content { true } else { false } }

    /// Whether it rests on samples that share no seeds, so that its interval and test are Welch's.
    package var isIndependent: Bool { if case .independent = content { true } else { false } }

    /// The constant, or the mean over seeds.
    package var mean: Double {
        switch content {
        case .constant(let value, _): value
        case .measured(let values): values.mean
        case .independent(let samples): samples.mean
        }
    }

    /// Standard deviation over seeds (divisor n − 1); nil where there are no two values by seed.
    package var sd: Double? { measured?.sd }

    /// Whether every value is a number.
    package var isFinite: Bool { measured?.isFinite ?? mean.isFinite }

    /// The mean with what can be inferred of it: over seeds by Student's distribution, else by Welch's approximation.
    ///
    /// - Parameter what: what it is wanted for, to begin a message with: "a confidence interval".
    package func estimate(for what: String) throws(EvaluationProblem) -> TEstimate {
        guard isFinite else { throw .notANumber }
        switch content {
        case .constant: throw .notMeasured(what)
        case .measured(let values):
            guard values.count > 1 else { throw .tooFewSeeds(what) }
            guard let estimate = values.estimate else { throw .noSpread(what) }
            return estimate
        case .independent(let samples):
            guard let known = samples.samples else { throw .noSharedSeeds(what) }
            let terms = known.compactMap(\.term)
            guard terms.count == known.count else { throw .tooFewSeeds(what) }
            guard let estimate = IndependentMeans(mean: samples.mean, terms: terms).estimate else {
                throw .noSpread(what)
            }
            return estimate
        }
    }
}

/// The mean of numbers whose samples share no seeds, so that no value of one belongs to a value of another.
package struct IndependentSamples: Sendable, Hashable {
    /// The values of some seeds.
    package struct Sample: Sendable, Hashable {
        /// Ascending.
        package let seeds: [Int]
        /// Nil for one value: nothing is known of its spread.
        package let term: IndependentMeans.Term?
    }

    /// Of the combination.
    package let mean: Double
    /// Nil where the mean is no sum of theirs, so that nothing is known of how far it may be off.
    package let samples: [Sample]?
}

// Arithmetic
extension Quantity {
    /// What two numbers are combined by.
    package enum Combination: Sendable, Hashable {
        case sum, difference, product, quotient, least, greatest

        func callAsFunction(_ left: Double, _ right: Double) -> Double {
            switch self {
            case .sum: left + right
            case .difference: left - right
            case .product: left * right
            case .quotient: left / right
            // Swift's own lose a NaN that comes first.
            case .least: left.isNaN || right.isNaN ? .nan : Swift.min(left, right)
            case .greatest: left.isNaN || right.isNaN ? .nan : Swift.max(left, right)
            }
        }

        /// What the mean of the right side is multiplied by in a sum; nil for what is no sum.
        fileprivate var factor: Double? {
            switch self {
            case .sum: 1
            case .difference: -1
            case .product, .quotient, .least, .greatest: nil
            }
        }
    }

    /// Sums by seed, or of means where there are no common seeds.
    package static func + (left: Quantity, right: Quantity) -> Quantity { left.combined(with: right, .sum) }
    /// Differences by seed, or of means where there are no common seeds.
    package static func - (left: Quantity, right: Quantity) -> Quantity { left.combined(with: right, .difference) }

    /// Values of one seed are combined, over the seeds that both have, where these are two or more, or all there are.
    /// Without them the means are combined, as of independent samples.
    package func combined(with other: Quantity, _ function: Combination) -> Quantity {
        switch (content, other.content) {
        case (.constant(let left, let a), .constant(let right, let b)):
            return .constant(function(left, right), a == .result || b == .result ? .result : .computed)
        case (.constant(let constant, _), .measured(let values)):
            return Quantity(values.map(Self.growth(function, constant, isLeft: true)) { function(constant, $0) })
        case (.measured(let values), .constant(let constant, _)):
            return Quantity(values.map(Self.growth(function, constant, isLeft: false)) { function($0, constant) })
        case (.measured(let left), .measured(let right)):
            if left.seeds == right.seeds || left.sharedSeeds(with: right).count > 1,
                let pairs = left.paired(with: right, function.callAsFunction)
            {
                return Quantity(pairs)
            }
            let samples = function.factor.map { [Self.sample(left, 1), Self.sample(right, $0)] }
            return Quantity(.independent(.init(mean: function(left.mean, right.mean), samples: samples)))
        default:
            return Quantity(
                .independent(.init(mean: function(mean, other.mean), samples: samples(with: other, function))))
        }
    }

    /// The samples of a sum of which at least one side is a sum of samples already.
    private func samples(with other: Quantity, _ function: Combination) -> [IndependentSamples.Sample]? {
        if case .constant(let constant, _) = other.content {
            switch function {
            case .sum, .difference: return samples(times: 1)
            case .product: return samples(times: constant)
            case .quotient: return samples(times: 1 / constant)
            case .least, .greatest: return nil
            }
        }
        if case .constant(let constant, _) = content, function == .product { return other.samples(times: constant) }
        guard let factor = function.factor, let own = samples(times: 1), let others = other.samples(times: factor)
        else { return nil }
        // A sample that stands on both sides is not independent of itself.
        let isShared = own.contains { sample in others.contains { !Set($0.seeds).isDisjoint(with: sample.seeds) } }
        return isShared ? nil : own + others
    }

    private func samples(times factor: Double) -> [IndependentSamples.Sample]? {
        switch content {
        case .constant: []
        case .measured(let values): [Self.sample(values, factor)]
        case .independent(let independent):
            independent.samples.map {
                $0.map { sample in
                    .init(
                        seeds: sample.seeds,
                        term: sample.term.map {
                            .init(
                                variance: factor * factor * $0.variance, degreesOfFreedom: $0.degreesOfFreedom)
                        })
                }
            }
        }
    }

    private static func sample(_ values: SeedValues, _ factor: Double) -> IndependentSamples.Sample {
        .init(seeds: values.seeds, term: values.term(times: factor))
    }

    /// How a combination with a constant changes the size of rounding errors.
    private static func growth(_ function: Combination, _ constant: Double, isLeft: Bool) -> SeedValues.Growth {
        switch function {
        case .sum, .difference: .shift(constant)
        case .product: .factor(constant)
        case .quotient: isLeft ? .unknown : .factor(1 / constant)
        case .least, .greatest: .unknown
        }
    }

    /// The negative of every value.
    package static prefix func - (quantity: Quantity) -> Quantity {
        if case .constant(let value, let origin) = quantity.content {
            return .constant(-value, origin == .result ? .result : .computed)
        }
        return quantity.combined(with: .constant(-1), .product)
    }

    /// Of every value.
    package var magnitude: Quantity {
        switch content {
        case .constant(let value, let origin): .constant(abs(value), origin == .result ? .result : .computed)
        case .measured(let values): Quantity(values.map(.factor(1)) { abs($0) })
        case .independent(let samples): Quantity(.independent(.init(mean: abs(samples.mean), samples: nil)))
        }
    }
}
