/// What may be written in a notebook: the block kinds and the formats of inline values. Handed in by who runs the
/// blocks; this module knows none of its own.
package struct Language: Sendable {
    /// All kinds, in the order in which help lists them.
    package let blockKinds: [BlockKind]
    /// All formats of inline values.
    package let formats: [Format]

    /// - Precondition: names are unique.
    package init(blockKinds: [BlockKind], formats: [Format] = Format.standard) {
        precondition(
            Set(blockKinds.map(\.name)).count == blockKinds.count,
            "two block kinds have one name: \(blockKinds.map(\.name))")
        precondition(Set(formats.flatMap(\.names)).count == formats.flatMap(\.names).count, "two formats have one name")
        self.blockKinds = blockKinds
        self.formats = formats
    }

    /// The kind of that name, if there is one.
    package func blockKind(_ name: String) -> BlockKind? { blockKinds.first { $0.name == name } }
    /// The format of that name, if there is one.
    package func format(_ name: String) -> Format? { formats.first { $0.names.contains(name) } }
}
