extension MathCommand {
    static let functions: [String: MathCommand] = {
        var commands: [String: MathCommand] = [:]
        for name in [
            "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker",
            "lg", "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
        ] {
            commands[name] = MathCommand(.function(name, takesLimits: false))
        }
        for name in ["det", "gcd", "inf", "lim", "max", "min", "Pr", "sup"] {
            commands[name] = MathCommand(.function(name, takesLimits: true))
        }
        commands["limsup"] = MathCommand(.function("lim\u{2009}sup", takesLimits: true))
        commands["liminf"] = MathCommand(.function("lim\u{2009}inf", takesLimits: true))
        commands["bmod"] = MathCommand(.symbol(MathSymbol("mod", .binary)))
        commands["pmod"] = MathCommand { parser, token in
            let modulus = parser.argument(of: token)
            return .row([
                .space(1), .symbol(MathSymbol("(", .open)), .function("mod", takesLimits: false), .space(1 / 3),
                modulus,
                .symbol(MathSymbol(")", .close)),
            ])
        }
        commands["operatorname"] = MathCommand { parser, token in
            let takesLimits = parser.take(.symbol("*"))
            guard let (name, _) = parser.rawArgument(of: token) else { return .row([]) }
            let words = name.replacing("\\,", with: "\u{2009}").replacing("\\ ", with: "\u{A0}")
            return .function(
                words.filter { $0 == "\u{A0}" || $0 == "\u{2009}" || !$0.isWhitespace }, takesLimits: takesLimits)
        }
        return commands
    }()
}
