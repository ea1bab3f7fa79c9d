/// The role of a node among its neighbours, coarser than a sign's class.
enum MathAtom: Hashable {
    case operand, function, binary, relation, open, close, punctuation

    /// Which side of a node a neighbour sees.
    enum Side {
        case first, last
    }

    /// `nil` for what neighbours do not see: spaces.
    init?(_ node: MathNode, _ side: Side) {
        switch node {
        case .space: return nil
        case .symbol(let symbol): self.init(symbol.role)
        case .classed(_, let role): self.init(role)
        case .function: self = .function
        case .arrow: self = .relation
        case .scripts(let base, _, _, _), .multiscripts(let base, _, _):
            switch base {
            case .symbol, .classed, .function, .arrow, .bigDelimiter, .multiscripts: self.init(base, side)
            default: self = .operand
            }
        case .bigDelimiter(_, _, let role): self.init(role)
        case .fence: self = .relation
        case .style(_, let content):
            let atoms = content.nodes.lazy.compactMap { MathAtom($0, side) }
            guard let atom = side == .first ? atoms.first : atoms.last(where: { _ in true }) else { return nil }
            self = atom
        default: self = .operand
        }
    }

    private init(_ role: MathSymbol.Class) {
        switch role {
        case .ordinary: self = .operand
        case .binary: self = .binary
        case .relation: self = .relation
        case .open: self = .open
        case .close: self = .close
        case .punctuation: self = .punctuation
        case .large, .integral: self = .function
        }
    }

    /// Whether a binary sign may follow.
    var isOperand: Bool { self == .operand || self == .close }

    /// Whether it can be what a function or a binary sign applies to.
    var isArgument: Bool { self == .operand || self == .open || self == .function || self == .binary }
}

extension MathNode {
    /// Whether it is a named function, with scripts or without.
    var isFunction: Bool {
        switch self {
        case .function: true
        case .classed(_, let role): role == .large || role == .integral
        case .symbol(let symbol):
            (symbol.role == .large || symbol.role == .integral) && !symbol.isKnownOperator
        case .scripts(let base, _, _, _): base.isFunction
        default: false
        }
    }

    /// Whether its scripts stand above and below in display style.
    var takesLimits: Bool {
        switch self {
        case .function(_, let takesLimits): takesLimits
        case .symbol(let symbol): symbol.role == .large
        case .classed(_, let role): role == .large
        case .arrow: true
        case .multiscripts(let base, _, _): base.takesLimits
        default: false
        }
    }

    /// Whether it is written as one element whatever stands beside it.
    var isOneElement: Bool {
        switch self {
        case .row: false
        case .space(let width): width != 0
        case .bigDelimiter(let sign, _, _): !sign.isEmpty
        case .fence(let sign): !sign.isEmpty
        default: true
        }
    }

    /// The word that it is, if it is one: letters, digits, hyphens and spaces.
    var word: String? {
        switch self {
        case .identifier(let word) where word.alphabet == nil || word.alphabet == .upright: return word.text
        case .number(let digits, let alphabet) where alphabet == nil || alphabet == .upright: return digits
        case .text(let text, let style) where style == MathTextStyle(): return text
        case .function(let name, _): return name
        case .symbol(let symbol) where symbol.isBold == false: return ["−": "-", "∗": "*"][symbol.text]
        case .space(let width):
            switch width {
            case ...0: return ""
            case ..<0.2: return "\u{2009}"
            case ..<0.3: return "\u{2005}"
            case ..<0.5: return "\u{A0}"
            default: return "\u{2003}"
            }
        case .row(let nodes):
            let words = nodes.map(\.word)
            return words.contains(nil) ? nil : words.compactMap(\.self).joined()
        default: return nil
        }
    }
}
