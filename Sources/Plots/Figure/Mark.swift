import Raster

/// Something drawn in a panel: bars, lines, points, …
///
/// A mark is a value that knows its data. It says which values it puts on the axes (`channels`), from which the panel
/// trains its scales; it then draws itself into a `PlotArea` that maps data to points. A new kind of mark is a new
/// type that conforms, nothing else.
package protocol Mark: Sendable {
    var channels: [Channel] { get }
    /// The series to be explained in the legend.
    var legend: [LegendEntry] { get }
    /// Labels outside the frame, at a value of an axis.
    func edgeLabels(x: Scale, y: Scale) -> [EdgeLabel]
    /// The colour scale to be explained beside the panel.
    var colorKey: ColorKey? { get }
    func draw(in plot: PlotArea) -> [Scene.Item]
    /// The data in one or two sentences, for readers who do not see the figure.
    func summary(x: String, y: String) -> String
    /// The data as a table; `x` and `y` name the axes.
    func table(x: String, y: String) -> DataTable?
}

extension Mark {
    package var legend: [LegendEntry] { [] }
    package func edgeLabels(x: Scale, y: Scale) -> [EdgeLabel] { [] }
    package var colorKey: ColorKey? { nil }
    package func summary(x: String, y: String) -> String { "" }
    package func table(x: String, y: String) -> DataTable? { nil }
}
