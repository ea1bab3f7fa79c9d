import Notebook

extension DataSelection {
    /// Names that tell data selections apart: with their embeddings where the name alone would not.
    static func titles(of selections: [DataSelection]) -> [DataSelection: String] {
        let byName = Dictionary(grouping: CellView.unique(selections), by: \.name)
        return Dictionary(
            selections.map { selection in
                let rivals = byName[selection.name] ?? []
                func differing(_ embedding: (DataSelection) -> String) -> [String] {
                    Set(rivals.map(embedding)).count > 1 ? [embedding(selection)] : []
                }
                let facts = differing { $0.reference.imageEmbedding } + differing { $0.reference.classEmbedding }
                return (
                    selection, facts.isEmpty ? selection.name : "\(selection.name), \(facts.joined(separator: ", "))"
                )
            }, uniquingKeysWith: { $1 })
    }
}
