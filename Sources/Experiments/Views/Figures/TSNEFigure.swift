import Foundations
import Notebook
import Plots
import ZeroShot

/// Real and generated rows in a plane by t-SNE: where they come from, and which unseen classes they are of.
package enum TSNEFigure: FigureKind {
    package static let name = "tsne"
    package static let summary = "t-SNE of real and generated rows"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.run, FigureOptions.seed,
            FigureOptions.classes(default: FeatureSample.Choice().classes),
            FigureOptions.perClass(default: FeatureSample.Choice().perClass),
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
        let experiment = experiment(cell, run.configuration)
        if experiment.choice.space == .embedding, !run.configuration.trainsStudent {
            problems.append(
                .error(
                    "no-student", "the run trains no student whose embedding could be shown",
                    at: cell.range(of: "space"), hint: "name a run with 'distill: [cls]', or more terms"))
            return []
        }
        return [run.condition(experiment)]
    }

    private static func experiment(_ cell: Cell, _ training: TrainingConfiguration) -> EmbeddingExperiment {
        var experiment = EmbeddingExperiment(training)
        if let space = cell.string("space").flatMap(FeatureSample.Space.init) { experiment.choice.space = space }
        if let classes = cell.integer("classes") { experiment.choice.classes = classes }
        if let rows = cell.integer("perClass") { experiment.choice.perClass = rows }
        if let perplexity = cell.number("perplexity") { experiment.embedding.perplexity = perplexity }
        return experiment
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        guard let result = view.results.conditions(of: cell.name).first,
            let outcome = result.results(EmbeddingOutcome.self).first?.result,
            let experiment = result.condition.experiment as? EmbeddingExperiment,
            let names = result.data?.dataset.classNames
        else {
            throw FigureUnavailable("its run has no result")
        }
        let space = experiment.choice.space == .features ? "scaled features" : "the student's embedding"
        let figure = figure(outcome, names: names)
        let perplexity = NumberText.print.fixed(outcome.perplexity, decimals: 0)
        return Drawing(
            figure,
            caption:
                "t-SNE of \(space): real test rows and generated rows of unseen classes, all of them left and unseen "
                + "ones by class right. Perplexity \(perplexity).",
            conditions: [result])
    }

    /// - Parameter names: of all classes.
    static func figure(_ outcome: EmbeddingOutcome, names: [String]) -> Figure {
        let (labels, origins) = (outcome.labels, outcome.origins)
        func series(_ name: String, isHollow: Bool, _ condition: (Int) -> Bool) -> PointMark.Series {
            let chosen = labels.indices.filter(condition)
            return .init(
                name: name, x: chosen.map { outcome.x[$0] }, y: chosen.map { outcome.y[$0] }, isHollow: isHollow)
        }
        let sources = PointMark(
            series: [
                series("seen, real", isHollow: false) { origins[$0] == .seen },
                series("unseen, real", isHollow: false) { origins[$0] == .unseen },
                series("unseen, generated", isHollow: true) { origins[$0] == .generated },
            ], radius: radius)
        let unseen = labels.indices.filter { origins[$0] != .seen }.map { labels[$0] }.unique
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
