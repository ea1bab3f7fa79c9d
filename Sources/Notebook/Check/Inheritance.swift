import Foundations

/// Options of blocks with those that they take over from others by `like`.
struct Inheritance {
    /// A block's own options over those it inherits.
    struct Resolved {
        var options: [LocatedValue.Entry] = []
        /// Required options that no block up the line gives.
        var missing: [Option] = []
        /// Those of them that are this block's own fault.
        var newlyMissing: [Option] = []
        /// Whether some options are not known, because this block or one that it is like could not be read.
        var isBroken = false
        /// What it says of its sort, where blocks of its kind have several.
        var variant: String?
        /// The block that it is like.
        var like: Located<String>?
    }

    private let drafts: [BlockDraft]
    private let indices: [String: Int]
    private var resolved: [Int: Resolved] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    static func resolve(_ drafts: [BlockDraft], cells: CellDirectory) -> (blocks: [Resolved], diagnostics: [Diagnostic])
    {
        var inheritance = Inheritance(drafts)
        let parents = drafts.map { inheritance.parent(of: $0, cells) }
        let blocks = drafts.indices.map { inheritance.resolve($0, parents) }
        return (blocks, inheritance.diagnostics)
    }

    private init(_ drafts: [BlockDraft]) {
        self.drafts = drafts
        indices = Dictionary(
            drafts.enumerated().filter { $1.isNamed }.map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The block named by `like`, and where; the index is `nil` if there is no such block of this kind.
    private mutating func parent(of draft: BlockDraft, _ cells: CellDirectory) -> (index: Int?, name: Located<String>)?
    {
        guard let kind = draft.kind, kind.body == .options, let like = draft.like else { return nil }
        let outcome = OptionChecker(cells: cells).check(like, as: .cell(kinds: [kind.name]), name: "like")
        diagnostics += outcome.diagnostics
        guard let name = outcome.dependencies.first else { return (nil, Located("", at: like.range)) }
        return (indices[name.value].flatMap { drafts[$0].kind?.name == kind.name ? $0 : nil }, name)
    }

    /// Resolves a block and all above it; no recursion, since lines may be long. A circle is cut: it is reported with
    /// the order.
    private mutating func resolve(_ index: Int, _ parents: [(index: Int?, name: Located<String>)?]) -> Resolved {
        var line: [Int] = []
        var seen: Set<Int> = []
        var next: Int? = index
        while let current = next, resolved[current] == nil, seen.insert(current).inserted {
            line.append(current)
            next = parents[current]?.index
        }
        for current in line.reversed() {
            let parent = parents[current]
            // Within a circle the block above is not resolved yet.
            let above = parent.flatMap { $0.index }.map { resolved[$0] ?? Resolved(isBroken: true) }
            resolved[current] = combine(
                drafts[current], above: above ?? (parent == nil ? nil : Resolved(isBroken: true)), like: parent?.name)
        }
        return resolved[index] ?? Resolved()
    }

    private func combine(_ draft: BlockDraft, above: Resolved?, like: Located<String>?) -> Resolved {
        guard let kind = draft.kind, kind.body == .options else { return Resolved(isBroken: true) }
        var result = Resolved(options: above?.options ?? [], isBroken: draft.isBroken || (above?.isBroken ?? false))
        result.like = like.flatMap { $0.value.isEmpty ? nil : $0 }
        // A block may be of another sort than the one that it is like.
        let selector = kind.variants?.selector
        let chosen = draft.ownOptions.last { $0.key.value == selector && !$0.value.isNull }
        let inherited = result.options.first { $0.key.value == selector }
        result.variant = (chosen ?? inherited)?.value.text
        let options = kind.options(of: result.variant)
        for own in draft.ownOptions {
            guard let place = result.options.firstIndex(where: { $0.key.value == own.key.value }) else {
                // A parameter without a value leaves the option to its default, and so does a written 'null' where
                // something might have been inherited; an option left empty is a mistake.
                let text = own.value.range.text
                let isOpen = own.value.isNull && (text.hasPrefix("${") || (above != nil && !text.isEmpty))
                if !isOpen { result.options.append(own) }
                continue
            }
            // Nothing takes back what was inherited.
            if own.value.isNull {
                result.options.remove(at: place)
            } else {
                let value = Self.merge(
                    own.value, over: result.options[place].value, as: options.first { $0.name == own.key.value }?.type)
                result.options[place] = LocatedValue.Entry(key: own.key, value: value)
            }
        }
        result.missing = options.filter { option in
            option.isRequired && !result.options.contains { $0.key.value == option.name }
        }
        result.newlyMissing = result.missing.filter { option in
            !(above?.missing.contains { $0.name == option.name } ?? false)
        }
        return result
    }

    /// Objects are merged entry by entry; everything else replaces what was there.
    private static func merge(_ own: LocatedValue, over base: LocatedValue, as type: OptionType?) -> LocatedValue {
        guard let options = type?.objectOptions, case .map(let ownEntries) = own.content,
            case .map(var entries) = base.content
        else { return own }
        for entry in ownEntries {
            let type = options.first { $0.name == entry.key.value }?.type
            guard let place = entries.firstIndex(where: { $0.key.value == entry.key.value }) else {
                entries.append(entry)
                continue
            }
            if entry.value.isNull {
                entries.remove(at: place)
            } else {
                entries[place] = LocatedValue.Entry(
                    key: entry.key, value: merge(entry.value, over: entries[place].value, as: type))
            }
        }
        return LocatedValue(.map(entries), at: own.range)
    }
}

extension OptionType {
    /// The entries of an object, also of one among several alternatives.
    fileprivate var objectOptions: [Option]? {
        switch self {
        case .object(let options): options
        case .either(let types): types.lazy.compactMap(\.objectOptions).first
        default: nil
        }
    }
}
