import Datasets
import Notebook
import Report

/// What is published of the methods that stand beside rows, by what it is of: data set, seen classes and embeddings.
struct PublishedMatches {
    /// A result that is of nothing in the table.
    struct Unmatched {
        /// The cell that the method is compared with.
        let cell: String
        let entry: PublishedValues.Entry

        /// Its values, as the scorecard names them.
        func values(of metrics: [Metric], rows: [(cell: String, label: String)]) -> [ReportTable.PublishedValue] {
            let label = rows.first { $0.cell == cell }?.label ?? cell
            return metrics.compactMap { metric in
                entry.values[metric.name].map {
                    .init(
                        $0, source: entry.sources.joined(separator: ", "),
                        claim: "\(label), \(entry.subject), \(metric.name)")
                }
            }
        }
    }

    /// By data, then by cell.
    private(set) var matched: [DataSelection: [String: PublishedValues.Entry]] = [:]
    /// Results on a data set of the table, but with other embeddings or classes than any of its columns has.
    private(set) var unmatched: [Unmatched] = []

    /// - Parameter compared: cells with the names of published methods.
    init(
        _ compared: [(cell: String, label: String)], on datasets: [DataSelection], _ conditions: [ConditionResult],
        _ published: PublishedValues
    ) {
        for (cell, method) in compared {
            for entry in published.entries(of: method) {
                let own = datasets.filter { selection in
                    let data = conditions.lazy.compactMap { $0.condition.dataset == selection ? $0.data : nil }.first
                    return entry.isOf(
                        selection, isBuiltIn: BuiltInDataset.named(entry.dataset) != nil,
                        embeddingSize: data?.dataset.classEmbeddings.columns)
                }
                for selection in own { matched[selection, default: [:]][cell] = entry }
                if own.isEmpty, datasets.contains(where: { $0.part == .test && $0.reference.name == entry.dataset }) {
                    unmatched.append(.init(cell: cell, entry: entry))
                }
            }
        }
    }
}
