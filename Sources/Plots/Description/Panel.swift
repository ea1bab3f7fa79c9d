/// One frame with its axes and marks.
public struct Panel: Sendable {
    public var title: String?
    public var x: Axis
    public var y: Axis
    /// Drawn in order, later ones on top.
    public var marks: [any Mark]

    public init(title: String? = nil, x: Axis = Axis(), y: Axis = Axis(), marks: [any Mark]) {
        self.title = title
        self.x = x
        self.y = y
        self.marks = marks
    }
}
