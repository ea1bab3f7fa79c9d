import MarkdownTree

/// What a text's formulas have defined: commands by `\newcommand` and its like, colours by `\definecolor`.
struct MathDefinitions: Hashable, Sendable {
    /// A command that stands for other tokens.
    struct Command: Hashable, Sendable {
        let parameterCount: Int
        /// What the first parameter is when no `[…]` is given; `nil` when it is not optional.
        let optional: [MathToken]?
        /// With `#1` for the first parameter.
        let body: [MathToken]
        /// What stands instead of the body after a star; `nil` when a star means nothing.
        let starred: [MathToken]?

        init(parameterCount: Int = 0, optional: [MathToken]? = nil, body: [MathToken], starred: [MathToken]? = nil) {
            self.parameterCount = parameterCount
            self.optional = optional
            self.body = body
            self.starred = starred
        }
    }

    var commands: [String: Command] = [:]
    var colors: [String: MathColor] = [:]

    init() {}

    /// What the formulas below some nodes define. It holds in all formulas of a text, before and after; the first
    /// definition of a name counts, and a formula that defines it anew has its own.
    init(in nodes: [MarkdownNode]) {
        for node in nodes {
            node.forEachDescendant { node in
                guard case .math(let source, let isDisplay, _) = node.kind, Self.mayDefine(source) else { return }
                let own = MathFormula(source, isDisplay: isDisplay, definitions: self).definitions
                commands.merge(own.commands) { first, _ in first }
                colors.merge(own.colors) { first, _ in first }
            }
        }
    }

    /// Most formulas define nothing and need not be read for it.
    private static func mayDefine(_ source: String) -> Bool {
        ["\\newcommand", "\\renewcommand", "\\providecommand", "\\Declare", "\\def", "\\let"].contains {
            source.contains($0)
        }
    }
}
