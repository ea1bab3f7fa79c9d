import Foundations
import Notebook
import Runner

extension Laboratory {
    /// For every run of a cell, whether its result is in the store, and if not, what changed since a result of the same
    /// name was kept: old → new.
    ///
    /// - Throws: where no notebook has such a cell that computes something.
    package func why(_ cell: String, in checked: CheckedNotebooks) throws(LaboratoryFailure) -> String {
        let found = checked.studies.filter { !($0.block(cell)?.conditions.isEmpty ?? true) }
        guard !found.isEmpty else {
            let names = checked.studies.flatMap { study in
                zip(study.plan.cells, study.blocks).filter { !$1.conditions.isEmpty }.map(\.0.name)
            }.unique
            let hint =
                Suggestion.closest(to: cell, among: names).map { "; did you mean '\($0)'?" }
                ?? (names.isEmpty ? "" : "; there are \(names.joined(separator: ", "))")
            throw LaboratoryFailure("no block '\(cell)' computes anything\(hint)")
        }
        return try Self.translating {
            let store = try Store(root: resultsFolder)
            let data = DataShelf(workspace.catalogue)
            return found.map { study in
                let lines = (study.block(cell)?.conditions ?? []).flatMap { condition -> [String] in
                    do throws(EnvironmentError) {
                        return try condition.requests.map { request throws(EnvironmentError) -> [String] in
                            let key = request.key(data: try data.digest(request))
                            return Self.lines(key, condition.title(cell: cell, seed: request.seed), store)
                        }.flatMap { $0 }
                    } catch {
                        return ["\(condition.label) · \(condition.dataset.name): \(error.message)"]
                    }
                }
                return ([study.path] + lines.unique.map { "  " + $0 }).joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }

    private static func lines(_ key: UnitKey, _ title: String, _ store: Store) -> [String] {
        switch store.explanation(of: key, title: title) {
        case .stored: ["\(title): in the store"]
        case .damaged(let reason): ["\(title): to be computed, since \(reason)"]
        case .new: ["\(title): to be computed; nothing has been kept under this name"]
        case .changed(let entry, let differences):
            ["\(title): to be computed; since \(entry.date) these have changed:"]
                + differences.map { "    \($0.name): \($0.old ?? "absent") → \($0.new ?? "absent")" }
        }
    }
}
