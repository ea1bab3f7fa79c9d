import Datasets
import Foundations
import Notebook
import Plots
import Raster
import Runner
import ZeroShot

/// The real pictures nearest to generated rows of unseen classes: what a generator has in mind.
package enum NearestFigure: FigureKind {
    package static let name = "nearest"
    package static let summary = "pictures nearest to generated rows"
    package static let requires = ["of"]

    private struct Settings: Encodable {
        /// Generated rows of every unseen class; the shares in the caption are over all of them.
        let perClass: Int
    }

    package static func options(_ workspace: Workspace) -> [Option] {
        [FigureOptions.run, FigureOptions.seed, FigureOptions.classes, FigureOptions.perClass]
    }

    package static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition] {
        guard let run = ObservedRun(cell, of: plan, in: workspace, problems: &problems) else { return [] }
        let settings = Settings(perClass: max(leastGenerated, shown(cell)))
        return [
            run.condition("nearest", settings: settings, isPossible: { $0.dataset.sampleImage != nil }) {
                moment, model, _ in
                moment == .end ? NearestRealRows(of: model, perClass: settings.perClass) : nil
            } record: { sights, _ in
                sights[.end].map { Record($0) } ?? Record()
            }
        ]
    }

    /// Enough of a class for its share to say something.
    private static let leastGenerated = 20
    private static func shown(_ cell: Cell) -> Int { cell.integer("perClass") ?? 5 }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        guard let result = view.results.conditions(of: cell.name).first, let data = result.data else {
            throw FigureUnavailable("its run has no result")
        }
        let dataset = data.dataset
        guard let image = dataset.sampleImage else {
            throw FigureUnavailable("\(dataset.name) comes as features, without pictures")
        }
        guard let record = result.records.first?.record, record.scalars["right"] != nil else {
            throw FigureUnavailable("its run has no result")
        }
        let figure = figure(
            record, of: dataset, classes: cell.integer("classes") ?? 5, perClass: shown(cell), image: image)
        func share(_ name: String) -> String { NumberText.print.fixed(record.scalars[name] ?? .nan, decimals: 1) }
        return Drawing(
            figure,
            caption:
                "For generated rows of unseen classes, the nearest of all test pictures. A solid frame: it is of the class that was asked for; a dashed one: it is not. "
                + "Of \(record.series["wanted"]?.count ?? 0) generated rows, \(share("right")) % are nearest to their class, \(share("otherUnseen")) % to another unseen class and \(share("seen")) % to a seen one.",
            conditions: [result])
    }

    private static func figure(
        _ record: Record, of dataset: Dataset, classes: Int, perClass: Int, image: @Sendable (Int) -> Image
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
        let (wanted, found, nearest) = (integers("wanted", record), integers("found", record), integers("row", record))
        let galleryRows = dataset.unseenClasses.evenlySpaced(classes).map { label -> Gallery.Row in
            let own = dataset.split.testUnseen.filter { dataset.labels[$0] == label }.prefix(references)
            let matches = wanted.indices.filter { wanted[$0] == label }.prefix(perClass)
            return .init(
                label: dataset.classNames[label], images: own.map(picture),
                judged: matches.map {
                    .init(image: picture(rows[nearest[$0]]), verdict: found[$0] == label ? .right : .wrong)
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

    private static func integers(_ name: String, _ record: Record) -> [Int] {
        (record.series[name] ?? []).map { Int($0) }
    }

    /// A class's own pictures, for comparison.
    private static let references = 2
    private static let pixels = 32
    /// In points; a multiple of the pixels at two pixels a point.
    private static let imageSize = 32.0
}

extension Record {
    fileprivate init(_ nearest: NearestRealRows) {
        self.init()
        let shares = nearest.shares
        scalars["right"] = shares.right
        scalars["otherUnseen"] = shares.otherUnseen
        scalars["seen"] = shares.seen
        series["wanted"] = nearest.matches.map { Double($0.wanted) }
        series["found"] = nearest.matches.map { Double($0.found) }
        series["row"] = nearest.matches.map { Double($0.row) }
    }
}
