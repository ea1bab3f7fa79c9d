import Foundations
import MarkdownTree
import Notebook

/// What can be wrong with the text of a report before anything has run: formulas that cannot be read and citations of
/// works that nobody lists.
package enum ReportCheck {
    /// - Parameter bibliography: `nil` when the report names none.
    /// - Returns: In the order of the text.
    package static func diagnostics(of document: MarkdownDocument, bibliography: Bibliography?) -> [Diagnostic] {
        diagnostics(
            of: document.root, definitions: MathDefinitions(in: [document.root]), bibliography: bibliography)
    }

    /// The same for inline Markdown that stands elsewhere, such as the caption of a block.
    /// Places are exact where the file has the text letter for letter; else the whole text is named.
    /// - Parameter document: The text around it, whose formulas may define what this one uses.
    package static func diagnostics(
        ofInline text: LocatedText, in document: MarkdownDocument? = nil, bibliography: Bibliography?
    ) -> [Diagnostic] {
        let inline = InlineMarkdown(text.text)
        let definitions = MathDefinitions(in: (document.map { [$0.root] } ?? []) + [inline.paragraph])
        return diagnostics(
            of: inline.paragraph, definitions: definitions, bibliography: bibliography
        ).map { diagnostic in
            Diagnostic(
                id: diagnostic.id, severity: diagnostic.severity, message: diagnostic.message,
                range: diagnostic.range.map { inline.place(of: $0, in: text) } ?? text.range,
                hint: diagnostic.hint, notes: diagnostic.notes)
        }
    }

    private static func diagnostics(
        of root: MarkdownNode, definitions: MathDefinitions, bibliography: Bibliography?
    ) -> [Diagnostic] {
        let citations = citations(in: root, bibliography: bibliography)
        return (MathFormula.diagnostics(in: root, definitions: definitions) + citations).enumerated().sorted {
            left, right in
            (left.element.range?.lower ?? 0, left.offset) < (right.element.range?.lower ?? 0, right.offset)
        }.map(\.element)
    }

    private static func citations(in root: MarkdownNode, bibliography: Bibliography?) -> [Diagnostic] {
        let keys = bibliography?.entries.map(\.key) ?? []
        var diagnostics: [Diagnostic] = []
        root.forEachDescendant { node in
            guard case .citation(let citations) = node.kind else { return }
            for citation in citations where bibliography?[citation.key] == nil {
                let hint: String?
                if bibliography == nil {
                    hint =
                        citation.isNarrative
                        ? "name a file in the front matter, 'bibliography: references.bib'; an at sign that cites "
                            + "nothing is written \\@"
                        : "name a file in the front matter: 'bibliography: references.bib'"
                } else {
                    hint =
                        Suggestion.closest(to: citation.key, among: keys).map { "did you mean '\($0)'?" }
                        ?? (citation.isNarrative ? "an at sign that cites nothing is written \\@" : nil)
                }
                let message =
                    bibliography == nil
                    ? "'\(citation.key)' is cited, but there is no bibliography"
                    : "the bibliography has no '\(citation.key)'"
                diagnostics.append(.error("citation-unknown", message, at: citation.range, hint: hint))
            }
        }
        return diagnostics
    }
}
