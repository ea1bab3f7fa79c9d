import Notebook
import Plots

/// Accuracy of every class, seen and unseen apart, mean over seeds.
package enum PerClassFigure: FigureKind {
    package static let name = "per-class"
    package static let summary = "accuracy of every class"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        guard let dataset = series[0].result.data?.dataset,
            series.allSatisfy({ $0.result.data?.dataset.digest == dataset.digest })
        else {
            throw FigureUnavailable("its runs are on different data sets")
        }
        func panel(_ title: String, _ classes: [Int]) -> Panel {
            let means = series.map { _, result in classes.map { mean(of: $0, result) } }
            // By the first run's accuracy, so that the eye compares the others with a falling line.
            let order = classes.indices.sorted { (means[0][$0] ?? -1, $1) > (means[0][$1] ?? -1, $0) }
            let lines = zip(series, means).map { pair, values -> LineMark.Series in
                let present = order.enumerated().compactMap { place, index in
                    values[index].map { (Double(place + 1), $0) }
                }
                return .init(name: pair.label, x: present.map(\.0), y: present.map(\.1), lower: nil, upper: nil)
            }
            return Panel(
                title: title, x: Axis("\(title), best first by \(series[0].label)", isExtended: false),
                y: Axis("Accuracy (%)", domain: 0...100), marks: [LineMark(series: lines, markers: true)])
        }
        let figure = Figure(
            kind: "Line chart",
            content: .panels([
                panel("Seen classes", dataset.seenClasses), panel("Unseen classes", dataset.unseenClasses),
            ]), plotHeight: .points(190), sharesY: true)
        let results = series.map(\.result)
        return Drawing(
            figure, caption: "Accuracy of every class, \(CellView.meanText(of: results)).", conditions: results)
    }

    private static func mean(of label: Int, _ result: ConditionResult) -> Double? {
        let values = result.classifications.compactMap { $0.perClass[label] }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
