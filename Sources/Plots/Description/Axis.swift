/// How one axis of a panel is to be shown; what is left out follows from the data.
package struct Axis: Sendable, Hashable {
    /// What is measured, with its unit: “Harmonic mean H (%)”.
    package var label: String?
    /// How numbers become distances.
    package var transform: AxisTransform
    /// The numbers shown, from edge to edge; nil to take them from the data.
    package var domain: ClosedRange<Double>?
    /// Whether zero is on the axis in any case.
    package var includesZero: Bool
    /// Whether a domain taken from the data grows to the next ticks on both sides.
    package var isExtended: Bool
    /// Whether ticks are labelled; a position without a meaning of its own (an embedding, a density) needs none.
    package var showsTicks: Bool

    /// An axis of its parts.
    package init(
        _ label: String? = nil, transform: AxisTransform = .linear, domain: ClosedRange<Double>? = nil,
        includesZero: Bool = false, isExtended: Bool = true, showsTicks: Bool = true
    ) {
        if let domain {
            precondition(
                max(abs(domain.lowerBound), abs(domain.upperBound)) <= Self.largest
                    && domain.lowerBound < domain.upperBound
                    && (transform == .linear || domain.lowerBound > 0), "an axis cannot show \(domain)")
        }
        self.label = label
        self.transform = transform
        self.domain = domain
        self.includesZero = includesZero
        self.isExtended = isExtended
        self.showsTicks = showsTicks
    }

    /// Numbers up to this far from 0 can be computed with; those beyond it are not shown.
    package static let largest = 1e290
}

/// How an axis is divided.
package enum AxisTransform: String, Sendable, Hashable, Codable {
    case linear
    /// Equal ratios take equal room. Zero, which has no place among them, stands apart at the start of the axis;
    /// numbers below zero are not shown.
    case logarithmic
}

/// A label just outside the frame of a panel: above it at a value of x, or to its right at a value of y.
package struct EdgeLabel: Sendable, Hashable {
    /// At which edge of the panel it stands.
    package enum Edge: Sendable, Hashable { case top, right }

    /// At which edge of the panel it stands.
    package var edge: Edge
    /// In the units of the axis; on an axis of categories 2.5 is the middle of the third.
    package var value: Double
    /// What is written.
    package var text: String

    /// A label at a value of an edge.
    package init(edge: Edge, value: Double, text: String) {
        self.edge = edge
        self.value = value
        self.text = text
    }
}
