import Foundations
import Notebook
import Plots
import Runner
import ZeroShot

/// Real and generated rows in a plane by t-SNE: where they come from, and which unseen classes they are of.
package enum TSNEFigure: FigureKind {
    package static let name = "tsne"
    package static let summary = "t-SNE of real and generated rows"
    package static let requires = ["of"]

    private struct Settings: Encodable {
        var choice = FeatureSample.Choice()
        var embedding = TSNE()
    }

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.run, FigureOptions.seed, FigureOptions.classes, FigureOptions.perClass,
            Option(
                "space", .choice(FeatureSample.Space.allCases.map(\.rawValue)),
                defaultValue: .string(FeatureSample.Choice().space.rawValue),
                summary: "Scaled features, or the student's embedding of them."),
            Option(
                "perplexity", .number(2...200), defaultValue: .number(TSNE().perplexity),
                summary: "How many neighbours a row has in effect."),
        ]
    }

    package static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition] {
        guard let run = ObservedRun(cell, of: plan, in: workspace, problems: &problems) else { return [] }
        let settings = settings(cell)
        if settings.choice.space == .embedding, !run.configuration.trainsStudent {
            problems.append(
                .error(
                    "no-student", "the run trains no student whose embedding could be shown",
                    at: cell.range(of: "space"), hint: "name a run with 'distill: [cls]', or more terms"))
            return []
        }
        return [
            run.condition("t-SNE", settings: settings) { moment, model, stream in
                moment == .end ? FeatureSample(of: model, settings.choice, stream: stream["rows"]) : nil
            } record: { sights, stream in
                sights[.end].map { Record($0, settings.embedding.layout(of: $0.rows, stream: stream["points"])) }
                    ?? Record()
            }
        ]
    }

    private static func settings(_ cell: Cell) -> Settings {
        var settings = Settings()
        if let space = cell.string("space").flatMap(FeatureSample.Space.init) { settings.choice.space = space }
        if let classes = cell.integer("classes") { settings.choice.classes = classes }
        if let rows = cell.integer("perClass") { settings.choice.perClass = rows }
        if let perplexity = cell.number("perplexity") { settings.embedding.perplexity = perplexity }
        return settings
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        guard let result = view.results.conditions(of: cell.name).first, let record = result.records.first?.record,
            let names = result.data?.dataset.classNames
        else {
            throw FigureUnavailable("its run has no result")
        }
        let space = settings(cell).choice.space == .features ? "scaled features" : "the student's embedding"
        let figure = figure(record, names: names)
        let perplexity = NumberText.print.fixed(record.scalars["perplexity"] ?? .nan, decimals: 0)
        return Drawing(
            figure,
            caption:
                "t-SNE of \(space): real test rows and generated rows of unseen classes, all of them left and unseen ones by class right. Perplexity \(perplexity).",
            conditions: [result])
    }

    /// - Parameter names: of all classes.
    static func figure(_ record: Record, names: [String]) -> Figure {
        let points = record.arrays["points"]?.values ?? []
        let labels = (record.series["labels"] ?? []).map { Int($0) }
        let origins = (record.series["origins"] ?? []).compactMap { FeatureSample.Origin(rawValue: Int($0)) }
        func series(_ name: String, isHollow: Bool, _ condition: (Int) -> Bool) -> PointMark.Series {
            let chosen = labels.indices.filter(condition)
            return .init(
                name: name, x: chosen.map { Double(points[2 * $0]) }, y: chosen.map { Double(points[2 * $0 + 1]) },
                isHollow: isHollow)
        }
        let sources = PointMark(
            series: [
                series("seen, real", isHollow: false) { origins[$0] == .seen },
                series("unseen, real", isHollow: false) { origins[$0] == .unseen },
                series("unseen, generated", isHollow: true) { origins[$0] == .generated },
            ], radius: radius)
        let unseen = CellView.unique(labels.indices.filter { origins[$0] != .seen }.map { labels[$0] })
        let classes = PointMark(
            series: unseen.flatMap { label in
                [FeatureSample.Origin.unseen, .generated].map { origin in
                    series(names[label], isHollow: origin == .generated) {
                        labels[$0] == label && origins[$0] == origin
                    }
                }
            }, meaning: .init(filled: "real", hollow: "generated"), radius: radius)
        // A position in such a plane has no meaning of its own.
        let axis = Axis(showsTicks: false)
        return Figure(
            kind: "Scatter plot",
            content: .panels([
                Panel(title: "Where rows come from", x: axis, y: axis, marks: [sources]),
                Panel(title: "Unseen classes", x: axis, y: axis, marks: [classes]),
            ]),
            plotHeight: .ratio(1), sharesX: true, sharesY: true)
    }

    /// Of a marker, in points.
    private static let radius = 2.4
}

extension Record {
    /// The points of a layout with the class and origin of each.
    fileprivate init(_ sample: FeatureSample, _ layout: TSNE.Layout) {
        self.init()
        scalars["divergence"] = layout.divergence
        scalars["perplexity"] = layout.perplexity
        arrays["points"] = StoredArray(
            shape: [layout.points.count, 2], values: layout.points.flatMap { [Float($0.x), Float($0.y)] })
        series["labels"] = sample.labels.map(Double.init)
        series["origins"] = sample.origins.map { Double($0.rawValue) }
    }
}
