/// One frame with its axes and marks.
package struct Panel: Sendable {
    package var title: String?
    package var x: Axis
    package var y: Axis
    /// Drawn in order, later ones on top.
    package var marks: [any Mark]

    package init(title: String? = nil, x: Axis = Axis(), y: Axis = Axis(), marks: [any Mark]) {
        self.title = title
        self.x = x
        self.y = y
        self.marks = marks
    }
}
