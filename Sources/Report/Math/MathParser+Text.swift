import Foundation

/// Words inside a formula while they are read: runs of one style, with formulas and spaces between them.
private struct MathTextRuns {
    private var finished: [MathNode] = []
    /// The run that still grows.
    private var text = ""
    private var style = MathTextStyle()

    /// All runs. A mark that combines with the letter before it makes one letter.
    var nodes: [MathNode] {
        text.isEmpty ? finished : finished + [.text(text.precomposedStringWithCanonicalMapping, style)]
    }

    mutating func append(_ text: String, _ style: MathTextStyle) {
        if style != self.style { endRun() }
        self.style = style
        self.text += text
    }

    private mutating func endRun() {
        guard !text.isEmpty else { return }
        finished.append(.text(text.precomposedStringWithCanonicalMapping, style))
        text = ""
    }

    mutating func append(_ node: MathNode) {
        if case .text(let text, let style) = node {
            append(text, style)
        } else if case .row(let inner) = node {
            for node in inner { append(node) }
        } else {
            endRun()
            finished.append(node)
        }
    }
}

// Text mode
extension MathParser {
    /// The words of a `{…}`, or the next single letter, as TeX sets text: blanks count, `$…$` is a formula.
    mutating func textArgument(of owner: MathToken, style: MathTextStyle) -> MathNode {
        expand()
        let open = token
        if take("{") { return textGroup(openedBy: open, style: style) }
        switch open.kind {
        case .end, .character("}"), .character("&"), .character("^"), .character("_"), .character("$"),
            .command("\\"), .command("right"), .command("end"):
            reportMissingArgument(of: owner)
            return .nothing
        default: break
        }
        var runs = MathTextRuns()
        var style = style
        readText(into: &runs, &style)
        return .group(runs.nodes)
    }

    /// Text up to the brace that closes it, which is taken.
    private mutating func textGroup(openedBy open: MathToken, style: MathTextStyle) -> MathNode {
        deeper(or: .nothing) { parser in
            parser.enclosures.append(.braces)
            defer { parser.enclosures.removeLast() }
            var runs = MathTextRuns()
            var style = style
            while true {
                if parser.token.isAfterBlank { runs.append("\u{A0}", style) }
                let expansions = parser.expansionCount
                parser.expand()
                // A blank before a defined command, and another with which what it stands for begins.
                if parser.token.isAfterBlank, parser.expansionCount > expansions { runs.append("\u{A0}", style) }
                if parser.token.kind == .end || parser.token.is("}") { break }
                parser.readText(into: &runs, &style)
            }
            parser.close(open)
            return .group(runs.nodes)
        }
    }

    /// One thing of a text, which is there.
    private mutating func readText(into runs: inout MathTextRuns, _ style: inout MathTextStyle) {
        let token = token
        advance()
        switch token.kind {
        case .end: break
        case .command(let name): readTextCommand(name, token, into: &runs, &style)
        case .character(let character):
            switch character {
            case "{": runs.append(textGroup(openedBy: token, style: style))
            case "$": runs.append(innerFormula(openedBy: token, in: .dollars))
            case "~": runs.append("\u{A0}", style)
            case "-": runs.append(["-", "–", "—"][repeats(of: "-", atMost: 2)], style)
            case "`": runs.append(["‘", "“"][repeats(of: "`", atMost: 1)], style)
            case "'": runs.append(["’", "”"][repeats(of: "'", atMost: 1)], style)
            case "^", "_", "&", "#":
                report(
                    "math-text-sign", "'\(character)' stands in text", at: token.offsets,
                    hint: character == "^" || character == "_"
                        ? "the sign is written \\\(character == "^" ? "^{}" : "_"), a script $x\(character)…$"
                        : "the sign is written \\\(character)")
                runs.append(String(character), style)
            default: runs.append(String(character), style)
            }
        }
    }

    /// Takes the same character again where it follows at once.
    private mutating func repeats(of character: Character, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, token.is(character), !token.isAfterBlank {
            count += 1
            advance()
        }
        return count
    }

    /// `$…$` or `\(…\)` inside text, whose first sign has been taken.
    private mutating func innerFormula(openedBy open: MathToken, in enclosure: Enclosure) -> MathNode {
        deeper(or: .nothing) { parser in
            let content = parser.row(in: enclosure)
            let isClosed = enclosure == .dollars ? parser.token.is("$") : parser.token.isCommand(")")
            if isClosed {
                parser.advance()
            } else {
                parser.report(
                    "math-unbalanced",
                    enclosure == .dollars ? "this dollar begins a formula that does not end" : "this \\( has no \\)",
                    at: open.offsets, hint: enclosure == .dollars ? "the sign is written \\$" : nil)
            }
            return .style(MathStyle(level: .compact), content)
        }
    }

    private mutating func readTextCommand(
        _ name: String, _ token: MathToken, into runs: inout MathTextRuns, _ style: inout MathTextStyle
    ) {
        if let mark = MathTextLetters.accents[name] {
            runs.append(accented(with: mark, by: token), style)
        } else if let letters = MathTextLetters.letters[name] {
            runs.append(letters, style)
            // `\ae{}` ends the name of a letter without printing anything.
            if self.token.is("{"), peek().is("}"), !self.token.isAfterBlank { drop(2) }
        } else if let change = Self.textSwitches[name] {
            change(&style)
        } else if let change = Self.textStyles[name] {
            var inner = style
            change(&inner)
            runs.append(textArgument(of: token, style: inner))
        } else if Self.textCommands.contains(name), let command = MathCommand.all[name] {
            runs.append(command.node(&self, token))
        } else {
            readOtherTextCommand(name, token, into: &runs, style)
        }
    }

    private mutating func readOtherTextCommand(
        _ name: String, _ token: MathToken, into runs: inout MathTextRuns, _ style: MathTextStyle
    ) {
        switch name {
        case "(": runs.append(innerFormula(openedBy: token, in: .parentheses))
        case "ensuremath":
            runs.append(.style(MathStyle(level: .compact), argument(of: token)))
        case "textsuperscript", "textsubscript":
            let script = textArgument(of: token, style: style)
            runs.append(
                .scripts(
                    base: .nothing, subscript: name == "textsubscript" ? script : nil,
                    superscript: name == "textsubscript" ? nil : script, limits: .never))
        case "textcolor":
            let color = color(of: token)
            let content = textArgument(of: token, style: style)
            runs.append(color == nil ? content : .style(MathStyle(color: color), content))
        default:
            if MathCommand.all[name] != nil || MathRow.changes[name] != nil {
                report(
                    "math-text-command", "'\(token.text)' is no command for text", at: token.offsets,
                    hint: "a formula inside text stands between dollars: $\(token.text)…$")
            } else {
                reportUnknown(name, token)
            }
            runs.append(token.text, MathTextStyle(family: .monospace))
        }
    }

    /// The letter that follows an accent, with the accent on it.
    private mutating func accented(with mark: String, by owner: MathToken) -> String {
        expand()
        let isBraced = take("{")
        var letter = ""
        switch token.kind {
        case .command(let name) where MathTextLetters.letters[name] != nil:
            letter = MathTextLetters.letters[name]!
            advance()
        case .character(let character) where character != "}" && character != "$":
            letter = String(character)
            advance()
        default: if !isBraced { reportMissingArgument(of: owner) }
        }
        if isBraced, !take("}") {
            report("math-unbalanced", "an accent stands on one letter", at: owner.offsets)
            while token.kind != .end, !take("}") { advance() }
        }
        // An accent takes the place of the dot.
        letter = ["\u{131}": "i", "\u{237}": "j"][letter] ?? letter
        return (letter.isEmpty ? "\u{A0}" : letter) + mark
    }

    /// Commands with an argument that change how it is set.
    static let textStyles: [String: @Sendable (inout MathTextStyle) -> Void] = [
        "text": { _ in }, "mbox": { _ in }, "hbox": { _ in },
        "textnormal": { $0 = MathTextStyle() },
        "textbf": { $0.isBold = true }, "textmd": { $0.isBold = false },
        "textit": { $0.isItalic = true }, "textsl": { $0.isItalic = true }, "emph": { $0.isItalic.toggle() },
        "textup": {
            $0.isItalic = false
            $0.isSmallCapitals = false
        },
        "textsc": { $0.isSmallCapitals = true },
        "textrm": { $0.family = .roman }, "textsf": { $0.family = .sans }, "texttt": { $0.family = .monospace },
    ]

    /// Commands that change how the rest of the group is set. The old ones begin from plain text.
    private static let textSwitches: [String: @Sendable (inout MathTextStyle) -> Void] = [
        "bf": { $0 = MathTextStyle(isBold: true) }, "it": { $0 = MathTextStyle(isItalic: true) },
        "sl": { $0 = MathTextStyle(isItalic: true) }, "rm": { $0 = MathTextStyle() },
        "sf": { $0 = MathTextStyle(family: .sans) }, "tt": { $0 = MathTextStyle(family: .monospace) },
        "sc": { $0 = MathTextStyle(isSmallCapitals: true) }, "normalfont": { $0 = MathTextStyle() },
        "bfseries": { $0.isBold = true }, "mdseries": { $0.isBold = false }, "itshape": { $0.isItalic = true },
        "slshape": { $0.isItalic = true }, "upshape": { $0.isItalic = false }, "em": { $0.isItalic.toggle() },
        "scshape": { $0.isSmallCapitals = true }, "rmfamily": { $0.family = .roman },
        "sffamily": { $0.family = .sans }, "ttfamily": { $0.family = .monospace },
    ]

    /// Commands that mean the same in text as in a formula.
    private static let textCommands: Set<String> = [
        ",", ":", ">", ";", "!", " ", "quad", "qquad", "enspace", "thinspace", "medspace", "thickspace",
        "negthinspace", "negmedspace", "negthickspace", "hspace", "hskip", "kern", "phantom", "hphantom", "vphantom",
        "boxed", "fbox", "colorbox", "fcolorbox", "label", "relax", "protect", "/", "-", "allowbreak", "nobreak",
        "strut",
    ]
}
