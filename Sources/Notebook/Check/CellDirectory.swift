import Foundations

/// The named blocks of a notebook, for looking up what refers to them.
struct CellDirectory {
    struct Listing {
        let name: String
        /// `nil` for a block whose kind is not known, which is an error of its own.
        let kind: BlockKind?
        let range: SourceRange
    }

    private var listings: [Listing] = []
    private var indices: [String: Int] = [:]

    subscript(name: String) -> Listing? { indices[name].map { listings[$0] } }

    /// Gives the block that has the name already, and adds nothing then.
    mutating func add(_ listing: Listing) -> Listing? {
        if let index = indices[listing.name] { return listings[index] }
        indices[listing.name] = listings.count
        listings.append(listing)
        return nil
    }

    func names(ofKinds kinds: [String]) -> [String] {
        listings.filter { listing in kinds.isEmpty || listing.kind.map { kinds.contains($0.name) } ?? true }.map(\.name)
    }

    /// What is wrong with naming a block of one of these kinds; of any kind if there are none.
    func problem(of name: String, kinds: [String], at range: SourceRange) -> Diagnostic? {
        let wanted = kinds.isEmpty ? "block" : OptionType.alternatives(kinds) + " block"
        guard let found = self[name] else {
            return UnknownName.error(
                "unknown-cell", "there is no \(wanted) '\(name)'", name: name, at: range, known: names(ofKinds: kinds),
                listing: "there are",
                otherwise: "this notebook has no \(wanted) with a name")
        }
        guard let kind = found.kind, !kinds.isEmpty, !kinds.contains(kind.name) else { return nil }
        let candidates = names(ofKinds: kinds)
        return .error(
            "wrong-kind", "'\(name)' is a \(kind.name) block; a \(wanted) is needed here", at: range,
            hint: candidates.isEmpty
                ? "this notebook has no \(wanted) with a name" : "there are \(UnknownName.enumeration(candidates))",
            notes: [.init("'\(name)' stands here", range: found.range)])
    }
}
