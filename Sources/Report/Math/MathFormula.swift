import Foundations
import MarkdownTree

/// A LaTeX formula, read once: its MathML and what is wrong with it.
package struct MathFormula: Sendable, Hashable {
    package let source: String
    package let isDisplay: Bool
    package let problems: [MathProblem]
    let content: MathNode

    package init(_ source: String, isDisplay: Bool) {
        self.source = source
        self.isDisplay = isDisplay
        var parser = MathParser(source: source)
        content = parser.parseFormula()
        problems = parser.problems
    }

    /// A `<math>` element with the LaTeX as its annotation. What could not be read is shown as written.
    package var mathML: String {
        let display = isDisplay ? " display=\"block\"" : ""
        let annotation = HTMLEscaping.text(source.trimmingBlanks)
        return "<math\(display)><semantics>\(presentation)"
            + "<annotation encoding=\"application/x-tex\">\(annotation)</annotation></semantics></math>"
    }

    /// The one element that shows the formula.
    var presentation: String {
        var writer = MathMLWriter(isDisplay: isDisplay)
        writer.writeRow(content)
        return writer.mathML
    }

    /// What is wrong with the formulas of a text, each located in its file.
    package static func diagnostics(in root: MarkdownNode) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        root.forEachDescendant { node in
            guard case .math(let source, let isDisplay, _) = node.kind else { return }
            let base = node.range.lower + (isDisplay ? 2 : 1)
            diagnostics += MathFormula(source, isDisplay: isDisplay).problems.map {
                $0.diagnostic(in: node.range.file, base: base)
            }
        }
        return diagnostics
    }
}

extension String {
    fileprivate var trimmingBlanks: Substring {
        var result = self[...]
        while result.first?.isWhitespace == true { result.removeFirst() }
        while result.last?.isWhitespace == true { result.removeLast() }
        return result
    }
}
