import Foundations
import Yams

/// Reads YAML into values that know their places.
struct YAMLReader {
    private let source: YAMLText
    private let extent: YAMLExtent
    private var disguise: YAMLDisguise
    private var nodesLeft = 100_000
    private var diagnostics: [Diagnostic] = []

    /// The value of a text, `nil` when it is not YAML; an empty text is null. Repeated keys are errors, the first one counts.
    static func read(_ source: YAMLText) -> (value: LocatedValue?, diagnostics: [Diagnostic]) {
        var reader = YAMLReader(source)
        let value = reader.read()
        return (value, reader.diagnostics)
    }

    private init(_ source: YAMLText) {
        self.source = source
        extent = YAMLExtent(bytes: source.bytes)
        disguise = YAMLDisguise(source)
    }

    private mutating func read() -> LocatedValue? {
        while true {
            do {
                // Nothing is left to Yams' own rules for types, which are those of YAML 1.1: `no` would be false.
                guard let node = try compose(yaml: disguise.text, .basic, .default, .utf8) else {
                    return LocatedValue(.scalar(.null, text: ""), at: source.range(0..<0))
                }
                return located(node)
            } catch YamlError.duplicatedKeysInMapping(_, let context) {
                if disguise.hideKey(at: source.offset(line: context.mark.line, column: context.mark.column)) {
                    continue
                }
                diagnostics.append(
                    .error(
                        "duplicate-key", "a key is given more than once", at: source.range(0..<0),
                        hint: "keep one of them"))
                return nil
            } catch {
                diagnostics.append(YAMLProblem(error, in: source).diagnostic)
                return nil
            }
        }
    }

    private mutating func located(_ node: Node) -> LocatedValue? {
        let start = node.mark.map { source.offset(line: $0.line, column: $0.column) } ?? 0
        nodesLeft -= 1
        guard nodesLeft > 0 else {
            if nodesLeft == 0 {
                diagnostics.append(
                    .error(
                        "yaml", "this YAML stands for more than 100,000 values", at: source.range(start..<start),
                        hint: "spell out what aliases repeat"))
            }
            return nil
        }
        switch node {
        case .scalar(let scalar): return located(scalar, from: start)
        case .sequence(let sequence):
            let elements = sequence.compactMap { located($0) }
            return collection(.list(elements), from: start, lastPart: elements.last?.range)
        case .mapping(let mapping):
            let entries = entries(of: mapping)
            return collection(.map(entries), from: start, lastPart: entries.last?.value.range)
        case .alias: preconditionFailure("aliases are resolved by the parser")
        }
    }

    private func located(_ scalar: Node.Scalar, from start: Int) -> LocatedValue {
        let text = disguise.revealed(scalar.string)
        let isPlain = scalar.style == .plain || scalar.style == .any
        let value =
            isPlain && scalar.tag.rawValue != "tag:yaml.org,2002:str" && scalar.tag.rawValue != "!"
            ? YAMLScalar.value(of: text) : .string(text)
        let end = extent.end(ofScalar: text, style: scalar.style, from: start)
        return LocatedValue(.scalar(value, text: text), at: source.range(start..<max(start, end)))
    }

    private func collection(_ content: LocatedValue.Content, from start: Int, lastPart: SourceRange?) -> LocatedValue {
        let lower = source.range(start..<start).lower
        let last = lastPart.map { max(lower, $0.upper) } ?? lower
        // Within one text the way from file to text is the same as back, line for line, so the end is looked for there.
        let end = extent.end(ofCollectionFrom: start, lastPart: source.textOffset(ofFile: last))
        return LocatedValue(content, at: source.range(start..<max(start, end)))
    }

    private mutating func entries(of mapping: Node.Mapping) -> [LocatedValue.Entry] {
        var entries: [LocatedValue.Entry] = []
        var places: [String: SourceRange] = [:]
        for (keyNode, valueNode) in mapping {
            guard let key = located(keyNode), let value = located(valueNode) else { continue }
            guard let name = key.text else {
                diagnostics.append(
                    .error(
                        "yaml", "a key must be a word, not \(key.value.kindName)", at: key.range,
                        hint: "write 'name: value'"))
                continue
            }
            if let first = places[name] {
                diagnostics.append(
                    .error(
                        "duplicate-key", "'\(name)' is given twice", at: key.range, hint: "keep one of them",
                        notes: [.init("first given here", range: first)]))
                continue
            }
            places[name] = key.range
            entries.append(LocatedValue.Entry(key: Located(name, at: key.range), value: value))
        }
        return entries
    }
}
