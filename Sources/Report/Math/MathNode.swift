/// A formula as a tree, between LaTeX and MathML.
indirect enum MathNode: Hashable, Sendable {
    case row([MathNode])
    case identifier(MathWord)
    case number(String, MathAlphabet?)
    case symbol(MathSymbol)
    /// `log`, `max`; one that takes limits has its subscript below it in display style.
    case function(String, takesLimits: Bool)
    /// Anything that stands among its neighbours as a sign of this class does: `\mathrel{…}`, `\mathop{…}`.
    case classed(MathNode, MathSymbol.Class)
    case text(String, MathTextStyle)
    /// In em.
    case space(Double)
    /// What takes the room of its content, or of a part of it.
    case padded(MathNode, MathPadding)
    case fraction(MathNode, MathNode, MathFractionStyle)
    case root(MathNode, degree: MathNode?)
    case scripts(base: MathNode, subscript: MathNode?, superscript: MathNode?, limits: MathLimits)
    /// Scripts on both sides of a base: what follows it, and what stands before it.
    case multiscripts(base: MathNode, after: MathScripts, before: MathScripts)
    /// A mark over or under its base.
    case accent(MathNode, mark: String, isUnder: Bool, isStretchy: Bool)
    /// An arrow as long as what stands over and under it.
    case arrow(String, above: MathNode, below: MathNode?)
    /// Growing delimiters; an empty one is invisible. The content may hold `.fence` nodes.
    case fenced(String, MathNode, String)
    /// A delimiter inside `\left … \right` that grows with them.
    case fence(String)
    case bigDelimiter(String, em: Double, MathSymbol.Class)
    case table(MathTable)
    /// Size or colour for what it holds.
    case style(MathStyle, MathNode)
    /// A frame or a coloured ground.
    case boxed(MathNode, background: MathColor?)

    /// Groups of one are that one.
    static func group(_ nodes: [MathNode]) -> MathNode {
        nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    /// An empty group: a thing without a sign, which scripts may stand at.
    static let nothing = MathNode.row([])

    /// What a command stands for that prints nothing and that its neighbours do not see.
    static let unseen = MathNode.space(0)

    var nodes: [MathNode] {
        if case .row(let nodes) = self { nodes } else { [self] }
    }

    /// A letter or word that prints upright.
    static func upright(_ text: String) -> MathNode { .identifier(MathWord(text, isUpright: true)) }
}

/// A variable or a word: letters with the alphabet that a command has set them in.
struct MathWord: Hashable, Sendable {
    var text: String
    /// Whether it is upright by itself; one letter is italic otherwise.
    var isUpright: Bool
    var alphabet: MathAlphabet?

    init(_ text: String, isUpright: Bool = false, alphabet: MathAlphabet? = nil) {
        self.text = text
        self.isUpright = isUpright
        self.alphabet = alphabet
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

    var text: String
    var role: Class
    var isBold = false

    init(_ text: String, _ role: Class) {
        self.text = text
        self.role = role
    }
}

/// How words inside a formula are set.
struct MathTextStyle: Hashable, Sendable {
    enum Family: Hashable, Sendable {
        case roman, sans, monospace
    }

    var isBold = false
    var isItalic = false
    var isSmallCapitals = false
    var family = Family.roman
}

/// How a fraction is drawn.
struct MathFractionStyle: Hashable, Sendable {
    /// The size it is set in, whatever stands around it; `nil` for what fits there.
    var level: MathStyle.Level?
    /// Whether there is a line between the two: not in `\binom`.
    var hasLine = true
    /// Above and below in full size, as `\cfrac` has them.
    var isContinued = false
}

/// What of its content a node takes room for, and whether the content is seen.
struct MathPadding: Hashable, Sendable {
    var isVisible = false
    var hasWidth = true
    var hasHeight = true
    var hasDepth = true
}

struct MathScripts: Hashable, Sendable {
    var sub: MathNode?
    var sup: MathNode?
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

/// What a switch such as `\displaystyle` or `\color{red}` changes up to the end of its group.
struct MathStyle: Hashable, Sendable {
    enum Level: Hashable, Sendable {
        case display, text, script, scriptscript
        /// Limits beside their signs, in the size that is there: a formula inside text.
        case compact
    }

    var level: Level?
    var color: MathColor?
}
