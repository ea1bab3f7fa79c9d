import Foundations
import Notebook
import Plots
import ZeroShot

/// Which classes are taken for which: row-normalised confusion matrices, seen classes before unseen ones.
package enum ConfusionFigure: FigureKind {
    package static let name = "confusion"
    package static let summary = "which classes are taken for which"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        let panels = series.compactMap { label, result -> Panel? in
            guard let dataset = result.data?.dataset, let matrix = matrix(result) else { return nil }
            let names =
                dataset.classNames.unique.count == dataset.classNames.count
                ? dataset.classNames : dataset.classNames.indices.map { "\(dataset.classNames[$0]) (\($0 + 1))" }
            return panel(
                matrix, title: series.count > 1 ? label : nil, names: matrix.classes.map { names[$0] },
                showsNames: matrix.classes.count <= (series.count > 1 ? 8 : 20))
        }
        guard !panels.isEmpty else {
            throw FigureUnavailable("none of its runs tells which classes were taken for which")
        }
        let figure = Figure(
            kind: "Confusion matrix", content: .panels(panels), width: series.count > 1 ? Figure.standardWidth : 460,
            plotHeight: .ratio(1))
        return Drawing(
            figure,
            caption:
                "Of the test rows of each class (row), how many were taken for each class (column); "
                + CellView.meanText(of: series.map(\.result)) + ". Right answers lie on the diagonal.",
            conditions: series.map(\.result))
    }

    /// Over the seeds of a result; nil where it has no counts.
    static func matrix(_ result: ConditionResult) -> ConfusionMatrix? {
        guard let dataset = result.data?.dataset else { return nil }
        let counts = result.classifications.map(\.confusion)
        return counts.isEmpty
            ? nil : ConfusionMatrix(counts: counts, seen: dataset.seenClasses, unseen: dataset.unseenClasses)
    }

    /// - Parameter names: of the matrix's classes, all different.
    static func panel(_ matrix: ConfusionMatrix, title: String?, names: [String], showsNames: Bool) -> Panel {
        let split = HeatMark.Split(index: matrix.seenCount, first: "seen", second: "unseen")
        let blank = [Double?](repeating: nil, count: names.count)
        let heat = HeatMark(
            rows: names, columns: names, values: matrix.percent.map { $0.map { $0.map { $0 } } ?? blank },
            key: ColorKey(label: "Of the true class (%)", range: 0...100, ramp: .sequential), rowSplit: split,
            columnSplit: split, digest: digest(matrix))
        return Panel(
            title: title, x: Axis("Predicted class", showsTicks: showsNames),
            y: Axis("True class", showsTicks: showsNames), marks: [heat])
    }

    private static func digest(_ matrix: ConfusionMatrix) -> DataTable {
        let rows = [("seen", matrix.ofSeen), ("unseen", matrix.ofUnseen)].compactMap { name, shares -> [String]? in
            shares.map {
                [name] + [$0.right, $0.otherSeen, $0.otherUnseen].map { NumberText.print.fixed($0, decimals: 1) }
            }
        }
        return DataTable(
            header: ["True class", "right (%)", "another seen class (%)", "another unseen class (%)"], rows: rows)
    }
}
