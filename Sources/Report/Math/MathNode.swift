/// A formula as a tree, between LaTeX and MathML.
indirect enum MathNode: Hashable, Sendable {
    case row([MathNode])
    /// A variable; one letter is italic unless upright.
    case identifier(String, isUpright: Bool)
    case number(String)
    case symbol(MathSymbol)
    /// `log`, `max`; one that takes limits has its subscript below it in display style.
    case function(String, takesLimits: Bool)
    case text(String, style: MathTextStyle)
    /// In em.
    case space(Double)
    case phantom(MathNode)
    case fraction(MathNode, MathNode, MathFractionStyle)
    case root(MathNode, degree: MathNode?)
    case scripts(base: MathNode, subscript: MathNode?, superscript: MathNode?, limits: MathLimits)
    /// A mark over or under its base.
    case accent(MathNode, mark: String, isUnder: Bool, isStretchy: Bool)
    /// Growing delimiters; an empty one is invisible. The content may hold `.fence` nodes.
    case fenced(String, MathNode, String)
    /// A delimiter inside `\left … \right` that grows with them.
    case fence(String)
    case bigDelimiter(String, em: Double, MathSymbol.Class)
    case table([[MathNode]], MathTableStyle)
    /// Display style or not for what it holds.
    case style(isDisplay: Bool, MathNode)

    /// Groups of one are that one.
    static func group(_ nodes: [MathNode]) -> MathNode {
        nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    var nodes: [MathNode] {
        if case .row(let nodes) = self { nodes } else { [self] }
    }
}

/// A sign with its role, which decides the space around it.
struct MathSymbol: Hashable, Sendable {
    enum Class: Hashable, Sendable {
        case ordinary, binary, relation, open, close, punctuation
        /// `∑`; its limits stand above and below in display style.
        case large
        /// `∫`; its limits stand beside it.
        case integral
    }

    let text: String
    let role: Class

    init(_ text: String, _ role: Class) {
        self.text = text
        self.role = role
    }
}

enum MathTextStyle: Hashable, Sendable {
    case normal, bold, italic, monospace
}

enum MathFractionStyle: Hashable, Sendable {
    case automatic, display, text
    /// Without a line: `\binom`, `\substack`.
    case bare
}

/// Where scripts stand.
enum MathLimits: Hashable, Sendable {
    /// As the base has it.
    case automatic
    /// Above and below.
    case always
    /// Beside.
    case never
}

/// How a table of formulas is aligned.
struct MathTableStyle: Hashable, Sendable {
    enum Alignment: String, Hashable, Sendable {
        case left, center, right
    }

    /// Repeated when there are more columns.
    let columns: [Alignment]
    /// Whether neighbours in a pair touch, as the two sides of `&=` do.
    let isPaired: Bool
    let isDisplay: Bool

    func alignment(of column: Int) -> Alignment { columns[column % columns.count] }
}
