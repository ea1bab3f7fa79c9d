import Datasets
import Foundations
import Notebook
import Plots
import Raster
import ZeroShot

/// Sample images of seen and unseen classes.
package enum SamplesFigure: FigureKind {
    package static let name = "samples"
    package static let summary = "pictures of seen and unseen classes"

    package static func options(_ workspace: Workspace) -> [Option] {
        DataOptions.single + [FigureOptions.classes(default: 3), FigureOptions.perClass(default: 5)]
    }

    package static func datasets(_ cell: Cell) -> [DataSelection] { DataOptions.selections(cell) }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let dataset = try view.dataset(DataOptions.selections(cell)[0])
        guard let image = dataset.sampleImage else {
            throw FigureUnavailable("\(dataset.name) comes as features, without pictures")
        }
        let count = cell.used("classes")?.integer ?? 0
        let perClass = cell.used("perClass")?.integer ?? 0
        func section(_ title: String, _ classes: [Int], rows: [Int]) -> Gallery.Section {
            return .init(
                title: title,
                rows: classes.evenlySpaced(count).map { label in
                    .init(
                        label: dataset.classNames[label],
                        images: rows.filter { dataset.labels[$0] == label }.prefix(perClass).map {
                            image($0).rounded(toBits: 5)
                        })
                })
        }
        let gallery = Gallery(
            sections: [
                section("Seen classes: trained on", dataset.seenClasses, rows: dataset.split.trainval),
                section(
                    "Unseen classes: known by their attributes alone", dataset.unseenClasses,
                    rows: dataset.split.testUnseen),
            ], imageSize: 64)
        return Drawing(
            Figure(kind: "Sample images", content: .gallery(gallery)),
            caption: "Pictures of seen and unseen classes of \(dataset.name).", data: [dataset])
    }
}
