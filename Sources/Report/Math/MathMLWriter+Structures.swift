// Scripts, fractions and what else stands over and under something
extension MathMLWriter {
    mutating func writeScripts(_ node: MathNode, _ neighbours: Neighbours) {
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
            mathML += "<mo movablelimits=\"false\">\(Self.escaped(symbol.text))</mo>"
        } else {
            writeBase(base, neighbours)
        }
        writeScriptElements([sub, sup])
        mathML += "</\(name)>"
    }

    /// What carries scripts: it has no space of its own, since what it carries stands close.
    mutating func writeBase(_ base: MathNode, _ neighbours: Neighbours) {
        switch base {
        case .symbol(let symbol): writeSymbol(symbol, neighbours)
        case .function(let name, _): writeWord(MathWord(name, isUpright: true))
        case .classed(let content, _): writeElement(content)
        default: writeElement(base)
        }
    }

    private mutating func writeScriptElements(_ scripts: [MathNode?]) {
        with(isDisplay: false, isScript: true) { writer in
            for script in scripts {
                if let script { writer.writeElement(script) }
            }
        }
    }

    mutating func writeMultiscripts(
        _ base: MathNode, _ after: MathScripts, _ before: MathScripts, _ neighbours: Neighbours
    ) {
        mathML += "<mmultiscripts>"
        writeBase(base, neighbours)
        writeScriptElements([after.sub ?? .nothing, after.sup ?? .nothing])
        mathML += "<mprescripts></mprescripts>"
        writeScriptElements([before.sub ?? .nothing, before.sup ?? .nothing])
        mathML += "</mmultiscripts>"
    }

    mutating func writeFraction(_ above: MathNode, _ below: MathNode, _ style: MathFractionStyle) {
        if let level = style.level { mathML += "<mstyle\(level.attributes)>" }
        mathML += style.hasLine ? "<mfrac>" : "<mfrac linethickness=\"0\">"
        let isInScript = style.level.map(\.isScript) ?? isScript
        with(isDisplay: style.isContinued, isScript: isInScript) { writer in
            for part in [above, below] {
                if style.isContinued {
                    writer.mathML += "<mstyle\(MathStyle.Level.display.attributes)>"
                    writer.writeNodes(part.nodes)
                    writer.mathML += "</mstyle>"
                } else {
                    writer.writeElement(part)
                }
            }
        }
        mathML += "</mfrac>"
        if style.level != nil { mathML += "</mstyle>" }
    }

    mutating func writeRoot(_ radicand: MathNode, degree: MathNode?) {
        guard let degree else {
            mathML += "<msqrt>"
            writeNodes(radicand.nodes)
            mathML += "</msqrt>"
            return
        }
        mathML += "<mroot>"
        writeElement(radicand)
        writeScriptElements([degree])
        mathML += "</mroot>"
    }

    mutating func writeAccent(_ base: MathNode, _ mark: String, isUnder: Bool, isStretchy: Bool) {
        let (name, attribute) = isUnder ? ("munder", "accentunder") : ("mover", "accent")
        mathML += "<\(name) \(attribute)=\"true\">"
        writeElement(base)
        mathML += "<mo stretchy=\"\(isStretchy)\">\(Self.escaped(mark))</mo></\(name)>"
    }

    mutating func writePadded(_ content: MathNode, _ padding: MathPadding) {
        let parts = [("width", padding.hasWidth), ("height", padding.hasHeight), ("depth", padding.hasDepth)]
        let attributes = parts.filter { !$0.1 }.map { " \($0.0)=\"0\"" }.joined()
        if !attributes.isEmpty { mathML += "<mpadded\(attributes)>" }
        if !padding.isVisible { mathML += "<mphantom>" }
        writeNodes(content.nodes)
        if !padding.isVisible { mathML += "</mphantom>" }
        if !attributes.isEmpty { mathML += "</mpadded>" }
    }
}

// Size and colour
extension MathMLWriter {
    /// A switch makes no group: what stands in it and beside it are neighbours.
    mutating func writeStyled(_ content: MathNode, _ style: MathStyle, _ neighbours: Neighbours) {
        mathML += "<mstyle\(style.level?.attributes ?? "")\(style.color?.attributes ?? "")>"
        with(
            isDisplay: style.level.map { $0 == .display } ?? isDisplay,
            isScript: style.level.map { $0 == .compact ? isScript : $0.isScript } ?? isScript
        ) { writer in
            writer.writeNodes(content.nodes, after: neighbours.previous, before: neighbours.next)
        }
        mathML += "</mstyle>"
    }

    /// Ink on a coloured ground is the one that reads on it, on a light screen and on a dark one.
    mutating func writeBoxed(_ content: MathNode, _ background: MathColor?) {
        if let background {
            let ink = [MathColor.lightInk, .darkInk].max { $0.contrast(to: background) < $1.contrast(to: background) }!
            mathML += "<mrow mathbackground=\"\(background.hexadecimal)\" mathcolor=\"\(ink.hexadecimal)\""
            mathML += " class=\"math-filled\">"
        } else {
            mathML += "<mrow class=\"math-boxed\">"
        }
        writeNodes(content.nodes)
        mathML += "</mrow>"
    }
}

extension MathStyle.Level {
    /// For an `<mstyle>`.
    fileprivate var attributes: String {
        switch self {
        case .display: " displaystyle=\"true\" scriptlevel=\"0\""
        case .text: " displaystyle=\"false\" scriptlevel=\"0\""
        case .script: " displaystyle=\"false\" scriptlevel=\"1\""
        case .scriptscript: " displaystyle=\"false\" scriptlevel=\"2\""
        case .compact: " displaystyle=\"false\""
        }
    }

    fileprivate var isScript: Bool { self == .script || self == .scriptscript }
}

extension MathColor {
    /// The colour on a light page, and beside it, for screens that have both, the one that reads on a dark one.
    fileprivate var attributes: String {
        let light = readable(on: .lightGround, towards: .lightInk).hexadecimal
        let dark = readable(on: .darkGround, towards: .darkInk).hexadecimal
        let both = light == dark ? "" : " style=\"color: light-dark(\(light), \(dark))\""
        return " mathcolor=\"\(light)\"\(both)"
    }
}
