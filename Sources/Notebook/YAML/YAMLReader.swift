import Foundations
import Yams

/// Reads YAML into values that know their places.
///
/// How much a text may stand for is bounded before anything of it is hashed or compared: aliases are put in their place
/// here, not by the parser, and count as what they stand for.
struct YAMLReader {
    private let source: YAMLText
    private let extent: YAMLExtent
    private var disguise: YAMLDisguise
    private static let mostBytes = 4 << 20
    private static let deepest = 64
    private var nodesLeft = 100_000
    /// Whether a bound was met, which is told once and ends the reading.
    private var isStopped = false
    /// How deep the reading has been since the last anchor.
    private var reached = 0
    private var anchors: [String: (value: LocatedValue, size: Int, height: Int)] = [:]
    private var diagnostics: [Diagnostic] = []

    /// The value of a text, `nil` when it is not YAML; an empty text is null. Repeated keys are errors, the first one
    /// counts.
    static func read(_ source: YAMLText) -> (value: LocatedValue?, diagnostics: [Diagnostic]) {
        guard source.bytes.count <= mostBytes else {
            return (
                nil,
                [
                    .error(
                        "yaml", "this YAML is longer than 4 MiB", at: source.range(0..<0),
                        hint: "keep data in files of their own")
                ]
            )
        }
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
                let parser = try Parser(yaml: disguise.text, resolver: .basic, encoding: .utf8)
                guard let node = try parser.singleRoot() else {
                    return LocatedValue(.scalar(.null, text: ""), at: source.range(0..<0))
                }
                // Nodes hold their anchors weakly; the parser owns them.
                let value = withExtendedLifetime(parser) { located(node, depth: 1) }
                return isStopped ? nil : value
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

    private mutating func stop(_ message: String, at range: SourceRange, hint: String) {
        if !isStopped { diagnostics.append(.error("yaml", message, at: range, hint: hint)) }
        isStopped = true
    }

    /// Counts values; false once there are too many, or they lie too deep.
    private mutating func take(_ count: Int, depth: Int, at start: Int) -> Bool {
        nodesLeft -= count
        reached = max(reached, depth)
        if nodesLeft < 0 {
            stop(
                "this YAML stands for more than 100,000 values", at: source.range(start..<start),
                hint: "spell out what aliases repeat")
        } else if depth > Self.deepest {
            stop(
                "values are nested too deep", at: source.range(start..<start),
                hint: "nest at most \(Self.deepest) lists and maps")
        }
        return !isStopped
    }

    private mutating func located(_ node: Node, depth: Int) -> LocatedValue? {
        let start = node.mark.map { source.offset(line: $0.line, column: $0.column) } ?? 0
        if case .scalar(let scalar) = node, scalar.style == .plain, let name = disguise.alias(scalar.string) {
            return resolved(name, depth: depth, from: start)
        }
        guard let anchor = node.anchor else { return plainlyLocated(node, depth: depth, from: start) }
        let (left, outer) = (nodesLeft, reached)
        reached = depth
        let value = plainlyLocated(node, depth: depth, from: start)
        if let value { anchors[anchor.rawValue] = (value, left - nodesLeft, reached - depth) }
        reached = max(reached, outer)
        return value
    }

    private mutating func resolved(_ name: Substring, depth: Int, from start: Int) -> LocatedValue? {
        let range = source.range(start..<min(source.bytes.count, start + 1 + name.utf8.count))
        guard let anchor = anchors[String(name)] else {
            diagnostics.append(
                .error(
                    "yaml", "'*' begins a reference to an anchor, and there is none", at: range,
                    hint: "put text that begins with * in quotes"))
            return LocatedValue(LocatedValue.Content.unknown, at: range)
        }
        return take(anchor.size, depth: depth + anchor.height, at: start) ? anchor.value : nil
    }

    private mutating func plainlyLocated(_ node: Node, depth: Int, from start: Int) -> LocatedValue? {
        guard take(1, depth: depth, at: start) else { return nil }
        switch node {
        case .scalar(let scalar): return located(scalar, from: start)
        case .sequence(let sequence):
            var elements: [LocatedValue] = []
            for element in sequence {
                guard let value = located(element, depth: depth + 1) else { return nil }
                elements.append(value)
            }
            return collection(.list(elements), from: start, lastPart: elements.last?.range)
        case .mapping(let mapping):
            guard let entries = entries(of: mapping, depth: depth + 1) else { return nil }
            return collection(.map(entries), from: start, lastPart: entries.last?.value.range)
        case .alias: preconditionFailure("aliases are hidden from the parser")
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

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [LocatedValue.Entry]? {
        var entries: [LocatedValue.Entry] = []
        var places: [String: SourceRange] = [:]
        for (keyNode, valueNode) in mapping {
            guard let key = located(keyNode, depth: depth), let value = located(valueNode, depth: depth) else {
                return nil
            }
            if case .unknown = key.content { continue }
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
