/// The description of a figure: what to show, not yet how it comes out on a page. It has no title; that is the
/// caption of the page it stands on.
package struct Figure: Sendable {
    /// Panels or pictures.
    package enum Content: Sendable {
        /// Small multiples, row by row.
        case panels([Panel])
        case gallery(Gallery)
    }

    /// How high a panel's plot is.
    package enum PlotHeight: Sendable, Hashable {
        /// The height of each frame in points.
        case points(Double)
        /// The height of each frame as a multiple of its width.
        case ratio(Double)
    }

    /// What kind of figure this is, as alternative text begins: “Grouped bar chart”.
    package var kind: String
    /// What is drawn.
    package var content: Content
    /// In points, the pixels of a style sheet.
    package var width: Double
    /// How high every panel's plot is.
    package var plotHeight: PlotHeight
    /// How many panels stand side by side; nil to take as many as are still wide enough.
    package var columns: Int?
    /// Whether all panels show the same part of their x (y) axes.
    package var sharesX: Bool
    /// Whether all panels have the same vertical axis.
    package var sharesY: Bool

    /// The width for a column of text of about 720 pixels that is still legible on a phone.
    package static let standardWidth = 560.0

    /// A figure of its parts.
    package init(
        kind: String, content: Content, width: Double = Figure.standardWidth, plotHeight: PlotHeight = .points(240),
        columns: Int? = nil, sharesX: Bool = false, sharesY: Bool = false
    ) {
        precondition(width >= 200, "a figure \(width) points wide has no room for labels")
        precondition(columns.map { $0 > 0 } ?? true, "\(columns ?? 0) panels side by side")
        self.kind = kind
        self.content = content
        self.width = width
        self.plotHeight = plotHeight
        self.columns = columns
        self.sharesX = sharesX
        self.sharesY = sharesY
    }
}

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
