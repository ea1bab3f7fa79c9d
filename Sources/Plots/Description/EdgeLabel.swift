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
