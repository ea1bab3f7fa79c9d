/// Something to tell the author of a text: what is wrong, where, and what would help.
///
/// Diagnostics are values to be collected; a checker reports all it finds, not the first.
public struct Diagnostic: Sendable, Hashable, Error {
    /// How much a diagnostic matters: an error stops the work, a warning does not.
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
        case error, warning, note
    }

    /// A further place or fact that explains the diagnostic.
    public struct Note: Sendable, Hashable {
        /// One sentence.
        public let message: String
        /// The place that the note is about, if it has one.
        public let range: SourceRange?

        /// A note with its place.
        public init(_ message: String, range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    /// A change of the text that would remove the diagnostic.
    public struct FixIt: Sendable, Hashable {
        /// What is to be replaced.
        public let range: SourceRange
        /// The text that is to stand there.
        public let replacement: String

        /// A replacement of a place's text.
        public init(range: SourceRange, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    /// A stable name of the kind of problem, such as `unknown-option`.
    public let id: String
    /// Error or warning.
    public let severity: Severity
    /// One sentence that says what is wrong.
    public let message: String
    /// Absent when the problem is not at one place of a text, such as a command line flag.
    public let range: SourceRange?
    /// What to do about it, in one sentence.
    public let hint: String?
    /// Other places that have to do with it.
    public let notes: [Note]
    /// A change of the text that mends it.
    public let fixIt: FixIt?

    /// A diagnostic of a place.
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

    /// A diagnostic that stops the work.
    public static func error(
        _ id: String, _ message: String, at range: SourceRange?,
        hint: String? = nil, notes: [Note] = [], fixIt: FixIt? = nil
    ) -> Diagnostic {
        Diagnostic(id: id, severity: .error, message: message, range: range, hint: hint, notes: notes, fixIt: fixIt)
    }

    /// A diagnostic that does not stop the work.
    public static func warning(
        _ id: String, _ message: String, at range: SourceRange?,
        hint: String? = nil, notes: [Note] = [], fixIt: FixIt? = nil
    ) -> Diagnostic {
        Diagnostic(id: id, severity: .warning, message: message, range: range, hint: hint, notes: notes, fixIt: fixIt)
    }
}

extension Sequence where Element == Diagnostic {
    /// Whether one of them stops the work.
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
