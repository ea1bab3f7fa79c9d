import Datasets
import Diagnostics
import Notebook
import Plots
import Raster

/// Sample images of seen and unseen classes.
public enum SamplesFigure: FigureKind {
    public static let name = "samples"
    public static let summary = "pictures of seen and unseen classes"

    public static func options(_ workspace: Workspace) -> [Option] {
        DataOptions.single + [
            Option("classes", .integer(1...20), role: .presentation, defaultValue: 3, summary: "Classes of either sort, evenly spaced in their order."),
            Option("perClass", .integer(1...12), role: .presentation, defaultValue: 5, summary: "Pictures of a class."),
        ]
    }

    public static func datasets(_ cell: Cell) -> [DataSelection] { DataOptions.selections(cell) }

    public static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let dataset = try view.dataset(DataOptions.selections(cell)[0])
        guard let image = dataset.sampleImage else { throw FigureUnavailable("\(dataset.name) comes as features, without pictures") }
        let count = cell.integer("classes") ?? 3
        let perClass = cell.integer("perClass") ?? 5
        func section(_ title: String, _ classes: [Int], rows: [Int]) -> Gallery.Section {
            let chosen = spaced(classes, count)
            return .init(title: title, rows: chosen.map { label in
                .init(label: dataset.classNames[label], images: rows.filter { dataset.labels[$0] == label }.prefix(perClass).map(image))
            })
        }
        let gallery = Gallery(sections: [
            section("Seen classes: trained on", dataset.seenClasses, rows: dataset.split.trainval),
            section("Unseen classes: known by their attributes alone", dataset.unseenClasses, rows: dataset.split.testUnseen),
        ], imageSize: 64)
        return Drawing(Figure(kind: "Sample images", content: .gallery(gallery)), caption: "Pictures of seen and unseen classes of \(dataset.name).", data: [dataset])
    }

    private static func spaced(_ classes: [Int], _ count: Int) -> [Int] {
        guard classes.count > count else { return classes }
        return (0..<count).map { classes[$0 * classes.count / count] }
    }
}
