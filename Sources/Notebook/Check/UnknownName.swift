import Foundations

/// A name that nothing carries, with the nearest one that something does.
enum UnknownName {
    /// - Parameters:
    ///   - known: What there is, in the order in which to list it.
    ///   - listing: Introduces the list where nothing is near: `parameters are`.
    ///   - otherwise: The hint when there is nothing to list.
    static func error(
        _ id: String, _ message: String, name: String, at range: SourceRange, known: [String], listing: String,
        otherwise: String,
        notes: [Diagnostic.Note] = []
    ) -> Diagnostic {
        if let near = Suggestion.closest(to: name, among: known) {
            // Only where the name stands as it is can it be replaced.
            let fixIt = range.text == name ? Diagnostic.FixIt(range: range, replacement: near) : nil
            return .error(id, message, at: range, hint: "did you mean '\(near)'?", notes: notes, fixIt: fixIt)
        }
        return .error(
            id, message, at: range, hint: known.isEmpty ? otherwise : "\(listing) \(enumeration(known))", notes: notes)
    }

    /// The first names of a list, and how many more there are.
    static func enumeration(_ names: [String]) -> String {
        let most = 30
        let shown = names.prefix(most).joined(separator: ", ")
        return names.count > most ? shown + " and \(names.count - most) more" : shown
    }
}
