import Testing

@testable import Report

@Suite struct HighlightingTests {
    /// Pieces as `kind(text)`, plain ones bare.
    private func marked(_ code: String, _ language: String) throws -> String {
        let language = try #require(CodeLanguage.named(language))
        return CodeLexer(language: language).tokens(of: code).map {
            $0.kind == .plain ? $0.text : "\($0.kind.rawValue)(\($0.text))"
        }.joined()
    }

    @Test(arguments: [
        ("yaml", "a: 1 # c", "key(a): number(1) comment(# c)"),
        ("yaml", "like: don't # x\nurl: http://a#b", "key(like): don't comment(# x)\nkey(url): http://a#b"),
        (
            "yaml", "rows: [true, \"a: b\", 'c', ${seeds}]",
            "key(rows): [keyword(true), string(\"a: b\"), string('c'), variable(${seeds})]"
        ),
        ("yaml", "- f-clswgan\n- 1e-4\n- 9f31c2\n- 1.2.3", "- f-clswgan\n- number(1e-4)\n- 9f31c2\n- 1.2.3"),
        ("YML", "{full: d3gzsl}", "{key(full): d3gzsl}"),
        (
            "swift", "let x = \"a \\\" // b\" /* c\n*/ + 0.5 // d",
            "keyword(let) x = string(\"a \\\" // b\") comment(/* c\n*/) + number(0).number(5) comment(// d)"
        ),
        ("swift", "\"\"\"\n\"a\"\n\"\"\"", "string(\"\"\"\n\"a\"\n\"\"\")"),
        (
            "sh", "export A=\"$B c\" # d\necho a#b $HOME ${X}",
            "keyword(export) A=string(\"$B c\") comment(# d)\necho a#b variable($HOME) variable(${X})"
        ),
        ("json", "{\"a\": [1, null, \"b\"]}", "{key(\"a\"): [number(1), keyword(null), string(\"b\")]}"),
        ("python", "def f(x): return 'a' # b", "keyword(def) f(x): keyword(return) string('a') comment(# b)"),
    ])
    func colours(language: String, code: String, expected: String) throws {
        #expect(try marked(code, language) == expected)
    }

    @Test(
        arguments: CodeLanguage.all.map { $0.names[0] },
        ["", "\"", "'", "\"\"\"", "/*", "#", "${", "$", "\\", "a: 'b\nc: \"d\n", "é: 日本 # ü", "\r\n\t"])
    func nothingIsLost(language: String, code: String) throws {
        let language = try #require(CodeLanguage.named(language))
        #expect(CodeLexer(language: language).tokens(of: code).map(\.text).joined() == code)
    }

    @Test func unknownLanguagesAreOnlyEscaped() {
        #expect(
            CodeHTML(info: "x\"y <z>", literal: "<a> & \"b\"").html
                == "<pre tabindex=\"0\"><code class=\"language-x&quot;y\">&lt;a&gt; &amp; &quot;b&quot;</code></pre>\n")
        #expect(CodeHTML(info: "", literal: "a").html == "<pre tabindex=\"0\"><code>a</code></pre>\n")
    }

    @Test func aNotebookBlockIsYAML() {
        #expect(
            CodeHTML(info: "d3gzsl train base", literal: "seeds: 3").html.contains(
                "<span class=\"hl-key\">seeds</span>: <span class=\"hl-number\">3</span>"))
    }
}
