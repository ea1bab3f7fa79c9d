import Foundations
import MarkdownTree

/// A LaTeX formula, read once: its MathML and what is wrong with it.
package struct MathFormula: Sendable, Hashable {
    /// As the author wrote it.
    package let source: String
    /// Whether it stands on a line of its own.
    package let isDisplay: Bool
    /// What is wrong with it.
    package let problems: [MathProblem]
    let content: MathNode
    /// What the formula and its surroundings have defined, at its end.
    let definitions: MathDefinitions

    /// A formula of its source.
    package init(_ source: String, isDisplay: Bool) {
        self.init(source, isDisplay: isDisplay, definitions: MathDefinitions())
    }

    /// - Parameter definitions: What `\newcommand` and its like have defined elsewhere in the text.
    init(_ source: String, isDisplay: Bool, definitions: MathDefinitions) {
        self.source = source
        self.isDisplay = isDisplay
        var parser = MathParser(source: source, isDisplay: isDisplay, definitions: definitions)
        content = parser.parseFormula()
        problems = parser.problems
        self.definitions = parser.definitions
    }

    /// A `<math>` element with the LaTeX as its annotation. What could not be read is shown as written.
    package var mathML: String {
        let display = isDisplay ? " display=\"block\"" : ""
        let annotation = MathMLWriter.escaped(String(source.trimmingBlanks))
        return "<math\(display)><semantics>\(presentation)"
            + "<annotation encoding=\"application/x-tex\">\(annotation)</annotation></semantics></math>"
    }

    /// The one element that shows the formula.
    var presentation: String {
        var writer = MathMLWriter(isDisplay: isDisplay)
        writer.writeRow(content)
        return writer.mathML
    }

    /// Whether it shows nothing, as one that only defines commands.
    var isUnseen: Bool { content.nodes.isEmpty && problems.isEmpty }

    /// What is wrong with the formulas of a text, each located in its file.
    static func diagnostics(in root: MarkdownNode, definitions: MathDefinitions) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        root.forEachDescendant { node in
            guard case .math(let source, let isDisplay, _) = node.kind else { return }
            let base = node.range.lower + (isDisplay ? 2 : 1)
            diagnostics += MathFormula(source, isDisplay: isDisplay, definitions: definitions).problems.map {
                $0.diagnostic(in: node.range.file, base: base)
            }
        }
        return diagnostics
    }
}

/// Something in a formula that cannot be read, with its place.
package struct MathProblem: Sendable, Hashable {
    /// Such as `math-unknown-command`.
    package let id: String
    /// One clause that says what is wrong.
    package let message: String
    /// What to do about it.
    package let hint: String?
    /// UTF-8 offsets into the formula's source.
    package let offsets: Range<Int>

    /// The problem in the file that holds the formula.
    /// - Parameter base: The file's offset of the formula's first byte.
    package func diagnostic(in file: SourceFile, base: Int) -> Diagnostic {
        let lower = min(base + offsets.lowerBound, file.bytes.count)
        let upper = min(max(base + offsets.upperBound, lower), file.bytes.count)
        return .error(id, message, at: SourceRange(file: file, lower: lower, upper: upper), hint: hint)
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
