import Datasets
import Foundations
import Notebook
import Plots

/// A kind of figure: from a cell and its results to a description of what to draw.
///
/// A new kind is a type that conforms and one line in `FigureRegistry.standard`.
package protocol FigureKind: Sendable {
    static var name: String { get }
    /// A few words for a list.
    static var summary: String { get }
    /// The options of this kind, besides `kind` and `caption`, with what holds when they are not given: drawing takes
    /// its defaults from here.
    static func options(_ workspace: Workspace) -> [Option]
    /// Data that is shown itself.
    static func datasets(_ cell: Cell) -> [DataSelection]
    /// What has to be computed for this figure alone.
    static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition]
    static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic])
    /// - Throws: why there is nothing to draw, such as a data set without pictures.
    static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing
}

extension FigureKind {
    package static func datasets(_ cell: Cell) -> [DataSelection] { [] }
    package static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition] { [] }
    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {}
}

/// A figure with what it was made from.
package struct Drawing: Sendable {
    /// What is drawn.
    package let figure: Figure
    /// When the notebook has no words of its own.
    package let caption: String
    /// What it shows.
    package let conditions: [ConditionResult]
    /// The data sets that it shows.
    package let data: [Dataset]

    init(_ figure: Figure, caption: String, conditions: [ConditionResult] = [], data: [Dataset] = []) {
        self.figure = figure
        self.caption = caption
        self.conditions = conditions
        self.data = data
    }
}

/// Why a figure cannot be drawn.
package struct FigureUnavailable: Error, Sendable {
    /// Why it cannot be drawn.
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension CellView {
    /// - Throws: what is wrong with the data set, as a reason for not showing it.
    func dataset(_ selection: DataSelection) throws(FigureUnavailable) -> Dataset {
        do throws(EnvironmentError) { return try data.load(selection).dataset } catch {
            throw FigureUnavailable(error.reason)
        }
    }
}

/// The kinds of figures there are.
package struct FigureRegistry: Sendable {
    /// In the order in which help lists them.
    package let kinds: [any FigureKind.Type]

    /// Kinds of figures.
    package init(_ kinds: [any FigureKind.Type]) { self.kinds = kinds }

    /// All kinds of figures.
    package static let standard = FigureRegistry([
        BarsFigure.self,
        CurvesFigure.self,
        DiagnosisFigure.self,
        SamplesFigure.self,
        SeenUnseenFigure.self,
        PerClassFigure.self,
        SweepFigure.self,
        ConfusionFigure.self,
        DifferencesFigure.self,
        CriticalDifferenceFigure.self,
        TSNEFigure.self,
        SimilarityFigure.self,
        NearestFigure.self,
        SpeedFigure.self,
        DensitiesFigure.self,
        ROCFigure.self,
        PrecisionRecallFigure.self,
        ThresholdsFigure.self,
        ErrorsFigure.self,
        ConfidenceFigure.self,
    ])
}
