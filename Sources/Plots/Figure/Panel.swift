/// One frame with its axes and marks.
package struct Panel: Sendable {
    /// What stands above it.
    package var title: String?
    /// The horizontal axis.
    package var x: Axis
    /// The vertical axis.
    package var y: Axis
    /// Drawn in order, later ones on top.
    package var marks: [any Mark]

    /// A panel of its parts.
    package init(title: String? = nil, x: Axis = Axis(), y: Axis = Axis(), marks: [any Mark]) {
        self.title = title
        self.x = x
        self.y = y
        self.marks = marks
    }
}
