import Foundations

extension MarkdownNode: CustomDebugStringConvertible {
    /// One line a node, indented by depth, with its place and what it holds; for snapshots of trees in tests.
    package func dump() -> String {
        var lines: [String] = []
        dump(depth: 0, into: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same as `dump()`.
    package var debugDescription: String { dump() }

    private func dump(depth: Int, into lines: inout [String]) {
        let place = "\(range.start)-\(range.end)"
        lines.append(String(repeating: "  ", count: depth) + "\(summary) @\(place)")
        for child in children { child.dump(depth: depth + 1, into: &lines) }
    }

    private var summary: String {
        switch kind {
        case .document: "document"
        case .blockQuote: "blockQuote"
        case .list(let style):
            (style.isOrdered ? "list \(style.start) \(style.delimiter)" : "list")
                + (style.isTight ? " tight" : " loose")
        case .item(let isChecked): "item" + (isChecked.map { $0 ? " [x]" : " [ ]" } ?? "")
        case .codeBlock(let info, let literal): "codeBlock \(quoted(info)) \(quoted(literal))"
        case .htmlBlock(let literal): "htmlBlock \(quoted(literal))"
        case .paragraph: "paragraph"
        case .heading(let level): "heading \(level)" + (label.map { " #\($0)" } ?? "")
        case .thematicBreak: "thematicBreak"
        case .table(let columns): "table " + columns.map(\.rawValue).joined(separator: " ")
        case .tableRow(let isHeader): isHeader ? "tableRow header" : "tableRow"
        case .tableCell: "tableCell"
        case .footnoteDefinition(let label): "footnoteDefinition \(quoted(label))"
        case .text(let text): "text \(quoted(text))"
        case .softBreak: "softBreak"
        case .lineBreak: "lineBreak"
        case .code(let text): "code \(quoted(text))"
        case .inlineHTML(let text): "inlineHTML \(quoted(text))"
        case .emphasis: "emphasis"
        case .strong: "strong"
        case .strikethrough: "strikethrough"
        case .link(let destination, let title):
            "link \(quoted(destination))" + (title.isEmpty ? "" : " \(quoted(title))")
        case .image(let destination, let title):
            "image \(quoted(destination))" + (title.isEmpty ? "" : " \(quoted(title))")
        case .footnoteReference(let label): "footnoteReference \(quoted(label))"
        case .math(let source, let isDisplay, let label):
            (isDisplay ? "displayMath " : "math ") + quoted(source) + (label.map { " #\($0)" } ?? "")
        case .citation(let citations): "citation " + citations.map(summary(of:)).joined(separator: "; ")
        case .crossReference(let label): "crossReference \(label)"
        }
    }

    private func summary(of citation: Citation) -> String {
        (citation.prefix.isEmpty ? "" : quoted(citation.prefix) + " ")
            + (citation.suppressesAuthor ? "-" : "") + "@" + citation.key
            + (citation.locator.isEmpty ? "" : " " + quoted(citation.locator))
            + (citation.isNarrative ? " narrative" : "")
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\"", "\\": result += "\\" + String(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
