/// Something to tell the author of a text: what is wrong, where, and what would help.
///
/// Diagnostics are values to be collected; a checker reports all it finds, not the first.
public struct Diagnostic: Sendable, Hashable, Error {
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
        case error, warning, note
    }

    /// A further place or fact that explains the diagnostic.
    public struct Note: Sendable, Hashable {
        public let message: String
        public let range: SourceRange?

        public init(_ message: String, range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    /// A change of the text that would remove the diagnostic.
    public struct FixIt: Sendable, Hashable {
        public let range: SourceRange
        public let replacement: String

        public init(range: SourceRange, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    /// A stable name of the kind of problem, such as `unknown-option`.
    public let id: String
    public let severity: Severity
    public let message: String
    /// Absent when the problem is not at one place of a text, such as a command line flag.
    public let range: SourceRange?
    public let hint: String?
    public let notes: [Note]
    public let fixIt: FixIt?

    public init(
        id: String, severity: Severity, message: String, range: SourceRange?,
        hint: String? = nil, notes: [Note] = [], fixIt: FixIt? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.range = range
        self.hint = hint
        self.notes = notes
        self.fixIt = fixIt
    }

    public static func error(
        _ id: String, _ message: String, at range: SourceRange?,
        hint: String? = nil, notes: [Note] = [], fixIt: FixIt? = nil
    ) -> Diagnostic {
        Diagnostic(id: id, severity: .error, message: message, range: range, hint: hint, notes: notes, fixIt: fixIt)
    }

    public static func warning(
        _ id: String, _ message: String, at range: SourceRange?,
        hint: String? = nil, notes: [Note] = [], fixIt: FixIt? = nil
    ) -> Diagnostic {
        Diagnostic(id: id, severity: .warning, message: message, range: range, hint: hint, notes: notes, fixIt: fixIt)
    }
}

extension Sequence where Element == Diagnostic {
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
