import MarkdownTree
import Notebook

/// Text and inline Markdown as LaTeX.
struct LaTeXWriter {
    /// Text that says the same in LaTeX.
    static func text(_ text: some StringProtocol) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "\\": result += "\\textbackslash{}"
            case "<": result += "\\textless{}"
            case ">": result += "\\textgreater{}"
            case "|": result += "\\textbar{}"
            case "\u{A0}": result += "~"
            case "\u{202F}", "\u{2009}": result += "\\,"
            case _ where signs[character] != nil: result += "$\(signs[character]!)$"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }

    /// Letters and signs that LaTeX has in formulas only.
    private static let signs: [Character: String] = {
        var signs: [Character: String] = [
            "±": "\\pm", "−": "-", "≤": "\\leq", "≥": "\\geq", "≈": "\\approx", "→": "\\to", "×": "\\times",
            "∞": "\\infty",
            "¹": "^1", "²": "^2", "³": "^3", "₀": "_0", "₁": "_1", "₂": "_2",
        ]
        let names = [
            "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
            "eta": "η",
            "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
            "sigma": "σ",
            "tau": "τ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
            "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
        ]
        for (name, letter) in names { signs[Character(letter)] = "\\" + name }
        return signs
    }()

    /// Inline Markdown: emphasis, code, formulas, citations and references keep their meaning; raw HTML is left out.
    static func inline(_ markdown: String) -> String {
        inlines(InlineMarkdown(markdown).paragraph.children)
    }

    private static func inlines(_ nodes: [MarkdownNode]) -> String {
        nodes.map(inline).joined()
    }

    private static func inline(_ node: MarkdownNode) -> String {
        switch node.kind {
        case .text(let text): Self.text(text)
        case .code(let code): "\\texttt{\(Self.text(code))}"
        case .softBreak, .lineBreak: " "
        case .emphasis: "\\emph{\(inlines(node.children))}"
        case .strong: "\\textbf{\(inlines(node.children))}"
        case .math(let source, _, _): "$\(source)$"
        case .citation(let citations): citation(citations)
        case .crossReference(let label): "\\ref{\(label)}"
        case .link(let destination, _): "\\href{\(escapedURL(destination))}{\(inlines(node.children))}"
        case .inlineHTML: ""
        default: inlines(node.children)
        }
    }

    private static func citation(_ citations: [Citation]) -> String {
        if citations.allSatisfy({ $0.locator.isEmpty && $0.prefix.isEmpty }) {
            return "\\cite{\(citations.map(\.key).joined(separator: ","))}"
        }
        return citations.map { citation in
            (citation.prefix.isEmpty ? "" : text(citation.prefix) + " ")
                + (citation.locator.isEmpty
                    ? "\\cite{\(citation.key)}" : "\\cite[\(text(citation.locator))]{\(citation.key)}")
        }.joined(separator: "; ")
    }

    private static func escapedURL(_ url: String) -> String {
        url.replacing("%", with: "\\%").replacing("#", with: "\\#").replacing("{", with: "\\{").replacing(
            "}", with: "\\}")
    }
}
