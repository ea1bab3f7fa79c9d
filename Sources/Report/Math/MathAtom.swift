/// The role of a node among its neighbours, coarser than a sign's class.
enum MathAtom: Hashable {
    case operand, function, binary, relation, open, close, punctuation

    /// `nil` for what neighbours do not see: spaces.
    init?(_ node: MathNode) {
        switch node {
        case .space: return nil
        case .symbol(let symbol), .scripts(.symbol(let symbol), _, _, _): self.init(symbol.role)
        case .function, .scripts(.function, _, _, _): self = .function
        case .bigDelimiter(_, _, let role): self.init(role)
        case .fence: self = .relation
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
        case .function, .scripts(.function, _, _, _): true
        default: false
        }
    }

    /// Whether its scripts stand above and below in display style.
    var takesLimits: Bool {
        switch self {
        case .function(_, let takesLimits): takesLimits
        case .symbol(let symbol): symbol.role == .large
        default: false
        }
    }

    /// Whether it is written as one element whatever stands beside it.
    var isOneElement: Bool {
        if case .row = self { false } else { true }
    }
}
