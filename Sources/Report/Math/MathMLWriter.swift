import Foundations

/// Writes a formula's tree as presentation MathML, within what MathML Core has.
///
/// The space around signs follows TeX's classes: a minus is binary only between operands, functions stand a thin space
/// off, and signs in scripts have none.
struct MathMLWriter {
    private(set) var mathML = ""
    private var isDisplay: Bool
    private var isScript = false

    init(isDisplay: Bool) {
        self.isDisplay = isDisplay
    }

    /// The node as an `<mrow>`.
    mutating func writeRow(_ node: MathNode) {
        mathML += "<mrow>"
        writeNodes(node.nodes)
        mathML += "</mrow>"
    }

    /// The node as exactly one element.
    private mutating func writeElement(_ node: MathNode) {
        let nodes = node.nodes
        if nodes.count == 1, case .row = nodes[0] {
            writeElement(nodes[0])
        } else if nodes.count == 1, nodes[0].isOneElement {
            write(nodes[0], between: nil, and: nil, isFirst: true)
        } else {
            writeRow(node)
        }
    }

    /// - Parameter previous: What stands before the first node, when that is not nothing.
    private mutating func writeNodes(_ nodes: [MathNode], after previous: MathAtom? = nil) {
        var previous = previous
        for (index, node) in nodes.enumerated() {
            let next = nodes[(index + 1)...].lazy.compactMap(MathAtom.init).first
            write(node, between: previous, and: next, isFirst: index == 0)
            if let atom = MathAtom(node) { previous = atom }
        }
    }

    private mutating func write(_ node: MathNode, between previous: MathAtom?, and next: MathAtom?, isFirst: Bool) {
        switch node {
        case .row: writeRow(node)
        case .identifier(let name, let isUpright): writeIdentifier(name, isUpright: isUpright)
        case .number(let digits): mathML += "<mn>\(digits)</mn>"
        case .symbol(let symbol): writeSymbol(symbol, between: previous, and: next, isFirst: isFirst)
        case .function, .scripts:
            let isFunction = node.isFunction
            if isFunction, previous?.isOperand == true { writeSpace(1.0 / 6) }
            if case .function(let name, _) = node {
                writeIdentifier(name, isUpright: true)
            } else {
                writeScripts(node, between: previous, and: next, isFirst: isFirst)
            }
            guard isFunction, let next, next.isArgument else { return }
            mathML += "<mo>\u{2061}</mo>"
            if next != .open { writeSpace(1.0 / 6) }
        case .text(let text, let style): writeText(text, style)
        case .space(let width): writeSpace(width)
        case .phantom(let content):
            mathML += "<mphantom>"
            writeNodes(content.nodes)
            mathML += "</mphantom>"
        case .fraction(let above, let below, let style): writeFraction(above, below, style)
        case .root(let radicand, let degree): writeRoot(radicand, degree: degree)
        case .accent(let base, let mark, let isUnder, let isStretchy):
            writeAccent(base, mark, isUnder: isUnder, isStretchy: isStretchy)
        case .fenced(let open, let content, let close):
            mathML += "<mrow>"
            writeFence(open, form: "prefix")
            writeNodes(content.nodes)
            writeFence(close, form: "postfix")
            mathML += "</mrow>"
        case .fence(let sign): writeFence(sign, form: "infix")
        case .bigDelimiter(let sign, let size, let role): writeBigDelimiter(sign, size, role)
        case .table(let rows, let style): writeTable(rows, style)
        case .style(let isDisplay, let content):
            mathML += "<mstyle displaystyle=\"\(isDisplay)\" scriptlevel=\"0\">"
            with(isDisplay: isDisplay, isScript: false) { $0.writeNodes(content.nodes) }
            mathML += "</mstyle>"
        }
    }

    private mutating func with(isDisplay: Bool, isScript: Bool, _ body: (inout MathMLWriter) -> Void) {
        let (outerDisplay, outerScript) = (self.isDisplay, self.isScript)
        (self.isDisplay, self.isScript) = (isDisplay, isScript)
        body(&self)
        (self.isDisplay, self.isScript) = (outerDisplay, outerScript)
    }
}

// Letters, words and spaces
extension MathMLWriter {
    private mutating func writeIdentifier(_ name: String, isUpright: Bool) {
        // Browsers slant single letters by themselves.
        let isSlanted =
            name.count == 1
            && name.unicodeScalars.allSatisfy {
                $0.isASCII || "ΑΩαωϑϕϖϱϵ∇∂ıȷ".unicodeScalars.contains($0) || (0x391...0x3C9).contains($0.value)
            }
        mathML += isUpright && isSlanted ? "<mi mathvariant=\"normal\">" : "<mi>"
        mathML += HTMLEscaping.text(name) + "</mi>"
    }

    private mutating func writeText(_ text: String, _ style: MathTextStyle) {
        let alphabet: MathAlphabet
        switch style {
        case .normal: alphabet = .upright
        case .bold: alphabet = .bold
        case .italic: alphabet = .italic
        case .monospace: alphabet = .monospace
        }
        // Blanks at the ends of elements would collapse.
        let words = String(text.map { $0.isWhitespace ? "\u{A0}" : alphabet.styled($0) })
        mathML += "<mtext>\(HTMLEscaping.text(words))</mtext>"
    }

    private mutating func writeSpace(_ width: Double) {
        mathML += "<mspace width=\"\(Self.em(width))\"/>"
    }

    /// At most four decimals, without trailing zeros.
    private static func em(_ width: Double) -> String {
        var text = NumberText.data.fixed(width, decimals: 4)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text + "em"
    }
}

// Signs
extension MathMLWriter {
    private mutating func writeSymbol(
        _ symbol: MathSymbol, between previous: MathAtom?, and next: MathAtom?, isFirst: Bool
    ) {
        let none = " lspace=\"0\" rspace=\"0\""
        let attributes: String
        switch symbol.role {
        case .open: attributes = " form=\"prefix\" stretchy=\"false\""
        case .close: attributes = " form=\"postfix\" stretchy=\"false\""
        case .ordinary: attributes = none + (["|", "‖", "↑", "↓"].contains(symbol.text) ? " stretchy=\"false\"" : "")
        case .binary where previous?.isOperand != true || next?.isArgument != true:
            // Not between operands: a sign of one, or a name such as the star of x*.
            attributes = "+−±∓".contains(symbol.text) && next != nil ? " form=\"prefix\"" + none : none
        case .binary, .relation:
            attributes = isScript ? none : isFirst ? " form=\"infix\"" : ""
        case .punctuation where symbol.text == ":": attributes = " lspace=\"0\" rspace=\"0.2222em\""
        case .punctuation: attributes = " separator=\"true\"" + (isScript ? none : "")
        case .large, .integral: attributes = ""
        }
        mathML += "<mo\(attributes)>\(HTMLEscaping.text(symbol.text))</mo>"
    }

    private mutating func writeFence(_ sign: String, form: String) {
        guard !sign.isEmpty else { return }
        mathML += "<mo form=\"\(form)\" fence=\"true\" stretchy=\"true\">\(sign)</mo>"
    }

    private mutating func writeBigDelimiter(_ sign: String, _ size: Double, _ role: MathSymbol.Class) {
        let form = [.open: "prefix", .close: "postfix"][role] ?? "infix"
        let space = role == .ordinary ? " lspace=\"0\" rspace=\"0\"" : ""
        // A stretched sign would take the height of its row, and one that carries a script another: the size is asked for by itself.
        mathML += "<mo form=\"\(form)\" stretchy=\"false\" mathsize=\"\(Self.em(size))\"\(space)>\(sign)</mo>"
    }
}

// Constructions
extension MathMLWriter {
    private mutating func writeScripts(
        _ node: MathNode, between previous: MathAtom?, and next: MathAtom?, isFirst: Bool
    ) {
        guard case .scripts(let base, let sub, let sup, let limits) = node else { return }
        let areLimits: Bool
        switch limits {
        case .always: areLimits = true
        case .never: areLimits = false
        case .automatic: areLimits = isDisplay && base.takesLimits
        }
        let name: String
        switch (sub != nil, sup != nil) {
        case (true, false): name = areLimits ? "munder" : "msub"
        case (false, true): name = areLimits ? "mover" : "msup"
        default: name = areLimits ? "munderover" : "msubsup"
        }
        mathML += "<\(name)>"
        if areLimits, case .symbol(let symbol) = base, symbol.role == .large, !isDisplay {
            // The browser would move them back beside the sign.
            mathML += "<mo movablelimits=\"false\">\(symbol.text)</mo>"
        } else if case .symbol(let symbol) = base {
            writeSymbol(symbol, between: previous, and: next, isFirst: isFirst)
        } else if case .function(let function, _) = base {
            writeIdentifier(function, isUpright: true)
        } else {
            writeElement(base)
        }
        with(isDisplay: false, isScript: true) { writer in
            for script in [sub, sup] {
                if let script { writer.writeElement(script) }
            }
        }
        mathML += "</\(name)>"
    }

    private mutating func writeFraction(_ above: MathNode, _ below: MathNode, _ style: MathFractionStyle) {
        let isStyled = style == .display || style == .text
        if isStyled { mathML += "<mstyle displaystyle=\"\(style == .display)\" scriptlevel=\"0\">" }
        mathML += style == .bare ? "<mfrac linethickness=\"0\">" : "<mfrac>"
        with(isDisplay: false, isScript: isScript) { writer in
            writer.writeElement(above)
            writer.writeElement(below)
        }
        mathML += "</mfrac>"
        if isStyled { mathML += "</mstyle>" }
    }

    private mutating func writeRoot(_ radicand: MathNode, degree: MathNode?) {
        guard let degree else {
            mathML += "<msqrt>"
            writeNodes(radicand.nodes)
            mathML += "</msqrt>"
            return
        }
        mathML += "<mroot>"
        writeElement(radicand)
        with(isDisplay: false, isScript: true) { $0.writeElement(degree) }
        mathML += "</mroot>"
    }

    private mutating func writeAccent(_ base: MathNode, _ mark: String, isUnder: Bool, isStretchy: Bool) {
        let (name, attribute) = isUnder ? ("munder", "accentunder") : ("mover", "accent")
        mathML += "<\(name) \(attribute)=\"true\">"
        writeElement(base)
        mathML += "<mo stretchy=\"\(isStretchy)\">\(mark)</mo></\(name)>"
    }

    private mutating func writeTable(_ rows: [[MathNode]], _ style: MathTableStyle) {
        mathML +=
            "<mtable class=\"\(style.isPaired ? "math-pairs" : "math-table")\"\(style.isDisplay ? " displaystyle=\"true\"" : "")>"
        let width = rows.map(\.count).max() ?? 0
        for row in rows {
            mathML += "<mtr>"
            for column in 0..<width {
                mathML += "<mtd class=\"math-\(style.alignment(of: column))\">"
                if column < row.count {
                    with(isDisplay: style.isDisplay, isScript: isScript) { writer in
                        // The right side of a pair goes on from its left side.
                        writer.writeNodes(row[column].nodes, after: style.isPaired && column % 2 == 1 ? .operand : nil)
                    }
                }
                mathML += "</mtd>"
            }
            mathML += "</mtr>"
        }
        mathML += "</mtable>"
    }
}
