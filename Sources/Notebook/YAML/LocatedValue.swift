import Foundations

/// A `Value` that knows where each of its parts stands.
package struct LocatedValue: Sendable, Hashable {
    /// What a value is made of.
    package indirect enum Content: Sendable, Hashable {
        /// `text` is what was written, which an option that wants text takes: `1.0` stays `1.0`.
        case scalar(Value, text: String)
        case list([LocatedValue])
        case map([Entry])
        /// What could not be made out; that has been reported, and nothing more is to be said about it.
        case unknown
    }

    /// One line of a map.
    package struct Entry: Sendable, Hashable {
        /// With its place.
        package let key: Located<String>
        /// With its place.
        package let value: LocatedValue

        /// A key with its value.
        package init(key: Located<String>, value: LocatedValue) {
            self.key = key
            self.value = value
        }
    }

    /// What it is made of.
    package let content: Content
    /// Where it stands.
    package let range: SourceRange

    /// A content with its place.
    package init(_ content: Content, at range: SourceRange) {
        self.content = content
        self.range = range
    }

    /// A value that stands as a whole at one place.
    package init(_ value: Value, at range: SourceRange) {
        self.range = range
        switch value {
        case .list(let values): content = .list(values.map { LocatedValue($0, at: range) })
        case .map(let map):
            content = .map(map.map { Entry(key: Located($0.key, at: range), value: LocatedValue($0.value, at: range)) })
        case .string(let text): content = .scalar(value, text: text)
        default: content = .scalar(value, text: value.description)
        }
    }

    /// The same without places.
    package var value: Value {
        switch content {
        case .scalar(let value, _): value
        case .list(let elements): .list(elements.map(\.value))
        case .map(let entries): .map(ValueMap(entries.map { ($0.key.value, $0.value.value) }))
        case .unknown: .null
        }
    }

    /// The elements of a list, none for anything else.
    package var elements: [LocatedValue] { if case .list(let elements) = content { elements } else { [] } }
    /// The entries of a map, none for anything else.
    package var entries: [Entry] { if case .map(let entries) = content { entries } else { [] } }
    /// The entry of a map, `nil` for anything else.
    package subscript(key: String) -> LocatedValue? { entries.first { $0.key.value == key }?.value }
    /// What was written, for a scalar.
    package var text: String? { if case .scalar(_, let text) = content { text } else { nil } }
    /// Whether nothing was written.
    package var isNull: Bool { if case .scalar(.null, _) = content { true } else { false } }
}

extension LocatedValue {
    /// A scalar's text with the place of each of its bytes, if it stands in the file as it is, quoted or not.
    var locatedText: LocatedText? {
        guard let text else { return nil }
        return LocatedText(scalar: text, in: range).followed()
    }

    /// Whether the scalar is written as text: in quotes, or as a block after `|` or `>`.
    var isQuoted: Bool {
        guard !range.isEmpty else { return false }
        return "'\"|>".utf8.contains(range.file.bytes[range.lower])
    }
}

extension LocatedValue {
    /// Reads a file of YAML, such as one that a notebook keeps beside it, by the core schema of version 1.2: `no` is
    /// text.
    /// - Returns: Its value, null for an empty file, `nil` when it is not YAML; and everything that is wrong with it.
    package static func reading(yaml file: SourceFile) -> (value: LocatedValue?, diagnostics: [Diagnostic]) {
        YAMLReader.read(YAMLText(file.range))
    }
}

/// A value with the place it was read from.
package struct Located<Wrapped> {
    /// What stands there.
    package let value: Wrapped
    /// Where it stands.
    package let range: SourceRange

    /// A value with its place.
    package init(_ value: Wrapped, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Located: Sendable where Wrapped: Sendable {}
extension Located: Equatable where Wrapped: Equatable {}
extension Located: Hashable where Wrapped: Hashable {}
