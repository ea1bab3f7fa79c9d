extension MathCommand {
    static let letters: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for (name, letter) in italicLetters { commands[name] = MathCommand(.identifier(MathWord(letter))) }
        for (name, letter) in uprightLetters { commands[name] = MathCommand(.upright(letter)) }
        for (name, letter) in variantCapitals {
            commands[name] = MathCommand(.identifier(MathWord(letter, alphabet: .italic)))
        }
        return commands
    }()

    private static let italicLetters = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η",
        "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
        "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
        "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "imath": "ı", "jmath": "ȷ",
        "varkappa": "ϰ", "digamma": "ϝ",
    ]

    /// Capital Greek that was asked for in italics.
    private static let variantCapitals = [
        "varGamma": "Γ", "varDelta": "Δ", "varTheta": "Θ", "varLambda": "Λ", "varXi": "Ξ", "varPi": "Π",
        "varSigma": "Σ", "varUpsilon": "Υ", "varPhi": "Φ", "varPsi": "Ψ", "varOmega": "Ω",
    ]

    /// Letters and letter-like signs that print upright; LaTeX sets capital Greek so.
    static let uprightLetters = [
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
        "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "nabla": "∇", "partial": "∂", "infty": "∞", "ell": "ℓ", "hbar": "ℏ",
        "Re": "ℜ",
        "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "emptyset": "∅", "varnothing": "⌀", "top": "⊤", "bot": "⊥", "beth": "ℶ",
        "gimel": "ℷ", "daleth": "ℸ", "eth": "ð", "hslash": "ℏ", "mho": "℧",
        "Bbbk": "𝕜", "Finv": "Ⅎ",
    ]
}
