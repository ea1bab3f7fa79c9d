import Foundations
import Notebook

extension PublishedValues {
    /// Reads a file of published values. Everything that is wrong with it is added to `problems`, each at its place.
    package init(reading file: SourceFile, problems: inout [Diagnostic]) {
        let (value, diagnostics) = LocatedValue.reading(yaml: file)
        problems += diagnostics
        guard let value else {
            self.init()
            return
        }
        var reader = PublishedValuesReader()
        self = reader.read(value)
        problems += reader.problems
    }
}

/// Holds a file of published values against its form.
private struct PublishedValuesReader {
    var problems: [Diagnostic] = []
    private var sources: [String: String] = [:]

    private static let form = "write 'methods: {NAME: {sources: [KEY], DATASET: {U: 43.7, S: 57.7, H: 49.7}}}'"
    /// What an entry may say of its data besides numbers.
    private static let facts = ["semantics", "image", "seenClasses"]

    mutating func read(_ file: LocatedValue) -> PublishedValues {
        guard let parts = map(file, "a file of published values", hint: Self.form) else { return PublishedValues() }
        // Such a file may keep more beside the values; a slip in the name of a part is not that.
        for part in parts where !["sources", "methods"].contains(part.key.value) {
            guard let meant = Suggestion.closest(to: part.key.value, among: ["sources", "methods"]) else { continue }
            problems.append(
                .error(
                    "unknown-option", "a file of published values has no part '\(part.key.value)'", at: part.key.range,
                    hint: "did you mean '\(meant)'?"))
        }
        if let value = file["sources"] {
            for source in map(value, "'sources'", hint: "write 'sources: {KEY: where it is published}'") ?? [] {
                guard let text = text(source.value, "the source '\(source.key.value)'") else { continue }
                sources[source.key.value] = text
            }
        }
        guard let methods = file["methods"] else {
            problems.append(
                .error("missing-option", "a file of published values needs 'methods'", at: file.range, hint: Self.form))
            return PublishedValues()
        }
        var entries: [String: [PublishedValues.Entry]] = [:]
        for method in map(methods, "'methods'", hint: Self.form) ?? [] {
            entries[method.key.value] = self.method(method)
        }
        return PublishedValues(entries: entries, sources: sources)
    }

    private mutating func method(_ method: LocatedValue.Entry) -> [PublishedValues.Entry] {
        let name = method.key.value
        let hint = "write '\(name): {sources: [KEY], DATASET: {H: 49.7}}'"
        guard let parts = map(method.value, "the method '\(name)'", hint: hint) else { return [] }
        let cited = method.value["sources"].map { self.cited($0) } ?? []
        let datasets = parts.filter { $0.key.value != "sources" }
        if datasets.isEmpty {
            problems.append(
                .error("empty", "the method '\(name)' has no values", at: method.value.range, hint: hint))
        }
        return datasets.flatMap { dataset -> [PublishedValues.Entry] in
            guard let key = self.dataset(dataset.key) else { return [] }
            // Of several results on one data set, each says how it differs.
            let results: [LocatedValue]
            if case .list(let elements) = dataset.value.content {
                results = elements
            } else {
                results = [dataset.value]
            }
            let entries = results.compactMap { self.entry($0, dataset: key.name, seen: key.seen, cited: cited) }
            for (index, entry) in entries.enumerated() where entries.prefix(index).contains(where: entry.isRival) {
                problems.append(
                    .error(
                        "duplicate", "two results of '\(name)' are of the same data: \(entry.subject)",
                        at: dataset.value.range, hint: "say how they differ: \(Self.facts.joined(separator: ", "))"))
            }
            return entries
        }
    }

    private mutating func cited(_ value: LocatedValue) -> [String] {
        let keys: [LocatedValue]
        if case .list(let elements) = value.content { keys = elements } else { keys = [value] }
        return keys.compactMap { key in
            guard let name = text(key, "a source") else { return nil }
            guard sources[name] == nil else { return name }
            problems.append(
                .error(
                    "unknown-source", "source '\(name)' is not among 'sources'", at: key.range,
                    hint: Suggestion.closest(to: name, among: sources.keys.sorted()).map { "did you mean '\($0)'?" }
                        ?? "add it: 'sources: {\(name): where it is published}'"))
            return nil
        }
    }

    /// The name of a data set: that of its folder, also with the count of seen classes as tables write it.
    private mutating func dataset(_ key: Located<String>) -> (name: String, seen: Int?)? {
        if key.value.hasSuffix("seen classes)"),
            let match = key.value.wholeMatch(of: /([^()\/]*[^()\/ ]) \((\d+) seen classes\)/), let count = Int(match.2)
        {
            return (String(match.1), count)
        }
        guard !key.value.isEmpty, !key.value.contains(where: { "()/{}[]".contains($0) }) else {
            problems.append(
                .error(
                    "invalid-name", "'\(key.value)' is no name of a data set", at: key.range,
                    hint: "write the name of its folder, such as CUB, and beside the values what differs: "
                        + Self.facts.joined(separator: ", ")))
            return nil
        }
        return (key.value, nil)
    }

    private mutating func entry(
        _ value: LocatedValue, dataset: String, seen: Int?, cited: [String]
    ) -> PublishedValues.Entry? {
        let hint = "write '\(dataset): {U: 43.7, S: 57.7, H: 49.7}'"
        guard let parts = map(value, "'\(dataset)'", hint: hint) else { return nil }
        var (values, semantics, image) = ([String: Double](), String?.none, String?.none)
        var seen = seen
        for part in parts {
            switch part.key.value {
            case "semantics": semantics = text(part.value, "'semantics'")
            case "image": image = text(part.value, "'image'")
            case "seenClasses":
                seen = part.value.value.integer
                if seen == nil || seen! < 1 {
                    problems.append(
                        .error("wrong-type", "'seenClasses' is a whole number of at least 1", at: part.value.range))
                }
            default:
                guard let metric = Metric.all.first(where: { $0.name == part.key.value }) else {
                    unknown(part.key, "there is no metric", among: Metric.all.map(\.name) + Self.facts)
                    continue
                }
                // An empty value is an unknown one.
                if !part.value.isNull, let number = number(part.value, metric) { values[metric.name] = number }
            }
        }
        return PublishedValues.Entry(
            dataset: dataset, seenClasses: seen, imageEmbedding: image, semantics: semantics, values: values,
            sources: cited)
    }

    private mutating func number(_ value: LocatedValue, _ metric: Metric) -> Double? {
        guard let number = value.value.number, number.isFinite else {
            problems.append(
                .error(
                    "wrong-type", "'\(metric.name)' is a number, not \(Self.found(value))", at: value.range,
                    hint: "leave it empty where it is not known"))
            return nil
        }
        guard metric.unit != "%" || (0...100).contains(number) else {
            problems.append(
                .error(
                    "out-of-range", "'\(metric.name)' is in percent, from 0 to 100, not \(Self.found(value))",
                    at: value.range))
            return nil
        }
        return number
    }

    /// The entries of a map that has some.
    private mutating func map(_ value: LocatedValue, _ what: String, hint: String) -> [LocatedValue.Entry]? {
        switch value.content {
        case .map(let entries) where !entries.isEmpty: return entries
        case .unknown: return nil
        case .scalar(.null, _), .map:
            problems.append(.error("empty", "\(what) is empty", at: value.range, hint: hint))
        case .list, .scalar:
            problems.append(
                .error("wrong-type", "\(what) is a map, not \(Self.found(value))", at: value.range, hint: hint))
        }
        return nil
    }

    private mutating func text(_ value: LocatedValue, _ what: String) -> String? {
        if case .unknown = value.content { return nil }
        if let text = value.text, !text.isEmpty, !value.isNull { return text }
        problems.append(.error("wrong-type", "\(what) is text, not \(Self.found(value))", at: value.range))
        return nil
    }

    private mutating func unknown(_ key: Located<String>, _ what: String, among known: [String]) {
        problems.append(
            .error(
                "unknown-option", "\(what) '\(key.value)'", at: key.range,
                hint: Suggestion.closest(to: key.value, among: known).map { "did you mean '\($0)'?" }
                    ?? "there are \(known.joined(separator: ", "))"))
    }

    private static func found(_ value: LocatedValue) -> String {
        switch value.content {
        case .scalar(.null, _): "nothing"
        case .scalar(.string, let text): "'\(text.prefix(40))'"
        case .scalar(_, let text): String(text.prefix(40))
        case .list(let elements): elements.isEmpty ? "an empty list" : "a list"
        case .map: "a map"
        case .unknown: "something unreadable"
        }
    }
}

extension PublishedValues.Entry {
    /// Whether nothing tells its data from another's.
    fileprivate func isRival(_ other: PublishedValues.Entry) -> Bool {
        subject == other.subject
    }
}
