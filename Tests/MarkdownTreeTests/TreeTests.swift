import Foundations
import MarkdownTree
import Testing

/// The tree of a text, a line a node, with the place of each.
func dump(_ text: String, _ dialect: Dialect) -> String {
    String(
        MarkdownDocument.parse(SourceFile(path: "t.md", text: text + "\n"), dialect: dialect).root.dump().dropLast()
    )
}

/// Blocks and plain GFM: trees with the place of every node.
@Suite struct TreeTests {
    @Test func plainGFM() {
        let text = #"""
            # Heading *one* ##

            Setext `code`
            ===

            A paragraph with **strong**, ~~struck~~, ~one~, a [link](http://a.b "T"),
            ![image](i.png) and a line  
            break. www.example.com and <b>raw</b> &amp; &copy; \* escaped.

            > quote
            lazy
            > - nested

            1. one
            2. two

               loose

            - [ ] todo
            - [x] done
              * deep

            ***

            | a | b \| c | d |
            |:--|:-:|--:|
            | `x` | *y* |
            | 1 | 2 | 3 | 4 |

            ```swift
            let a = 1 < 2
            ```

                indented

            <div>
            html
            </div>

            <script>alert(1)</script>

            [ref]: /url 'title'
            See [ref] and [ref][], $5 and @user.
            """#
        #expect(
            dump(text, .plain) == #"""
                document @1:1-44:1
                  heading 1 @1:1-1:19
                    text "Heading " @1:1-1:19
                    emphasis @1:1-1:19
                      text "one" @1:1-1:19
                  heading 1 @3:1-4:4
                    text "Setext " @3:1-4:4
                    code "code" @3:1-4:4
                  paragraph @6:1-8:63
                    text "A paragraph with " @6:1-8:63
                    strong @6:1-8:63
                      text "strong" @6:1-8:63
                    text ", " @6:1-8:63
                    strikethrough @6:1-8:63
                      text "struck" @6:1-8:63
                    text ", " @6:1-8:63
                    strikethrough @6:1-8:63
                      text "one" @6:1-8:63
                    text ", a " @6:1-8:63
                    link "http://a.b" "T" @6:1-8:63
                      text "link" @6:1-8:63
                    text "," @6:1-8:63
                    softBreak @6:1-8:63
                    image "i.png" @6:1-8:63
                      text "image" @6:1-8:63
                    text " and a line" @6:1-8:63
                    lineBreak @6:1-8:63
                    text "break. " @6:1-8:63
                    link "http://www.example.com" @6:1-8:63
                      text "www.example.com" @6:1-8:63
                    text " and " @6:1-8:63
                    inlineHTML "<b>" @6:1-8:63
                    text "raw" @6:1-8:63
                    inlineHTML "</b>" @6:1-8:63
                    text " & © * escaped." @6:1-8:63
                  blockQuote @10:1-12:11
                    paragraph @10:3-11:5
                      text "quote" @10:3-11:5
                      softBreak @10:3-11:5
                      text "lazy" @10:3-11:5
                    list tight @12:3-12:11
                      item @12:3-12:11
                        paragraph @12:5-12:11
                          text "nested" @12:5-12:11
                  list 1 period loose @14:1-17:9
                    item @14:1-14:7
                      paragraph @14:4-14:7
                        text "one" @14:4-14:7
                    item @15:1-17:9
                      paragraph @15:4-15:7
                        text "two" @15:4-15:7
                      paragraph @17:4-17:9
                        text "loose" @17:4-17:9
                  list tight @19:1-21:9
                    item [ ] @19:1-19:11
                      paragraph @19:7-19:11
                        text "todo" @19:7-19:11
                    item [x] @20:1-21:9
                      paragraph @20:7-20:11
                        text "done" @20:7-20:11
                      list tight @21:3-21:9
                        item @21:3-21:9
                          paragraph @21:5-21:9
                            text "deep" @21:5-21:9
                  thematicBreak @23:1-23:4
                  table left center right @25:1-28:18
                    tableRow header @25:1-25:19
                      tableCell @25:3-25:4
                        text "a" @25:3-25:4
                      tableCell @25:7-25:13
                        text "b | c" @25:7-25:13
                      tableCell @25:16-25:17
                        text "d" @25:16-25:17
                    tableRow @27:1-27:14
                      tableCell @27:3-27:6
                        code "x" @27:3-27:6
                      tableCell @27:9-27:12
                        emphasis @27:9-27:12
                          text "y" @27:9-27:12
                      tableCell @27:14-27:14
                    tableRow @28:1-28:18
                      tableCell @28:3-28:4
                        text "1" @28:3-28:4
                      tableCell @28:7-28:8
                        text "2" @28:7-28:8
                      tableCell @28:11-28:12
                        text "3" @28:11-28:12
                  codeBlock "swift" "let a = 1 < 2\n" @30:1-32:4
                  codeBlock "" "indented\n" @34:5-34:13
                  htmlBlock "<div>\nhtml\n</div>\n" @36:1-38:7
                  htmlBlock "<script>alert(1)</script>\n" @40:1-40:26
                  paragraph @42:1-43:37
                    text "See " @42:1-43:37
                    link "/url" "title" @42:1-43:37
                      text "ref" @42:1-43:37
                    text " and " @42:1-43:37
                    link "/url" "title" @42:1-43:37
                      text "ref" @42:1-43:37
                    text ", $5 and @user." @42:1-43:37
                """#)
    }

    @Test func footnotes() {
        let text = #"""
            Text[^b] and[^a], `[^c]`, [^none].

            [^a]: First
                $x$
            [^b]: Second
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-6:1
                  paragraph @1:1-1:35
                    text "Text" @1:1-1:35
                    footnoteReference "b" @1:1-1:35
                    text " and" @1:1-1:35
                    footnoteReference "a" @1:1-1:35
                    text ", " @1:1-1:35
                    code "[^c]" @1:1-1:35
                    text ", [^none]." @1:1-1:35
                  footnoteDefinition "b" @5:1-5:13
                    paragraph @5:7-5:13
                      text "Second" @5:7-5:13
                  footnoteDefinition "a" @3:1-4:8
                    paragraph @3:7-4:8
                      text "First" @3:7-4:8
                      softBreak @3:7-4:8
                      math "x" @4:5-4:8
                """#)
    }

    @Test func frontMatterAndBlocks() {
        let text = #"""
            ---
            title: X
            ---

            # H

            ```d3gzsl train base
            a: $b$
            ```
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-10:1
                  heading 1 @5:1-5:4
                    text "H" @5:1-5:4
                  codeBlock "d3gzsl train base" "a: $b$\n" @7:1-9:4
                """#)
    }

    @Test func blocksThatOthersEnd() {
        let text = #"""
            A `x` {#sec-a}
            ---
            # B
            C
            ===
            text
            > ```
            > a
            b

            > D {#sec-d}
            > ---
            > e

            - ~~~ x

              y
            - z

            ```
            never
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-22:1
                  heading 2 #sec-a @1:1-2:4
                    text "A " @1:1-2:4
                    code "x" @1:1-2:4
                  heading 1 @3:1-3:4
                    text "B" @3:1-3:4
                  heading 1 @4:1-5:4
                    text "C" @4:1-5:4
                  paragraph @6:1-6:5
                    text "text" @6:1-6:5
                  blockQuote @7:1-8:4
                    codeBlock "" "a\n" @7:3-8:4
                  paragraph @9:1-9:2
                    text "b" @9:1-9:2
                  blockQuote @11:1-13:4
                    heading 2 #sec-d @11:3-12:6
                      text "D" @11:3-12:6
                    paragraph @13:3-13:4
                      text "e" @13:3-13:4
                  list tight @15:1-18:4
                    item @15:1-17:4
                      codeBlock "x" "\ny\n" @15:3-17:4
                    item @18:1-18:4
                      paragraph @18:3-18:4
                        text "z" @18:3-18:4
                  codeBlock "" "never\n" @20:1-21:6
                """#)
    }

    @Test(arguments: ["\r\n", "\r"])
    func lineEndingsChangeNothing(ending: String) {
        let text =
            "---\ntitle: T\n---\n# A {#sec-a}\n\n$$\na\n$$ {#eq-a}\n\n> `= x` and\n> more\n> ```\n> code\n> ```\n\n"
            + "| a |\n|---|\n| $b$ |"
        #expect(
            dump(text.replacing("\n", with: ending), .notebook).replacing(
                ending == "\r" ? "\\r" : "\\r\\n", with: "\\n") == dump(text, .notebook))
    }

    @Test(arguments: [
        ("---\ntitle: T\n---\n$a$", Dialect.notebook), ("$a$", .plain), ("text\n\n```d3gzsl train a\n```\n", .notebook),
        ("---\n\ntext\n---\n", .plain),
        ("- ```d3gzsl train a\n  ```\n", .plain), ("```d3gzslx\n```\n", .plain), ("~~~ d3gzsl\n~~~", .notebook),
    ])
    func dialectIsFound(text: String, dialect: Dialect) {
        #expect(MarkdownDocument.parse(SourceFile(path: "t.md", text: text)).dialect == dialect)
    }
}
