/// Writes a formula's tree as presentation MathML, within what MathML Core has.
///
/// The space around signs follows TeX's classes: a minus is binary only between operands, functions stand a thin space
/// off, and signs in scripts have none.
struct MathMLWriter {
    var mathML = ""
    /// What stands around, as TeX's styles: limits above and below, and whether signs have no space around them.
    private(set) var isDisplay: Bool
    private(set) var isScript = false

    init(isDisplay: Bool) {
        self.isDisplay = isDisplay
    }

    /// A node's surroundings in its row.
    struct Neighbours {
        var previous: MathAtom?
        var next: MathAtom?
        var isFirst = false

        static let none = Neighbours(isFirst: true)
    }

    /// The node as an `<mrow>`.
    mutating func writeRow(_ node: MathNode) {
        mathML += "<mrow>"
        writeNodes(node.nodes)
        mathML += "</mrow>"
    }

    /// The node as exactly one element.
    mutating func writeElement(_ node: MathNode) {
        let nodes = node.nodes
        if nodes.count == 1, case .row = nodes[0] {
            writeElement(nodes[0])
        } else if nodes.count == 1, nodes[0].isOneElement {
            write(nodes[0], .none)
        } else {
            writeRow(node)
        }
    }

    /// - Parameters:
    ///   - previous: What stands before the first node, when that is not nothing.
    ///   - following: What stands after the last.
    mutating func writeNodes(_ nodes: [MathNode], after previous: MathAtom? = nil, before following: MathAtom? = nil) {
        var next = [MathAtom?](repeating: following, count: nodes.count)
        for index in nodes.indices.dropLast().reversed() {
            next[index] = MathAtom(nodes[index + 1], .first) ?? next[index + 1]
        }
        var previous = previous
        for (index, node) in nodes.enumerated() {
            write(node, Neighbours(previous: previous, next: next[index], isFirst: index == 0))
            if let atom = MathAtom(node, .last) { previous = atom }
        }
    }

    private mutating func write(_ node: MathNode, _ neighbours: Neighbours) {
        switch node {
        case .row: writeRow(node)
        case .identifier(let word): writeWord(word)
        case .number(let digits, let alphabet): writeNumber(digits, alphabet)
        case .symbol(let symbol) where symbol.role != .large || symbol.isKnownOperator:
            writeSymbol(symbol, neighbours)
        case .function, .classed, .scripts, .symbol: writeSpaced(node, neighbours)
        case .text(let text, let style): writeText(text, style)
        case .space(let width): writeSpace(width)
        case .padded(let content, let padding): writePadded(content, padding)
        case .fraction(let above, let below, let style): writeFraction(above, below, style)
        case .root(let radicand, let degree): writeRoot(radicand, degree: degree)
        case .multiscripts(let base, let after, let before): writeMultiscripts(base, after, before, neighbours)
        case .accent(let base, let mark, let isUnder, let isStretchy):
            writeAccent(base, mark, isUnder: isUnder, isStretchy: isStretchy)
        case .arrow(let arrow, let above, let below): writeArrow(arrow, above: above, below: below)
        case .fenced(let open, let content, let close):
            mathML += "<mrow>"
            writeFence(open, form: "prefix")
            writeNodes(content.nodes)
            writeFence(close, form: "postfix")
            mathML += "</mrow>"
        case .fence(let sign): writeFence(sign, form: "infix")
        case .bigDelimiter(let sign, let size, let role): writeBigDelimiter(sign, size, role)
        case .table(let table): writeTable(table)
        case .style(let style, let content): writeStyled(content, style, neighbours)
        case .boxed(let content, let background): writeBoxed(content, background)
        }
    }

    /// A node with the space that its class has about it, where MathML does not give it.
    private mutating func writeSpaced(_ node: MathNode, _ neighbours: Neighbours) {
        let isFunction = node.isFunction
        if isFunction, neighbours.previous?.isOperand == true { writeSpace(MathSpace.thin) }
        let side = isScript ? 0 : node.sideSpace
        if neighbours.previous != nil, side > 0, neighbours.previous != .relation { writeSpace(side) }
        switch node {
        case .function(let name, _): writeWord(MathWord(name, isUpright: true))
        case .classed(let content, _): writeElement(content)
        case .scripts: writeScripts(node, neighbours)
        default: writeBase(node, neighbours)
        }
        if neighbours.next != nil, side > 0, neighbours.next != .relation { writeSpace(side) }
        guard isFunction, let next = neighbours.next, next.isArgument else { return }
        mathML += "<mo>\u{2061}</mo>"
        if next != .open { writeSpace(MathSpace.thin) }
    }

    /// Writes a part that is set in another style than what stands around it.
    mutating func with(isDisplay: Bool, isScript: Bool, _ body: (inout MathMLWriter) -> Void) {
        let (outerDisplay, outerScript) = (self.isDisplay, self.isScript)
        (self.isDisplay, self.isScript) = (isDisplay, isScript)
        body(&self)
        (self.isDisplay, self.isScript) = (outerDisplay, outerScript)
    }
}

/// TeX's spaces between things of different classes, in em.
enum MathSpace {
    /// About functions.
    static let thin = 1.0 / 6
    /// About signs of operations.
    static let medium = 4.0 / 18
    /// About relations.
    static let thick = 5.0 / 18
}

extension MathNode {
    /// The space on both sides of what a command has made a relation or an operation; signs have theirs from MathML.
    fileprivate var sideSpace: Double {
        switch self {
        case .classed(_, .relation): MathSpace.thick
        case .classed(_, .binary): MathSpace.medium
        case .scripts(let base, _, _, _): base.sideSpace
        default: 0
        }
    }
}
