import Foundations
import Yams

/// An error of the YAML parser, told to people.
struct YAMLProblem {
    /// What the parser said.
    private let wording: String
    private var range: SourceRange
    private var notes: [Diagnostic.Note] = []
    /// What stands before the place, on its line.
    private var before = ""

    init(_ error: any Error, in source: YAMLText) {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            wording = [context?.text ?? "", problem].filter { !$0.isEmpty }.joined(separator: " ")
            let offset = source.offset(line: mark.line, column: mark.column)
            range = source.range(Self.word(at: offset, in: source.bytes))
            before = String(decoding: source.bytes[source.offset(line: mark.line, column: 1)..<offset], as: UTF8.self)
            // What never ends is noticed far from where it begins.
            if let context, ["flow", "quoted", "simple key"].contains(where: context.text.contains) {
                if offset < source.bytes.count, !context.text.contains("simple key") {
                    notes = [.init("this does not continue it", range: range)]
                }
                let start = source.offset(line: context.mark.line, column: context.mark.column)
                range = source.range(
                    context.text.contains("simple key")
                        ? Self.word(at: start, in: source.bytes) : start..<min(source.bytes.count, start + 1))
            }
        case YamlError.reader(let problem, _, let value, _):
            // The parser's offset is in a text that was prepared for it; the character can be looked for.
            let scalar = Unicode.Scalar(UInt32(bitPattern: value))
            let index = scalar.flatMap { source.text.unicodeScalars.firstIndex(of: $0) }
            let offset = index.map { source.text.utf8.distance(from: source.text.startIndex, to: $0) } ?? 0
            wording = problem + (scalar.map { " (U+\(Self.hexadecimal($0.value)))" } ?? "")
            range = source.range(offset..<min(source.bytes.count, offset + (scalar.map { String($0).utf8.count } ?? 0)))
        default:
            wording = "\(error)"
            range = source.range(0..<0)
        }
    }

    var diagnostic: Diagnostic {
        let (message, hint) = explanation
        return .error("yaml", message, at: range, hint: hint, notes: notes)
    }

    private var explanation: (message: String, hint: String) {
        func says(_ part: String) -> Bool { wording.contains(part) }
        let first = range.text.first.map(String.init) ?? ""
        if first == "\t" || says("'\\t'") || says("tab character") {
            return ("a tab indents this line", "indent with spaces; YAML allows no tabs there")
        }
        if says("flow sequence") {
            return ("this list is not closed", "a list is written [a, b]; is a comma or the closing bracket missing?")
        }
        if says("flow mapping") {
            return ("this map is not closed", "a map is written {a: 1, b: 2}; is a comma or the closing brace missing?")
        }
        if says("scanning a quoted scalar"), says("end of stream") || says("document indicator") {
            return ("this quotation is not closed", "is the closing quotation mark missing?")
        }
        if says("found unexpected ':'") { return ("a ':' needs a space after it", "write {name: value}") }
        if says("mapping values are not allowed") {
            return before.contains(": ")
                ? ("a second ':' cannot follow here", "put text that holds ': ' in quotes")
                : ("a ':' cannot follow here", "does the line above lack its ':', or is this one indented otherwise?")
        }
        if says("alias") {
            return ("'*' begins a reference to an anchor, and there is none", "put text that begins with * in quotes")
        }
        if says("cannot start any token") {
            return ("'\(first)' cannot begin a value", "put text that begins with such a sign in quotes")
        }
        if says("could not find expected ':'") {
            return ("this line is no option", "every option is written 'name: value'")
        }
        if says("nesting level") { return ("values are nested too deep", "nest less than a thousand lists and maps") }
        if says("another document") {
            return ("a second YAML document begins here", "a block holds one; remove the line '---'")
        }
        if says("expected key") || says("'-' indicator") {
            return (
                "this line does not fit those above it",
                "options of one map are indented alike, entries of one list too"
            )
        }
        if says("control characters") || says("special characters") { return (wording, "remove the character") }
        return ("this is not YAML: \(wording)", "options are written 'name: value', one a line")
    }

    /// From a place to the end of the word that stands there.
    private static func word(at offset: Int, in bytes: [UInt8]) -> Range<Int> {
        let lower = min(offset, bytes.count)
        guard lower < bytes.count, bytes[lower] > 0x20 else {
            return lower..<(lower < bytes.count && bytes[lower] == 0x09 ? lower + 1 : lower)
        }
        return lower..<(bytes[lower...].firstIndex { $0 <= 0x20 } ?? bytes.count)
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
