import Notebook
import Testing

/// What is wrong with a block as a whole.
@Suite struct BlockDiagnosticTests {
    @Test func missingKind() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:4: error: a d3gzsl block needs a kind
                  4 | ```d3gzsl
                    |    ^~~~~~
                 hint: write 'd3gzsl KIND NAME'; kinds are train, table, figure, expect
                1 error
                """#)
    }

    @Test func unknownKind() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl trian base
            generator: f-clswgan
            ```

            ```d3gzsl plot p
            of: base
            ```

            ```d3gzsl table t
            rows: [base]
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:11: error: there is no block kind 'trian'
                  4 | ```d3gzsl trian base
                    |           ^~~~~
                 hint: did you mean 'train'?
                n.md:8:11: error: there is no block kind 'plot'
                  8 | ```d3gzsl plot p
                    |           ^~~~
                 hint: kinds are train, table, figure, expect
                2 errors
                """#)
    }

    @Test func missingName() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:11: error: a train block needs a name
                  4 | ```d3gzsl train
                    |           ^~~~~
                 hint: write 'd3gzsl train NAME', so that others can refer to it
                1 error
                """#)
    }

    @Test func invalidName() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train 2nd
            generator: f-clswgan
            ```

            ```d3gzsl train größer
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:17: error: '2nd' cannot be the name of a block
                  4 | ```d3gzsl train 2nd
                    |                 ^~~
                 hint: names are made of letters, digits, '_' and single '-', and begin with a letter
                n.md:8:17: error: 'größer' cannot be the name of a block
                  8 | ```d3gzsl train größer
                    |                 ^~~~~~
                 hint: names are made of letters, digits, '_' and single '-', and begin with a letter
                2 errors
                """#)
    }

    @Test func wordsAfterTheName() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base seeds=3
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:22: error: 'seeds=3' has no meaning after the name of a block
                  4 | ```d3gzsl train base seeds=3
                    |                      ^~~~~~~
                 hint: write 'd3gzsl KIND NAME'; everything else is an option in the block
                1 error
                """#)
    }

    @Test func duplicateName() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl table base
            rows: [base]
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:8:17: error: there are two blocks 'base'
                  8 | ```d3gzsl table base
                    |                 ^~~~
                 hint: give one of them another name
                n.md:4:17: note: the first stands here
                  4 | ```d3gzsl train base
                    |                 ^~~~
                1 error
                """#)
    }

    @Test func nested() {
        let text = #"""
            ---
            title: T
            ---
            - ```d3gzsl train base
              generator: f-clswgan
              ```
            > ~~~ d3gzsl train other
            > generator: f-clswgan
            > ~~~
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:13: warning: a d3gzsl block within a list or quotation is not run
                  4 | - ```d3gzsl train base
                    |             ^~~~~~~~~~
                 hint: move it out, to the left margin
                n.md:7:14: warning: a d3gzsl block within a list or quotation is not run
                  7 | > ~~~ d3gzsl train other
                    |              ^~~~~~~~~~~
                 hint: move it out, to the left margin
                2 warnings
                """#)
    }

    @Test func misspelt() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gszl train base
            generator: f-clswgan
            ```
            ```yaml
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:11: warning: 'd3gszl' blocks are not run
                  4 | ```d3gszl train base
                    |           ^~~~~~~~~~
                 hint: did you mean 'd3gzsl'?
                1 warning
                """#)
    }

    @Test func unclosed() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan

            Text goes on.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:11: error: this block never ends
                  4 | ```d3gzsl train base
                    |           ^~~~~~~~~~
                 hint: close it with as many backticks as open it
                1 error
                """#)
    }

    @Test func bodyOfTheWrongForm() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            - generator: f-clswgan
            ```

            ```d3gzsl expect
            full.H: 3
            ```

            ```d3gzsl expect
            a.H > 3
            ```

            ```d3gzsl expect
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:1: error: a train block holds options, not a list
                  5 | - generator: f-clswgan
                    | ^~~~~~~~~~~~~~~~~~~~~~
                 hint: write 'name: value', one a line
                n.md:9:1: error: the expect block holds a list of comparisons, not a map
                  9 | full.H: 3
                    | ^~~~~~~~~
                 hint: begin each with '- ', as in '- full.H > base.H'
                n.md:13:1: error: the expect block holds a list of comparisons, not text
                 13 | a.H > 3
                    | ^~~~~~~
                 hint: begin each with '- ', as in '- full.H > base.H'
                n.md:16:11: warning: this expect block expects nothing
                 16 | ```d3gzsl expect
                    |           ^~~~~~
                 hint: write one comparison a line: '- full.H > base.H'
                3 errors, 1 warning
                """#)
    }
}
