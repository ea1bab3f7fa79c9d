import Foundations
import MarkdownTree
import Testing

/// What notebooks write within lines, beyond GFM: formulas, citations, references, labels and values, each with its
/// place.
@Suite struct NotebookSyntaxTests {
    @Test func formulas() {
        let text = #"""
            Inline $a_1 + b*c*$ costs $ 5 or 6$, but \$x\$ not; `$code$` and <a title="$y$">$z$</a>.

            $$
            \sum_i x_i
            + y
            = 2
            $$ {#eq-sum}

            > Quoted $$ a
            > + b $$ {#eq-q} end.

            | $c$   | $a \| b$ |
            |-------|-----------|
            | $c$   | d         |

            No $ math $ here, and $x$5 none. $open

            $$ never
            ends
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-20:1
                  paragraph @1:1-1:89
                    text "Inline " @1:1-1:89
                    math "a_1 + b*c*" @1:8-1:20
                    text " costs $ 5 or 6$, but $x$ not; " @1:1-1:89
                    code "$code$" @1:1-1:89
                    text " and " @1:1-1:89
                    inlineHTML "<a title=\"$y$\">" @1:1-1:89
                    math "z" @1:81-1:84
                    inlineHTML "</a>" @1:1-1:89
                    text "." @1:1-1:89
                  paragraph @3:1-7:13
                    displayMath "\n\\sum_i x_i\n+ y\n= 2\n" #eq-sum @3:1-7:13
                  blockQuote @9:1-10:22
                    paragraph @9:3-10:22
                      text "Quoted " @9:3-10:22
                      displayMath " a\n  + b " #eq-q @9:10-10:17
                      text " end." @9:3-10:22
                  table none none @12:1-14:22
                    tableRow header @12:1-12:21
                      tableCell @12:3-12:6
                        math "c" @12:3-12:6
                      tableCell @12:11-12:19
                        math "a  | b" @12:11-12:19
                    tableRow @14:1-14:22
                      tableCell @14:3-14:6
                        math "c" @14:3-14:6
                      tableCell @14:11-14:12
                        text "d" @14:11-14:12
                  paragraph @16:1-16:39
                    text "No $ math $ here, and $x$5 none. $open" @16:1-16:39
                  paragraph @18:1-19:5
                    text "$$ never" @18:1-19:5
                    softBreak @18:1-19:5
                    text "ends" @18:1-19:5
                """#)
    }

    /// A colon makes a definition of a link only of a bracket that begins its line.
    @Test func citationBeforeAColon() {
        let document = MarkdownDocument.parse(
            SourceFile(path: "x.md", text: "---\ntitle: T\n---\nas [@first]:\n\n[@second]: https://example.org\n"))
        var keys: [String] = []
        document.root.forEachDescendant { if case .citation(let citations) = $0.kind { keys += citations.map(\.key) } }
        #expect(keys == ["first"])
    }

    @Test func citationsAndCrossReferences() {
        let text = #"""
            As [@wang2024, p. 3; see @xian2018] and @han_2021. show; [-@n-k+1] too, but a@b.c not, nor \@key, `@key`, \#
            [@link](u).
            See @tbl-a, @fig-b.c, @eq-x and @sec-1; (@tbl-y) *@fig-z*.
            [see also @a:b/c, chapters 1--2, and so on]
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-4:1
                  paragraph @1:1-3:44
                    text "As " @1:1-3:44
                    citation @wang2024 "p. 3"; "see" @xian2018 @1:4-1:36
                    text " and " @1:1-3:44
                    citation @han_2021 narrative @1:41-1:50
                    text ". show; " @1:1-3:44
                    citation -@n-k+1 @1:58-1:67
                    text " too, but " @1:1-3:44
                    link "mailto:a@b.c" @1:1-3:44
                      text "a@b.c" @1:1-3:44
                    text " not, nor @key, " @1:1-3:44
                    code "@key" @1:1-3:44
                    text ", " @1:1-3:44
                    link "u" @1:1-3:44
                      citation @link narrative @1:108-1:113
                    text "." @1:1-3:44
                    softBreak @1:1-3:44
                    text "See " @1:1-3:44
                    crossReference tbl-a @2:5-2:11
                    text ", " @1:1-3:44
                    crossReference fig-b.c @2:13-2:21
                    text ", " @1:1-3:44
                    crossReference eq-x @2:23-2:28
                    text " and " @1:1-3:44
                    crossReference sec-1 @2:33-2:39
                    text "; (" @1:1-3:44
                    crossReference tbl-y @2:42-2:48
                    text ") " @1:1-3:44
                    emphasis @1:1-3:44
                      crossReference fig-z @2:51-2:57
                    text "." @1:1-3:44
                    softBreak @1:1-3:44
                    citation "see also" @a:b/c "chapters 1--2, and so on" @3:1-3:44
                """#)
    }

    @Test func labelsOfHeadings() {
        let text = #"""
            # One {#sec-one}
            ## Two {#sec-two} ##
            Three `x` {#sec-3}
            ---
            # Four {#bad label}
            # Five {#a} more
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-7:1
                  heading 1 #sec-one @1:1-1:17
                    text "One" @1:1-1:17
                  heading 2 #sec-two @2:1-2:21
                    text "Two" @2:1-2:21
                  heading 2 #sec-3 @3:1-4:4
                    text "Three " @3:1-4:4
                    code "x" @3:1-4:4
                  heading 1 @5:1-5:20
                    text "Four {#bad label}" @5:1-5:20
                  heading 1 @6:1-6:17
                    text "Five {#a} more" @6:1-6:17
                """#)
    }

    @Test func values() {
        let text = #"""
            `= a.H - b.H | pct1` and ``= c`` and `` = d `` and `e`.

            | x |
            |---|
            | `= a | pct1` |
            | `= a \| pct1` | 

            - item `= in
              list` end
            """#
        #expect(
            dump(text, .notebook) == #"""
                document @1:1-10:1
                  paragraph @1:1-1:56
                    code "= a.H - b.H | pct1" @1:1-1:21
                    text " and " @1:1-1:56
                    code "= c" @1:26-1:33
                    text " and " @1:1-1:56
                    code "= d" @1:1-1:56
                    text " and " @1:1-1:56
                    code "e" @1:1-1:56
                    text "." @1:1-1:56
                  table none @3:1-6:18
                    tableRow header @3:1-3:6
                      tableCell @3:3-3:4
                        text "x" @3:3-3:4
                    tableRow @5:1-5:17
                      tableCell @5:3-5:15
                        code "= a | pct1" @5:3-5:15
                    tableRow @6:1-6:18
                      tableCell @6:3-6:16
                        code "= a  | pct1" @6:3-6:16
                  list tight @8:1-9:12
                    item @8:1-9:12
                      paragraph @8:3-9:12
                        text "item " @8:3-9:12
                        code "= in   list" @8:8-9:8
                        text " end" @8:3-9:12
                """#)
    }

    @Test func plainTextHasNoNotebookSyntax() {
        let text = "$a$, [@key], @tbl-a and `= x`[^1]\n\n[^1]: no note\n"
        var found: [MarkdownNode.Kind] = []
        MarkdownDocument.parse(SourceFile(path: "t.md", text: text), dialect: .plain).root.forEachDescendant { node in
            switch node.kind {
            case .math, .citation, .crossReference, .footnoteReference, .footnoteDefinition: found.append(node.kind)
            default: break
            }
        }
        #expect(found.isEmpty)
    }

    @Test func formulasAreByteForByte() {
        let text = "> Text $$a +\n> \\frac{é}{b}$$ and $x$.\n\n| $a \\| b$ |\n|---|\n"
        let file = SourceFile(path: "t.md", text: text)
        var count = 0
        MarkdownDocument.parse(file, dialect: .notebook).root.forEachDescendant { node in
            guard case .math(let source, let isDisplay, _) = node.kind else { return }
            count += 1
            let start = node.range.lower + (isDisplay ? 2 : 1)
            let bytes = Array(source.utf8)
            #expect(node.range.upper - node.range.lower == bytes.count + (isDisplay ? 4 : 2))
            for (offset, byte) in bytes.enumerated() where byte != 0x20 { #expect(file.bytes[start + offset] == byte) }
        }
        #expect(count == 3)
    }

    @Test func textWithMaskCharactersIsKept() {
        let text = "\u{E000}0\u{E001} $a$ \u{E002}"
        let document = MarkdownDocument.parse(SourceFile(path: "t.md", text: text), dialect: .notebook)
        #expect(document.root.plainText == "\u{E000}0\u{E001} a \u{E002}")
    }
}
