import Datasets
import Diagnostics
import Notebook
import Plots

/// A kind of figure: from a cell and its results to a description of what to draw.
///
/// A new kind is a type that conforms and one line in `FigureRegistry.standard`.
public protocol FigureKind: Sendable {
    static var name: String { get }
    /// A few words for a list.
    static var summary: String { get }
    /// The options of this kind, besides `kind` and `caption`.
    static func options(_ workspace: Workspace) -> [Option]
    /// Names of options that this kind cannot do without. Kinds share one schema, so it is not said there.
    static var requires: [String] { get }
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
    public static var requires: [String] { [] }
    public static func datasets(_ cell: Cell) -> [DataSelection] { [] }
    public static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition] { [] }
    public static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {}
}

/// A figure with what it was made from.
public struct Drawing: Sendable {
    public let figure: Figure
    /// When the notebook has no words of its own.
    public let caption: String
    public let conditions: [ConditionResult]
    public let data: [Dataset]

    init(_ figure: Figure, caption: String, conditions: [ConditionResult] = [], data: [Dataset] = []) {
        self.figure = figure
        self.caption = caption
        self.conditions = conditions
        self.data = data
    }
}

/// Why a figure cannot be drawn.
public struct FigureUnavailable: Error, Sendable {
    public let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// The kinds of figures there are.
public struct FigureRegistry: Sendable {
    public let kinds: [any FigureKind.Type]

    public init(_ kinds: [any FigureKind.Type]) { self.kinds = kinds }

    public static let standard = FigureRegistry([
        BarsFigure.self,
        CurvesFigure.self,
        SamplesFigure.self,
        SeenUnseenFigure.self,
        PerClassFigure.self,
        SweepFigure.self,
        ConfusionFigure.self,
        DifferencesFigure.self,
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
