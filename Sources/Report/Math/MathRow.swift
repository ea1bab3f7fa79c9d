/// A row while it is read: what switches such as `\bf` and `\color` have changed, and what stands above an `\over`.
struct MathRow {
    /// What a switch does to the rest of its group. The token is the switch itself, already taken.
    typealias Change = @Sendable (inout MathRow, inout MathParser, MathToken) -> Void

    private var finishedNodes: [MathNode] = []
    private var nodes: [MathNode] = []
    private var style = MathStyle()
    private var alphabet: MathAlphabet?
    private var isBold = false
    private var fraction: (above: [MathNode], form: Infix)?

    /// A fraction whose sign stands between its parts.
    private struct Infix {
        var hasLine = true
        var open = ""
        var close = ""
    }

    static let changes: [String: Change] = {
        var changes: [String: Change] = [
            "displaystyle": level(.display), "textstyle": level(.text), "scriptstyle": level(.script),
            "scriptscriptstyle": level(.scriptscript),
            "over": infix(Infix()), "atop": infix(Infix(hasLine: false)),
            "choose": infix(Infix(hasLine: false, open: "(", close: ")")),
            "brack": infix(Infix(hasLine: false, open: "[", close: "]")),
            "brace": infix(Infix(hasLine: false, open: "{", close: "}")),
            "boldmath": { row, _, _ in
                row.endSegment()
                row.isBold = true
            },
            "color": { row, parser, owner in
                let color = parser.color(of: owner)
                row.endSegment()
                row.style.color = color ?? row.style.color
            },
        ]
        for (names, alphabet) in fonts {
            for name in names {
                changes[name] = { row, _, _ in
                    row.endSegment()
                    row.alphabet = alphabet
                }
            }
        }
        return changes
    }()

    /// The fonts of old LaTeX, and the switches that text has for them.
    private static let fonts: [([String], MathAlphabet)] = [
        (["bf", "bfseries"], .bold), (["rm", "rmfamily", "normalfont"], .upright), (["it", "itshape", "mit"], .italic),
        (["cal"], .script), (["sf", "sffamily"], .sansSerif), (["tt", "ttfamily"], .monospace), (["frak"], .fraktur),
    ]

    private static func level(_ level: MathStyle.Level) -> Change {
        { row, _, _ in
            row.endSegment()
            row.style.level = level
        }
    }

    private static func infix(_ form: Infix) -> Change {
        { row, parser, owner in
            guard row.fraction == nil else {
                return parser.report(
                    "math-ambiguous-fraction", "a second '\(owner.text)' in one group", at: owner.offsets,
                    hint: "use braces to say what stands above what")
            }
            row.endSegment()
            row.fraction = (row.finishedNodes, form)
            row.finishedNodes = []
            row.style.level = nil
        }
    }

    /// Adds a node; what prints nothing, such as a name of the formula, is not there.
    mutating func append(_ node: MathNode) {
        if node != .unseen { nodes.append(node) }
    }

    /// Gives what was read since the last switch the look that was set then.
    private mutating func endSegment() {
        guard !nodes.isEmpty else { return }
        var segment = MathNode.row(nodes)
        if let alphabet { segment = .row(segment.styled(alphabet).nodes) }
        if isBold { segment = .row(segment.bold.nodes) }
        finishedNodes += style == MathStyle() ? segment.nodes : [.style(style, segment)]
        nodes = []
    }

    /// All nodes of the row.
    mutating func finished() -> [MathNode] {
        endSegment()
        guard let (above, form) = fraction else { return finishedNodes }
        let node = MathNode.fraction(
            .group(above), .group(finishedNodes), MathFractionStyle(hasLine: form.hasLine))
        return [form.open.isEmpty ? node : .fenced(form.open, node, form.close)]
    }
}
