import Foundations

// Letters, words and spaces
extension MathMLWriter {
    mutating func writeWord(_ word: MathWord) {
        let text =
            word.alphabet.map { alphabet in
                // Browsers slant single letters by themselves.
                alphabet == .italic && word.text.isSlantedAlone
                    ? word.text : String(word.text.map { alphabet.styled($0) })
            } ?? word.text
        let isUpright = word.alphabet.map(\.isUpright) ?? word.isUpright
        mathML += isUpright && text.isSlantedAlone ? "<mi mathvariant=\"normal\">" : "<mi>"
        mathML += Self.escaped(text) + "</mi>"
    }

    mutating func writeNumber(_ digits: String, _ alphabet: MathAlphabet?) {
        mathML += "<mn>\(alphabet.map { alphabet in String(digits.map { alphabet.styled($0) }) } ?? digits)</mn>"
    }

    mutating func writeText(_ text: String, _ style: MathTextStyle) {
        let alphabet = style.alphabet
        // Blanks at the ends of elements would collapse.
        let words = String(text.map { $0.isWhitespace ? "\u{A0}" : alphabet.styled($0) })
        mathML += style.isSmallCapitals ? "<mtext class=\"math-small-capitals\">" : "<mtext>"
        mathML += Self.escaped(words) + "</mtext>"
    }

    mutating func writeSpace(_ width: Double) {
        guard width != 0 else { return }
        mathML += "<mspace width=\"\(Self.em(width))\"/>"
    }

    /// Text for an element. A mark that combines with what stands before it is written as a reference: else it would
    /// make one character with the tag.
    static func escaped(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, first.properties.isGraphemeExtend else {
            return HTMLEscaping.text(text)
        }
        return "&#\(first.value);" + HTMLEscaping.text(String(text.unicodeScalars.dropFirst()))
    }

    /// At most four decimals, without trailing zeros.
    static func em(_ width: Double) -> String {
        var text = NumberText.data.fixed(width, decimals: 4)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text + "em"
    }
}

// Signs
extension MathMLWriter {
    mutating func writeSymbol(_ symbol: MathSymbol, _ neighbours: Neighbours) {
        let none = " lspace=\"0\" rspace=\"0\""
        var attributes: String
        switch symbol.role {
        case .open: attributes = " form=\"prefix\" stretchy=\"false\""
        case .close: attributes = " form=\"postfix\" stretchy=\"false\""
        case .ordinary: attributes = none + (symbol.growsByItself ? " stretchy=\"false\"" : "")
        case .binary where neighbours.previous?.isOperand != true || neighbours.next?.isArgument != true:
            // Not between operands: a sign of one, or a name such as the star of x*.
            attributes = "+−±∓".contains(symbol.text) && neighbours.next != nil ? " form=\"prefix\"" + none : none
        case .binary, .relation:
            attributes = isScript ? none : neighbours.isFirst ? " form=\"infix\"" : ""
            if symbol.role == .relation, !isScript {
                // Two relations make one sign, as in `:=`. MathML takes a colon for punctuation.
                let own = symbol.text == ":" ? Self.em(MathSpace.thick) : nil
                let before = neighbours.previous == .relation ? "0" : own
                let after = neighbours.next == .relation ? "0" : own
                if let before { attributes += " lspace=\"\(before)\"" }
                if let after { attributes += " rspace=\"\(after)\"" }
            }
        case .punctuation where symbol.text == ":": attributes = " lspace=\"0\" rspace=\"0.2222em\""
        case .punctuation: attributes = " separator=\"true\"" + (isScript ? none : "")
        case .large, .integral: attributes = symbol.isKnownOperator ? "" : none
        }
        if symbol.isBold { attributes += " class=\"math-bold\"" }
        mathML += "<mo\(attributes)>\(Self.escaped(symbol.text))</mo>"
    }

    mutating func writeFence(_ sign: String, form: String) {
        guard !sign.isEmpty else { return }
        mathML += "<mo form=\"\(form)\" fence=\"true\" stretchy=\"true\">\(HTMLEscaping.text(sign))</mo>"
    }

    mutating func writeBigDelimiter(_ sign: String, _ size: Double, _ role: MathSymbol.Class) {
        guard !sign.isEmpty else { return }
        let form = [.open: "prefix", .close: "postfix"][role] ?? "infix"
        let space = role == .ordinary ? " lspace=\"0\" rspace=\"0\"" : ""
        // A stretched sign would take the height of its row, and one that carries a script another: the size is asked
        // for by itself.
        mathML += "<mo form=\"\(form)\" stretchy=\"false\" mathsize=\"\(Self.em(size))\"\(space)>"
        mathML += HTMLEscaping.text(sign) + "</mo>"
    }

    /// An arrow that is a little longer than what stands at it.
    mutating func writeArrow(_ arrow: String, above: MathNode, below: MathNode?) {
        let name: String
        switch (below, above) {
        case (nil, _): name = "mover"
        case (_?, .nothing): name = "munder"
        case (_?, _): name = "munderover"
        }
        mathML += "<\(name)><mo stretchy=\"true\">\(arrow)</mo>"
        with(isDisplay: false, isScript: true) { writer in
            for note in [below, name == "munder" ? nil : above] {
                guard let note else { continue }
                writer.mathML += "<mrow><mspace width=\"0.5em\"/>"
                writer.writeNodes(note.nodes)
                writer.mathML += "<mspace width=\"0.5em\"/></mrow>"
            }
        }
        mathML += "</\(name)>"
    }
}

extension MathSymbol {
    /// Whether MathML knows it as a sum, an integral or one of their like, with their size and space.
    var isKnownOperator: Bool {
        (role == .large || role == .integral)
            && text.unicodeScalars.count == 1
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 0x220F...0x2211, 0x222B...0x2233, 0x22C0...0x22C3, 0x2A00...0x2A1C: true
                default: false
                }
            }
    }

    /// Whether a browser would stretch it with its row.
    fileprivate var growsByItself: Bool { ["|", "‖", "↑", "↓", "↕", "⇑", "⇓", "⇕", "/", "∖"].contains(text) }
}

extension MathTextStyle {
    fileprivate var alphabet: MathAlphabet {
        switch (family, isBold, isItalic) {
        case (.roman, false, false): .upright
        case (.roman, true, false): .bold
        case (.roman, false, true): .italic
        case (.roman, true, true): .boldItalic
        case (.sans, false, _): .sansSerif
        case (.sans, true, _): .boldSansSerif
        case (.monospace, _, _): .monospace
        }
    }
}

extension String {
    /// Whether browsers slant it where it stands alone in an `<mi>`.
    fileprivate var isSlantedAlone: Bool {
        count == 1
            && unicodeScalars.allSatisfy {
                $0.isASCII && $0.properties.isAlphabetic || "ϑϕϖϱϵϰ∇∂ıȷ".unicodeScalars.contains($0)
                    || (0x391...0x3C9).contains($0.value)
            }
    }
}
