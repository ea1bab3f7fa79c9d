/// A label just outside the frame of a panel: above it at a value of x, or to its right at a value of y.
package struct EdgeLabel: Sendable, Hashable {
    package enum Edge: Sendable, Hashable { case top, right }

    package var edge: Edge
    /// In the units of the axis; on an axis of categories 2.5 is the middle of the third.
    package var value: Double
    package var text: String

    package init(edge: Edge, value: Double, text: String) {
        self.edge = edge
        self.value = value
        self.text = text
    }
}
