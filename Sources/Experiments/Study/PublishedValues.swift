import Datasets
import Foundations
import Notebook

/// Results from the literature, each with its source and with what it is a result of.
///
/// ```yaml
/// sources: {KEY: what it stands for}
/// methods:
///   NAME:
///     sources: [KEY]
///     CUB: {U: 43.7, S: 57.7, H: 49.7, semantics: attributes-312}
///     shapes: [{H: 40}, {H: 55, seenClasses: 30}]
/// ```
package struct PublishedValues: Sendable {
    /// The numbers of one method on one data set.
    package struct Entry: Sendable, Hashable {
        /// The data set that the values are of.
        package let dataset: String
        /// How many seen classes were trained on; nil for all of them.
        package let seenClasses: Int?
        /// The image embedding; nil where nothing is said, which means the usual one.
        package let imageEmbedding: String?
        /// The class embedding: its name, or a name and its count of numbers, as `attributes-312`; nil where nothing is
        /// said, which means the usual one.
        package let semantics: String?
        /// By metric.
        package let values: [String: Double]
        /// Keys of `sources`.
        package let sources: [String]
    }

    /// By method.
    private let entries: [String: [Entry]]
    /// What a source's key stands for.
    package let sources: [String: String]

    /// Values by method, and where they were published.
    package init(entries: [String: [Entry]] = [:], sources: [String: String] = [:]) {
        self.entries = entries
        self.sources = sources
    }

    /// Whether there are none.
    package var isEmpty: Bool { entries.isEmpty }
    /// In alphabetical order.
    package var methods: [String] { entries.keys.sorted() }

    /// The values of a method on every data set.
    package func entries(of method: String) -> [Entry] { entries[method] ?? [] }
}

extension PublishedValues.Entry {
    /// Whether it is of the same data, with the same embeddings and classes.
    ///
    /// - Parameter embeddingSize: how many numbers describe a class in the data.
    func isOf(_ selection: DataSelection, isBuiltIn: Bool, embeddingSize: Int?) -> Bool {
        guard selection.part == .test, selection.reference.name == dataset, selection.seenClasses == seenClasses else {
            return false
        }
        // A built-in data set has one embedding of either sort.
        if isBuiltIn { return imageEmbedding == nil && semantics == nil }
        let usual = DatasetReference(name: dataset)
        guard selection.reference.imageEmbedding == imageEmbedding ?? usual.imageEmbedding else { return false }
        let own = selection.reference.classEmbedding
        guard let semantics else { return own == usual.classEmbedding }
        if semantics == own { return true }
        guard let size = semantics.split(separator: "-").last.flatMap({ Int($0) }) else { return false }
        return size == embeddingSize
    }

    /// What it is of, as a reader knows it: "CUB, attributes-312".
    var subject: String {
        ([dataset + (seenClasses.map { " (\($0) seen classes)" } ?? "")]
            + [imageEmbedding, semantics].compactMap(\.self))
            .joined(separator: ", ")
    }
}
