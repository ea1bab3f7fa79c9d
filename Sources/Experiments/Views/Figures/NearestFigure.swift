import Datasets
import Foundations
import Notebook
import Plots
import Raster
import ZeroShot

/// The real pictures nearest to generated rows of unseen classes: what a generator has in mind.
package enum NearestFigure: FigureKind {
    package static let name = "nearest"
    package static let summary = "pictures nearest to generated rows"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.run, FigureOptions.seed, FigureOptions.classes(default: 5),
            FigureOptions.perClass(default: 5),
        ]
    }

    package static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition] {
        guard let run = ObservedRun(cell, of: plan, in: workspace, problems: &problems),
            // Features without pictures leave nothing to show, so nothing is computed either.
            workspace.catalogue.hasPictures(run.dataset.reference)
        else { return [] }
        return [run.condition(NearestExperiment(run.configuration, perClass: max(leastGenerated, shown(cell))))]
    }

    /// Enough of a class for its share to say something.
    private static let leastGenerated = 20
    private static func shown(_ cell: Cell) -> Int { cell.used("perClass")?.integer ?? 0 }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        guard let result = view.results.conditions(of: cell.name).first, let data = result.data else {
            throw FigureUnavailable("its run is on data that comes as features, without pictures")
        }
        let dataset = data.dataset
        guard let image = dataset.sampleImage else {
            throw FigureUnavailable("\(dataset.name) comes as features, without pictures")
        }
        guard let outcome = result.results(NearestOutcome.self).first?.result else {
            throw FigureUnavailable("its run has no result")
        }
        let figure = figure(
            outcome, of: dataset, classes: cell.used("classes")?.integer ?? 0, perClass: shown(cell), image: image)
        return Drawing(
            figure,
            caption:
                "For generated rows of unseen classes, the nearest of all test pictures. A solid frame: it is of the "
                + "class that was asked for; a dashed one: it is not. Of \(outcome.matches.count) generated rows, "
                + "\(NumberText.print.fixed(outcome.right, decimals: 1)) % are nearest to their class, "
                + "\(NumberText.print.fixed(outcome.otherUnseen, decimals: 1)) % to another unseen class and "
                + "\(NumberText.print.fixed(outcome.seen, decimals: 1)) % to a seen one.",
            conditions: [result])
    }

    private static func figure(
        _ outcome: NearestOutcome, of dataset: Dataset, classes: Int, perClass: Int, image: @Sendable (Int) -> Image
    ) -> Figure {
        let rows = dataset.split.testSeen + dataset.split.testUnseen
        func picture(_ row: Int) -> Image {
            let picture = image(row)
            let longest = max(picture.width, picture.height)
            guard longest > pixels else { return picture }
            // A page holds many of these twice, and noise does not compress.
            return picture.resized(
                width: max(1, picture.width * pixels / longest), height: max(1, picture.height * pixels / longest)
            ).rounded(toBits: 5)
        }
        let galleryRows = dataset.unseenClasses.evenlySpaced(classes).map { label -> Gallery.Row in
            let own = dataset.split.testUnseen.filter { dataset.labels[$0] == label }.prefix(references)
            let matches = outcome.matches.filter { $0.wanted == label }.prefix(perClass)
            return .init(
                label: dataset.classNames[label], images: own.map(picture),
                judged: matches.map {
                    .init(image: picture(rows[$0.row]), verdict: $0.found == label ? .right : .wrong)
                })
        }
        return Figure(
            kind: "Sample images",
            content: .gallery(
                Gallery(
                    sections: [
                        .init(
                            title: "An unseen class, and the pictures nearest to what is generated of it",
                            rows: galleryRows)
                    ], imageSize: imageSize)))
    }

    /// A class's own pictures, for comparison.
    private static let references = 2
    private static let pixels = 32
    /// In points; a multiple of the pixels at two pixels a point.
    private static let imageSize = 32.0
}
