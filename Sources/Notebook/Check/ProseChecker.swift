import Foundations
import MarkdownTree

/// Reads what the prose of a notebook refers to: inline values, labels, cross-references.
struct ProseChecker {
    private(set) var inlineValues: [InlineValue] = []
    private var labels: [String: SourceRange] = [:]
    private var labelOrder: [String] = []
    private var references: [Located<String>] = []
    private var footnotes: Set<String> = []
    private let language: Language
    private let cells: CellDirectory

    init(language: Language, cells: CellDirectory) {
        self.language = language
        self.cells = cells
    }

    mutating func check(
        _ document: MarkdownDocument, texts: [LocatedText], cellLabels: [Located<String>],
        _ parameters: inout ParameterTable,
        _ diagnostics: inout [Diagnostic]
    ) {
        var nodes: [MarkdownNode] = []
        document.root.forEachDescendant { nodes.append($0) }
        for node in nodes {
            switch node.kind {
            case .heading:
                if let label = node.label {
                    add(Located(label, at: Self.place(of: label, in: node.range)), &diagnostics)
                }
            case .math(_, _, let label?): add(Located(label, at: Self.place(of: label, in: node.range)), &diagnostics)
            case .crossReference(let label): references.append(Located(label, at: node.range))
            case .footnoteDefinition(let label): footnotes.insert(label.lowercased())
            case .code(let text):
                if document.dialect == .notebook { addValue(text, node.range, &parameters, &diagnostics) }
            default: break
            }
        }
        for label in cellLabels { add(label, &diagnostics) }
        for text in texts { check(text, &parameters, &diagnostics) }
        for reference in references where labels[reference.value] == nil {
            var place = reference.range
            if place.file.bytes[place.lower..<place.upper].first == UInt8(ascii: "@") {
                place = SourceRange(file: place.file, lower: place.lower + 1, upper: place.upper)
            }
            diagnostics.append(
                UnknownName.error(
                    "unknown-label", "nothing has the label '\(reference.value)'", name: reference.value, at: place,
                    known: labelOrder,
                    listing: "labels are", otherwise: Self.hint(for: reference.value)))
        }
    }

    /// A caption or the like: what it refers to is looked up where the text stands, its values are known by the place
    /// that they have in the text read by itself.
    private mutating func check(
        _ text: LocatedText, _ parameters: inout ParameterTable, _ diagnostics: inout [Diagnostic]
    ) {
        let inline = InlineMarkdown(text.text)
        var nodes: [MarkdownNode] = []
        inline.paragraph.forEachDescendant { nodes.append($0) }
        for node in nodes {
            switch node.kind {
            case .crossReference(let label):
                references.append(Located(label, at: inline.place(of: node.range, in: text)))
            case .footnoteReference(let label) where !footnotes.contains(label.lowercased()):
                diagnostics.append(
                    .warning(
                        "unknown-footnote", "there is no footnote '\(label)'", at: text.range,
                        hint: "write '[^\(label)]: …' in a paragraph of its own"))
            case .code(let value): addValue(value, node.range, within: (inline, text), &parameters, &diagnostics)
            default: break
            }
        }
        diagnostics += inline.remarks.map { remark in
            Diagnostic(
                id: remark.id, severity: remark.severity, message: remark.message,
                range: remark.range.map { inline.place(of: $0, in: text) }, hint: remark.hint)
        }
    }

    private mutating func add(_ label: Located<String>, _ diagnostics: inout [Diagnostic]) {
        if let first = labels[label.value] {
            diagnostics.append(
                .error(
                    "duplicate-label", "the label '\(label.value)' is given twice", at: label.range,
                    hint: "give one of them another label",
                    notes: [.init("first given here", range: first)]))
        } else {
            labels[label.value] = label.range
            labelOrder.append(label.value)
        }
    }

    private mutating func addValue(
        _ text: String, _ range: SourceRange, within outer: (inline: InlineMarkdown, text: LocatedText)? = nil,
        _ parameters: inout ParameterTable, _ diagnostics: inout [Diagnostic]
    ) {
        guard text.hasPrefix("= "), let start = Self.contentStart(of: text, in: range) else { return }
        let place = outer.map { $0.inline.place(of: range, in: $0.text) } ?? range
        let lower = place.lower + start - range.lower
        let whole = LocatedText(text, range: place, lower: lower)
        let bytes = Array(text.utf8)
        let bar = bytes.firstIndex(of: UInt8(ascii: "|"))
        let content = Self.trimmed(2..<(bar ?? bytes.count), bytes)
        let source = LocatedText(
            String(decoding: bytes[content], as: UTF8.self), range: place, lower: lower + content.lowerBound)
        do throws(Diagnostic) {
            let expression = try Expression(parsing: source)
            _ = ReferenceChecker(cells: cells).check(expression.references, &parameters, &diagnostics)
            var format: Format?
            if let bar {
                let place = Self.trimmed(bar + 1..<bytes.count, bytes)
                let name = String(decoding: bytes[place], as: UTF8.self)
                format = language.format(name)
                if format == nil {
                    diagnostics.append(
                        UnknownName.error(
                            "unknown-format",
                            name.isEmpty ? "a format is missing after '|'" : "there is no format '\(name)'", name: name,
                            at: whole.range(place),
                            known: language.formats.flatMap(\.names), listing: "formats are",
                            otherwise: "no formats are defined"))
                }
            }
            inlineValues.append(InlineValue(expression: expression, format: format, range: range, text: text))
        } catch {
            diagnostics.append(
                error.withHint(
                    "a code span that begins with '= ' is a value; code that is to be shown begins otherwise"))
        }
    }

    /// The byte after the opening backticks, if this node has a range of its own: other code has that of its block.
    private static func contentStart(of text: String, in range: SourceRange) -> Int? {
        let bytes = range.file.bytes[range.offsets]
        let ticks = bytes.prefix { $0 == UInt8(ascii: "`") }.count
        let content = bytes.dropFirst(ticks).dropLast(ticks)
        guard ticks > 0, bytes.last == UInt8(ascii: "`"), content.starts(with: "= ".utf8),
            !content.contains(UInt8(ascii: "`")) || ticks > 1
        else { return nil }
        // Text is as long as its source, but for spaces at the end.
        let rest = content.dropFirst(text.utf8.count)
        guard content.count >= text.utf8.count, rest.allSatisfy({ $0 <= 0x20 }) else { return nil }
        return range.lower + ticks
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var (lower, upper) = (min(range.lowerBound, range.upperBound), range.upperBound)
        while lower < upper, bytes[lower] == 0x20 { lower += 1 }
        while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
        return lower..<upper
    }

    /// `{#label}` within what carries it.
    private static func place(of label: String, in range: SourceRange) -> SourceRange {
        let wanted = Array("{#\(label)}".utf8)
        let bytes = range.file.bytes
        var index = range.upper - wanted.count
        while index >= range.lower {
            if bytes[index..<index + wanted.count].elementsEqual(wanted) {
                return SourceRange(file: range.file, lower: index, upper: index + wanted.count)
            }
            index -= 1
        }
        return range
    }

    private static func hint(for label: String) -> String {
        switch label.prefix(while: { $0 != "-" }) {
        case "eq": "write '{#\(label)}' behind a formula between $$"
        case "sec": "write '{#\(label)}' at the end of a heading"
        case let prefix: "\(prefix == "tbl" ? "tables" : "figures") carry the names of their blocks: '@\(prefix)-NAME'"
        }
    }
}
