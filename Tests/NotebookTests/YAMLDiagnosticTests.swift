import Notebook
import Testing

/// Blocks and front matter that are no YAML, or YAML that says too much.
@Suite struct YAMLDiagnosticTests {
    @Test func missingBracket() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            distill: [be, kl
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:10: error: this list is not closed
                  6 | distill: [be, kl
                    |          ^
                 hint: a list is written [a, b]; is a comma or the closing bracket missing?
                1 error
                """#)
    }

    @Test func tab() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            weights:
            	cls: 1
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:7:1: error: a tab indents this line
                  7 |     cls: 1
                    | ^~~~
                 hint: indent with spaces; YAML allows no tabs there
                1 error
                """#)
    }

    @Test func colonInText() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl table t
            rows: []
            caption: U: unseen
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:11: error: a second ':' cannot follow here
                  6 | caption: U: unseen
                    |           ^
                 hint: put text that holds ': ' in quotes
                1 error
                """#)
    }

    @Test func missingColon() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator f-clswgan
            seeds: 3
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:6: error: a ':' cannot follow here
                  6 | seeds: 3
                    |      ^
                 hint: does the line above lack its ':', or is this one indented otherwise?
                1 error
                """#)
    }

    @Test func signThatBeginsNothing() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            note: `code`
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:7: error: '`' cannot begin a value
                  6 | note: `code`
                    |       ^~~~~~
                 hint: put text that begins with such a sign in quotes
                1 error
                """#)
    }

    @Test func missingComma() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            distill: [be kl, "x" y]
            weights: {be: 1, cls: 2
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:10: error: this list is not closed
                  5 | distill: [be kl, "x" y]
                    |          ^
                 hint: a list is written [a, b]; is a comma or the closing bracket missing?
                n.md:5:22: note: this does not continue it
                  5 | distill: [be kl, "x" y]
                    |                      ^~
                1 error
                """#)
    }

    @Test func entriesIndentedUnevenly() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            distill:
              - be
             - kl
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:8:2: error: this line does not fit those above it
                  8 |  - kl
                    |  ^
                 hint: options of one map are indented alike, entries of one list too
                1 error
                """#)
    }

    @Test func lineThatIsNoOption() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            shuffle
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:1: error: this line is no option
                  6 | shuffle
                    | ^~~~~~~
                 hint: every option is written 'name: value'
                1 error
                """#)
    }

    @Test func unclosedQuote() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            note: "no end
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:7: error: this quotation is not closed
                  6 | note: "no end
                    |       ^
                 hint: is the closing quotation mark missing?
                1 error
                """#)
    }

    @Test func twoDocuments() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ---
            seeds: 3
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:1: error: a second YAML document begins here
                  6 | ---
                    | ^~~
                 hint: a block holds one; remove the line '---'
                1 error
                """#)
    }

    @Test func unknownAlias() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            note: *best*
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:7: error: '*' begins a reference to an anchor, and there is none
                  6 | note: *best*
                    |       ^~~~~~
                 hint: put text that begins with * in quotes
                1 error
                """#)
    }

    @Test func controlCharacter() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            note: bell \#u{7}
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:12: error: control characters are not allowed (U+0007)
                  6 | note: bell �
                    |            ^
                 hint: remove the character
                1 error
                """#)
    }

    @Test func keyThatIsNoWord() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            [a, b]: 3
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:1: error: a key must be a word, not a list
                  6 | [a, b]: 3
                    | ^~~~~~
                 hint: write 'name: value'
                1 error
                """#)
    }

    @Test func everyRepeatedKey() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            seeds: 3
            "seeds": 4
            weights: {cls: 1, be: 2, cls: 3, cls: 4}
            generator: ce-gzsl
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:7:1: error: 'seeds' is given twice
                  7 | "seeds": 4
                    | ^~~~~~~
                 hint: keep one of them
                n.md:6:1: note: first given here
                  6 | seeds: 3
                    | ^~~~~
                n.md:8:26: error: 'cls' is given twice
                  8 | weights: {cls: 1, be: 2, cls: 3, cls: 4}
                    |                          ^~~
                 hint: keep one of them
                n.md:8:11: note: first given here
                  8 | weights: {cls: 1, be: 2, cls: 3, cls: 4}
                    |           ^~~
                n.md:8:34: error: 'cls' is given twice
                  8 | weights: {cls: 1, be: 2, cls: 3, cls: 4}
                    |                                  ^~~
                 hint: keep one of them
                n.md:8:11: note: first given here
                  8 | weights: {cls: 1, be: 2, cls: 3, cls: 4}
                    |           ^~~
                n.md:9:1: error: 'generator' is given twice
                  9 | generator: ce-gzsl
                    | ^~~~~~~~~
                 hint: keep one of them
                n.md:5:1: note: first given here
                  5 | generator: f-clswgan
                    | ^~~~~~~~~
                4 errors
                """#)
    }

    @Test func brokenFrontMatter() {
        let text = #"""
            ---
            title: [T
            ---
            Text.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:2:8: error: this list is not closed
                  2 | title: [T
                    |        ^
                 hint: a list is written [a, b]; is a comma or the closing bracket missing?
                1 error
                """#)
    }

    @Test func frontMatterOfTheWrongForm() {
        let text = #"""
            ---
            - title
            ---
            Text.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:2:1: error: front matter is a map of names to values, not a list
                  2 | - title
                    | ^~~~~~~
                 hint: for example 'title: What distillation adds'
                1 error
                """#)
    }

    @Test func unclosedFrontMatter() {
        let text = #"""
            ---
            title: T

            ```d3gzsl train base
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:1:1: error: the front matter never ends
                  1 | ---
                    | ^~~
                 hint: close it with a line '---'
                1 error
                """#)
    }

    @Test func indentedFence() {
        let text = #"""
            ---
            title: T
            ---
               ```d3gzsl train base
               generator: f-clswgan
               distil: [be]
                 weights: 3
               ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:7:6: error: this line does not fit those above it
                  7 |      weights: 3
                    |      ^~~~~~~~
                 hint: options of one map are indented alike, entries of one list too
                1 error
                """#)
    }

    @Test func everyBlockIsReported() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: [f
            ```

            ```d3gzsl train other
            generator: {f
            ```

            ```d3gzsl figure f
            of: base
            off: other
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:12: error: this list is not closed
                  5 | generator: [f
                    |            ^
                 hint: a list is written [a, b]; is a comma or the closing bracket missing?
                n.md:9:12: error: this map is not closed
                  9 | generator: {f
                    |            ^
                 hint: a map is written {a: 1, b: 2}; is a comma or the closing brace missing?
                n.md:14:1: error: unknown option 'off' of a figure block
                 14 | off: other
                    | ^~~
                 hint: did you mean 'of'?
                3 errors
                """#)
    }
}
