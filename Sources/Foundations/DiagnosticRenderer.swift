/// Diagnostics as text for people, in the manner of a compiler:
/// ```
/// report.md:12:1: error: unknown option 'distil' of a train block
///  12 | distil: [be, kl]
///     | ^~~~~~
///  hint: did you mean 'distill'?
/// ```
public struct DiagnosticRenderer: Sendable {
    /// Whether to colour with ANSI escapes.
    public var color: Bool

    /// A renderer with or without the colours of a terminal.
    public init(color: Bool = false) {
        self.color = color
    }

    /// Sorted by file and position, those without a place first, closed by a count such as `2 errors, 1 warning`.
    /// Empty for no diagnostics; otherwise ends with a line break.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        let lines = Self.sorted(diagnostics).flatMap(lines(of:)) + [summary(of: diagnostics)]
        return lines.joined(separator: "\n") + "\n"
    }

    /// One diagnostic, without a closing count.
    public func render(_ diagnostic: Diagnostic) -> String {
        lines(of: diagnostic).joined(separator: "\n") + "\n"
    }

    /// `2 errors, 1 warning`; notes are counted only when there is nothing else.
    public func summary(of diagnostics: [Diagnostic]) -> String {
        let parts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
            let count = diagnostics.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        let withoutNotes = parts.filter { !$0.contains("note") }
        return (withoutNotes.isEmpty ? parts : withoutNotes).joined(separator: ", ")
    }

    private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            let leftKey = (left.element.range?.file.path ?? "", left.element.range?.lower ?? -1, left.offset)
            let rightKey = (right.element.range?.file.path ?? "", right.element.range?.lower ?? -1, right.offset)
            return leftKey < rightKey
        }.map(\.element)
    }

    private func lines(of diagnostic: Diagnostic) -> [String] {
        var lines = head(diagnostic.severity, diagnostic.message, at: diagnostic.range)
        if let range = diagnostic.range { lines += excerpt(range, style: style(of: diagnostic.severity)) }
        if let hint = diagnostic.hint {
            lines.append(" " + paint("hint:", .boldGreen) + " " + TerminalText.sanitised(hint))
        }
        for note in diagnostic.notes {
            lines += head(.note, note.message, at: note.range)
            if let range = note.range { lines += excerpt(range, style: .boldCyan) }
        }
        return lines
    }

    private func head(_ severity: Diagnostic.Severity, _ message: String, at range: SourceRange?) -> [String] {
        let place = range.map { paint(TerminalText.sanitised($0.location) + ":", .bold) + " " } ?? ""
        let label = paint(severity.rawValue + ":", style(of: severity))
        return [place + label + " " + paint(TerminalText.sanitised(message), .bold)]
    }

    private func excerpt(_ range: SourceRange, style: TerminalStyle) -> [String] {
        let excerpt = Excerpt(range)
        let number = String(excerpt.line)
        let width = max(3, number.count + 1)
        let gutter = String(repeating: " ", count: width - number.count) + number + " |"
        let empty = String(repeating: " ", count: width) + " |"
        var lines = [
            paint(gutter, .faint) + (excerpt.text.isEmpty ? "" : " " + excerpt.text),
            paint(empty, .faint) + " " + paint(excerpt.underline, style),
        ]
        if let last = excerpt.continuesTo { lines.append(paint(empty, .faint) + " … to line \(last)") }
        return lines
    }

    private func style(of severity: Diagnostic.Severity) -> TerminalStyle {
        switch severity {
        case .error: .boldRed
        case .warning: .boldMagenta
        case .note: .boldCyan
        }
    }

    private func paint(_ text: String, _ style: TerminalStyle) -> String {
        color ? style.paint(text) : text
    }
}
