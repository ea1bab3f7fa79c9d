/// As much of a language as colours need. A new language is one more entry of `all`.
struct CodeLanguage: Sendable {
    /// What it is called in info strings.
    let names: [String]
    var lineComment: String?
    /// Whether a comment must have a blank before it, as in YAML and shells.
    var commentNeedsSpace = false
    var blockComment: (open: String, close: String)?
    /// The longest first.
    var stringDelimiters: [String] = []
    /// Delimiters in which a backslash is a backslash.
    var rawDelimiters: Set<String> = []
    var keywords: Set<String> = []
    /// Characters of words beside letters, digits and underscores.
    var wordMarks: Set<Character> = []
    /// Whether a word or string before a colon names something.
    var hasKeys = false
    /// Whether `$name` and `${name}` stand for values.
    var hasVariables = false

    static func named(_ name: String) -> CodeLanguage? {
        all.first { $0.names.contains(name.lowercased()) }
    }

    static let all: [CodeLanguage] = [
        CodeLanguage(
            names: ["yaml", "yml"], lineComment: "#", commentNeedsSpace: true, stringDelimiters: ["\"", "'"],
            rawDelimiters: ["'"], keywords: ["true", "false", "null", "yes", "no", "~"], wordMarks: ["-", "."],
            hasKeys: true,
            hasVariables: true),
        CodeLanguage(
            names: ["json"], stringDelimiters: ["\""], keywords: ["true", "false", "null"], wordMarks: ["-", "+", "."],
            hasKeys: true),
        CodeLanguage(
            names: ["swift"], lineComment: "//", blockComment: ("/*", "*/"), stringDelimiters: ["\"\"\"", "\""],
            keywords: [
                "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue",
                "default", "defer", "do", "else", "enum", "extension", "false", "fileprivate", "final", "for", "func",
                "guard", "if", "import", "in", "init", "inout", "internal", "is", "lazy", "let", "mutating", "nil",
                "package",
                "private", "protocol", "public", "repeat", "rethrows", "return", "self", "Self", "some", "static",
                "struct",
                "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "weak", "where",
                "while",
            ]),
        CodeLanguage(
            names: ["sh", "shell", "bash", "zsh", "console"], lineComment: "#", commentNeedsSpace: true,
            stringDelimiters: ["\"", "'"], rawDelimiters: ["'"],
            keywords: [
                "case", "cd", "do", "done", "elif", "else", "esac", "exit", "export", "fi", "for", "function", "if",
                "in",
                "local", "return", "set", "then", "until", "while",
            ], wordMarks: ["-", ".", "/"], hasVariables: true),
        CodeLanguage(
            names: ["python", "py"], lineComment: "#", stringDelimiters: ["\"\"\"", "'''", "\"", "'"],
            keywords: [
                "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif",
                "else",
                "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "not", "or", "pass",
                "raise", "return", "try", "while", "with", "yield",
            ]),
    ]
}
