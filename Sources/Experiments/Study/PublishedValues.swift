import Foundations
import Notebook

/// Results from the literature, each with its source: `methods: {NAME: {sources: […], DATASET: {U, S, H}}}`.
package struct PublishedValues: Sendable {
    package struct Entry: Sendable, Hashable {
        /// Percent, by metric.
        package let values: [String: Double]
        /// Keys of `sources`.
        package let sources: [String]
        /// The class embedding, where the source says which.
        package let semantics: String?
    }

    /// By method, then by data set.
    private var entries: [String: [String: Entry]] = [:]
    /// What a source's key stands for.
    package private(set) var sources: [String: String] = [:]

    package init() {}

    package init(reading file: SourceFile, problems: inout [Diagnostic]) {
        let (value, diagnostics) = LocatedValue.reading(yaml: file)
        problems += diagnostics
        guard let value else { return }
        for source in value["sources"]?.entries ?? [] { sources[source.key.value] = source.value.text ?? "" }
        for method in value["methods"]?.entries ?? [] {
            let cited = method.value["sources"]?.elements ?? []
            for source in cited where sources[source.text ?? ""] == nil {
                problems.append(
                    .error("unknown-source", "source '\(source.text ?? "")' is not among 'sources'", at: source.range))
            }
            var byDataset: [String: Entry] = [:]
            for dataset in method.value.entries where dataset.key.value != "sources" {
                var values: [String: Double] = [:]
                for number in dataset.value.entries { values[number.key.value] = number.value.value.number }
                byDataset[dataset.key.value] = Entry(
                    values: values, sources: cited.compactMap(\.text), semantics: dataset.value["semantics"]?.text)
            }
            entries[method.key.value] = byDataset
        }
    }

    package var isEmpty: Bool { entries.isEmpty }
    package var methods: [String] { entries.keys.sorted() }

    package func entry(method: String, dataset: String) -> Entry? { entries[method]?[dataset] }
}
