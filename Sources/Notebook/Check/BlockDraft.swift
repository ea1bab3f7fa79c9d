import Foundations

/// A block as it was read, before its references are resolved.
struct BlockDraft {
    let name: String
    let isNamed: Bool
    /// `nil` if there is no such kind.
    let kind: BlockKind?
    let source: String
    let range: SourceRange
    let headRange: SourceRange
    /// Parameters filled in; `nil` if it could not be read.
    let body: LocatedValue?

    /// The options written in this block, without `like`.
    var ownOptions: [LocatedValue.Entry] { (body?.entries ?? []).filter { $0.key.value != "like" } }

    var like: LocatedValue? { body?["like"] }

    /// Whether some of its options are not known, so that none can be said to be missing.
    var isBroken: Bool { kind == nil || body == nil }
}
