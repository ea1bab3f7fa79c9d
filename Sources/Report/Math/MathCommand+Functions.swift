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
        for (name, word) in [
            ("limsup", "lim\u{2009}sup"), ("liminf", "lim\u{2009}inf"), ("argmax", "arg\u{2009}max"),
            ("argmin", "arg\u{2009}min"), ("injlim", "inj\u{2009}lim"), ("projlim", "proj\u{2009}lim"),
            ("plim", "plim"),
        ] {
            commands[name] = MathCommand(.function(word, takesLimits: true))
        }
        commands["bmod"] = MathCommand(.symbol(MathSymbol("mod", .binary)))
        commands["pmod"] = MathCommand { parser, token in
            let modulus = parser.argument(of: token)
            return .row([
                .space(1), .symbol(MathSymbol("(", .open)), .upright("mod"), .space(1 / 3), modulus,
                .symbol(MathSymbol(")", .close)),
            ])
        }
        commands["pod"] = MathCommand { parser, token in
            .row([
                .space(1), .symbol(MathSymbol("(", .open)), parser.argument(of: token),
                .symbol(MathSymbol(")", .close)),
            ])
        }
        commands["mod"] = MathCommand { parser, token in
            .row([.space(1), .upright("mod"), .space(1 / 3), parser.argument(of: token)])
        }
        commands["operatorname"] = MathCommand { parser, token in
            let takesLimits = parser.take("*")
            return parser.argument(of: token).styled(.upright).asOperator(takesLimits: takesLimits)
        }
        commands["operatornamewithlimits"] = MathCommand { parser, token in
            parser.argument(of: token).styled(.upright).asOperator(takesLimits: true)
        }
        return commands
    }()

    /// `\mathrel{…}` and its like: what they hold stands among its neighbours as a sign of that class.
    static let classes: [String: MathCommand] = {
        var commands: [String: MathCommand] = [
            "mathop": MathCommand { parser, token in parser.argument(of: token).asOperator(takesLimits: true) },
            "tag": MathCommand { parser, token in
                let isBare = parser.take("*")
                let text = parser.textArgument(of: token, style: MathTextStyle())
                let plain = MathTextStyle()
                parser.setTag(isBare ? text : .row([.text("(", plain), text, .text(")", plain)]), by: token)
                return .unseen
            },
        ]
        let roles: [(String, MathSymbol.Class)] = [
            ("mathrel", .relation), ("mathbin", .binary), ("mathord", .ordinary), ("mathopen", .open),
            ("mathclose", .close), ("mathpunct", .punctuation), ("mathinner", .ordinary),
        ]
        for (name, role) in roles {
            commands[name] = MathCommand { parser, token in
                let content = parser.argument(of: token)
                guard case .symbol(var symbol) = content else { return .classed(content, role) }
                symbol.role = role
                return .symbol(symbol)
            }
        }
        return commands
    }()
}

extension MathParser {
    fileprivate mutating func setTag(_ tag: MathNode, by owner: MathToken) {
        if !isDisplay {
            report("math-tag", "'\\tag' stands only in a formula on lines of its own", at: owner.offsets)
        } else if self.tag != nil {
            report("math-tag", "a second '\\tag' on one line", at: owner.offsets)
        }
        self.tag = self.tag.map { .row([$0, .space(0.5), tag]) } ?? tag
    }
}

extension MathNode {
    /// The same as a named operator, with its limits above and below in display style or beside it.
    func asOperator(takesLimits: Bool) -> MathNode {
        if case .symbol(var symbol) = self {
            symbol.role = takesLimits ? .large : .integral
            return .symbol(symbol)
        }
        if let word, !word.isEmpty { return .function(word, takesLimits: takesLimits) }
        return .classed(self, takesLimits ? .large : .integral)
    }
}
