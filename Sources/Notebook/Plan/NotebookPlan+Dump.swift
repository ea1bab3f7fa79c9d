import Foundations

extension NotebookPlan: CustomStringConvertible {
    /// The plan as text for people and for snapshots: parameters, cells with their resolved options, the order of work.
    package var description: String {
        var lines = ["notebook \(file.path)" + (frontMatter.title.map { ": \($0.value)" } ?? "")]
        if !parameters.isEmpty {
            lines.append("parameters")
            lines += parameters.map { "  \($0.name): \($0.value)" + ($0.isOverridden ? "  (given)" : "") }
        }
        for cell in cells { lines += Self.lines(of: cell) }
        if !cells.isEmpty { lines.append("order: " + order.map { cells[$0].name }.joined(separator: ", ")) }
        if !inlineValues.isEmpty {
            lines.append("values")
            lines += inlineValues.map {
                "  \($0.range.start) \($0.expression.text) as \(($0.format ?? .automatic).name)"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of cell: Cell) -> [String] {
        let head = "\(cell.kind.name) \(cell.name) at line \(cell.range.start.line)"
        let needs = cell.dependencies.isEmpty ? "" : ", needs " + cell.dependencies.joined(separator: ", ")
        let label = cell.label.map { ", label \($0)" } ?? ""
        return [head + label + needs] + cell.options.map { "  \($0.key): \($0.value)" }
            + cell.expectations.map { "  - \($0.text)" }
    }
}
