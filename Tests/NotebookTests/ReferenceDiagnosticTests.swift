import Notebook
import Testing

/// Names that lead nowhere, or in a circle.
@Suite struct ReferenceDiagnosticTests {
    @Test func unknownCell() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl train full
            like: bsae
            ```

            ```d3gzsl table t
            rows: [base, ful, other]
            compare: {bas: paper}
            ```

            ```d3gzsl expect
            - fulll.H > base.H
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:9:7: error: there is no train block 'bsae'
                  9 | like: bsae
                    |       ^~~~
                 hint: did you mean 'base'?
                n.md:13:14: error: there is no train block 'ful'
                 13 | rows: [base, ful, other]
                    |              ^~~
                 hint: did you mean 'full'?
                n.md:13:19: error: there is no train block 'other'
                 13 | rows: [base, ful, other]
                    |                   ^~~~~
                 hint: there are base, full
                n.md:14:11: error: there is no train block 'bas'
                 14 | compare: {bas: paper}
                    |           ^~~
                 hint: did you mean 'base'?
                n.md:18:3: error: there is no block 'fulll'
                 18 | - fulll.H > base.H
                    |   ^~~~~
                 hint: did you mean 'full'?
                5 errors
                """#)
    }

    @Test func wrongKind() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            like: t
            generator: f-clswgan
            ```

            ```d3gzsl table t
            rows: {base: Base, t: This}
            ```

            ```d3gzsl figure f
            of: t
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:7: error: 't' is a table block; a train block is needed here
                  5 | like: t
                    |       ^
                 hint: there are base
                n.md:9:17: note: 't' stands here
                  9 | ```d3gzsl table t
                    |                 ^
                n.md:10:20: error: 't' is a table block; a train block is needed here
                 10 | rows: {base: Base, t: This}
                    |                    ^
                 hint: there are base
                n.md:9:17: note: 't' stands here
                  9 | ```d3gzsl table t
                    |                 ^
                n.md:14:5: error: 't' is a table block; a train block is needed here
                 14 | of: t
                    |     ^
                 hint: there are base
                n.md:9:17: note: 't' stands here
                  9 | ```d3gzsl table t
                    |                 ^
                3 errors
                """#)
    }

    @Test func noCellAtAll() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl figure f
            of: base
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:5: error: there is no train block 'base'
                  5 | of: base
                    |     ^~~~
                 hint: this notebook has no train block with a name
                1 error
                """#)
    }

    @Test func circleOfLikes() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train a
            like: c
            ```

            ```d3gzsl train b
            like: a
            ```

            ```d3gzsl train c
            like: b
            ```

            ```d3gzsl train d
            like: c
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:7: error: 'a' needs itself: a → c → b → a
                  5 | like: c
                    |       ^
                 hint: let one of them not refer to the next
                n.md:13:7: note: 'c' needs 'b' here
                 13 | like: b
                    |       ^
                n.md:9:7: note: 'b' needs 'a' here
                  9 | like: a
                    |       ^
                1 error
                """#)
    }

    @Test func likeItself() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train a
            generator: f-clswgan
            like: a
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:7: error: 'a' needs itself: a → a
                  6 | like: a
                    |       ^
                 hint: let one of them not refer to the next
                1 error
                """#)
    }

    @Test func unknownMetric() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl table t
            rows: [base]
            ```

            ```d3gzsl expect
            - base.AUSC > 30
            - base.accuracy > t.H
            - base > 3
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:13:8: error: a train block has no metric 'AUSC'
                 13 | - base.AUSC > 30
                    |        ^~~~
                 hint: did you mean 'AUSUC'?
                n.md:14:8: error: a train block has no metric 'accuracy'
                 14 | - base.accuracy > t.H
                    |        ^~~~~~~~
                 hint: metrics are U, S, H, AUSUC
                n.md:14:21: error: 't' is a table block, which gives no numbers
                 14 | - base.accuracy > t.H
                    |                     ^
                 hint: name a block that computes something
                n.md:15:3: error: 'base' is a train block, not a number
                 15 | - base > 3
                    |   ^~~~
                 hint: write 'base.METRIC'; metrics are U, S, H, AUSUC
                4 errors
                """#)
    }

    @Test func expectationSyntax() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl expect
            - base.H
            - base.H > 
            - base.H within 2 or 67.8
            - base.H = 3
            - [base.H, 3]
            - base.H == 3 by 1
            - "base.H > mena(base.U)"
            -
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:9:9: error: expected >, >=, <, <=, == or 'within', but it ends here
                  9 | - base.H
                    |         ^
                 hint: for example 'full.H > base.H' or 'full.H within 2 of 67.8'
                n.md:10:11: error: expected a number, a parameter or 'cell.metric', but it ends here
                 10 | - base.H >
                    |           ^
                 hint: for example 'full.H > base.H' or 'full.H within 2 of 67.8'
                n.md:11:19: error: expected 'of', but found 'or'
                 11 | - base.H within 2 or 67.8
                    |                   ^~
                 hint: write 'a within 2 of b'
                n.md:12:10: error: '=' has no meaning in an expression
                 12 | - base.H = 3
                    |          ^
                 hint: expressions are made of numbers, parameters, 'cell.metric', + - * / ( ) and the functions \#
                mean, sd, ci95, n, min, max, abs
                n.md:13:3: error: an expectation is a comparison, not a list
                 13 | - [base.H, 3]
                    |   ^~~~~~~~~~~
                 hint: for example 'full.H > base.H' or 'full.H within 2 of 67.8'
                n.md:14:18: error: 'by' goes with >, >=, < and <=
                 14 | - base.H == 3 by 1
                    |                  ^
                 hint: write 'a within 1 of b'
                n.md:15:13: error: there is no function 'mena'
                 15 | - "base.H > mena(base.U)"
                    |             ^~~~
                 hint: did you mean 'mean'?
                n.md:16:2: error: an expectation is a comparison, not nothing
                 16 | -
                    |  ^
                 hint: for example 'full.H > base.H' or 'full.H within 2 of 67.8'
                8 errors
                """#)
    }

    @Test func parameterInExpression() {
        let text = #"""
            ---
            title: T
            parameters: {goal: high, floor: 3}
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl expect
            - base.H > goal
            - base.H > flor
            - base.H > ${floor}
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:10:12: error: the parameter 'goal' is text, not a number
                 10 | - base.H > goal
                    |            ^~~~
                 hint: expressions are made of numbers
                n.md:3:14: note: the parameter 'goal' is defined here
                  3 | parameters: {goal: high, floor: 3}
                    |              ^~~~
                n.md:11:12: error: there is no parameter 'flor'
                 11 | - base.H > flor
                    |            ^~~~
                 hint: did you mean 'floor'?
                2 errors
                """#)
    }

    @Test func inlineValues() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            It reaches `= base.H | pct9` of `= base.U |` and `= base.X | points`, `= base.H +`, ``= basis.H``.

            | a            | b        |
            |--------------|----------|
            | `= base.H | pcd1` | `= base.h \| pct1` |

            > In a quotation `= base.S
            > / 3 $` too.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:8:24: error: there is no format 'pct9'
                  8 | It reaches `= base.H | pct9` of `= base.U |` and `= base.X | points`, `= base.H +`, ``= basis.H``.
                    |                        ^~~~
                 hint: did you mean 'pct0'?
                n.md:8:44: error: a format is missing after '|'
                  8 | It reaches `= base.H | pct9` of `= base.U |` and `= base.X | points`, `= base.H +`, ``= basis.H``.
                    |                                            ^
                 hint: formats are auto, int, num1, num2, num3, num4, pct0, pct1, pct, pct2, points, points1, \#
                points2, ±, pm, ±2, pm2, ci95, times, seconds, duration, sig2, .2g, sig3, .3g, sig4, .4g, sig5, .5g
                n.md:8:58: error: a train block has no metric 'X'
                  8 | It reaches `= base.H | pct9` of `= base.U |` and `= base.X | points`, `= base.H +`, ``= basis.H``.
                    |                                                          ^
                 hint: metrics are U, S, H, AUSUC
                n.md:8:82: error: expected a number, a parameter or 'cell.metric', but it ends here
                  8 | It reaches `= base.H | pct9` of `= base.U |` and `= base.X | points`, `= base.H +`, ``= basis.H``.
                    |                                                                                  ^
                 hint: a code span that begins with '= ' is a value; code that is to be shown begins otherwise
                n.md:8:89: error: there is no block 'basis'
                  8 | It reaches `= base.H | pct9` of `= base.U |` and `= base.X | points`, `= base.H +`, ``= basis.H``.
                    |                                                                                         ^~~~~
                 hint: there are base
                n.md:12:15: error: there is no format 'pcd1'
                 12 | | `= base.H | pcd1` | `= base.h \| pct1` |
                    |               ^~~~
                 hint: did you mean 'pct1'?
                n.md:12:31: error: a train block has no metric 'h'
                 12 | | `= base.H | pcd1` | `= base.h \| pct1` |
                    |                               ^
                 hint: did you mean 'H'?
                n.md:14:18: error: '$' has no meaning in an expression
                 14 | > In a quotation `= base.S
                    |                  ^~~~~~~~~
                    | … to line 15
                 hint: expressions are made of numbers, parameters, 'cell.metric', + - * / ( ) and the functions \#
                mean, sd, ci95, n, min, max, abs
                8 errors
                """#)
    }

    @Test func crossReferences() {
        let text = #"""
            ---
            title: T
            ---
            # Method {#sec-method}

            $$a$$ {#eq-a}

            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl table ablation
            rows: [base]
            ```

            @tbl-ablation, @sec-method and @eq-a are there; @tbl-abblation, @fig-ablation, @eq-b, @sec-x and \#
            @fig-zzzzzz are not.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:16:50: error: nothing has the label 'tbl-abblation'
                 16 | @tbl-ablation, @sec-method and @eq-a are there; @tbl-abblation, @fig-ablation, @eq-b, @sec-x \#
                and @fig-zzzzzz a…
                    |                                                  ^~~~~~~~~~~~~
                 hint: did you mean 'tbl-ablation'?
                n.md:16:66: error: nothing has the label 'fig-ablation'
                 16 | …lation, @sec-method and @eq-a are there; @tbl-abblation, @fig-ablation, @eq-b, @sec-x and \#
                @fig-zzzzzz are not.
                    |                                                            ^~~~~~~~~~~~
                 hint: did you mean 'tbl-ablation'?
                n.md:16:81: error: nothing has the label 'eq-b'
                 16 | …lation, @sec-method and @eq-a are there; @tbl-abblation, @fig-ablation, @eq-b, @sec-x and \#
                @fig-zzzzzz are not.
                    |                                                                           ^~~~
                 hint: did you mean 'eq-a'?
                n.md:16:88: error: nothing has the label 'sec-x'
                 16 | …lation, @sec-method and @eq-a are there; @tbl-abblation, @fig-ablation, @eq-b, @sec-x and \#
                @fig-zzzzzz are not.
                    |                                                                                  ^~~~~
                 hint: labels are sec-method, eq-a, tbl-ablation
                n.md:16:99: error: nothing has the label 'fig-zzzzzz'
                 16 | …lation, @sec-method and @eq-a are there; @tbl-abblation, @fig-ablation, @eq-b, @sec-x and \#
                @fig-zzzzzz are not.
                    |                                                                                             \#
                ^~~~~~~~~~
                 hint: labels are sec-method, eq-a, tbl-ablation
                5 errors
                """#)
    }

    @Test func noLabels() {
        let text = #"""
            ---
            title: T
            ---
            See @eq-loss, @sec-x, @tbl-a and @fig-a.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:6: error: nothing has the label 'eq-loss'
                  4 | See @eq-loss, @sec-x, @tbl-a and @fig-a.
                    |      ^~~~~~~
                 hint: write '{#eq-loss}' behind a formula between $$
                n.md:4:16: error: nothing has the label 'sec-x'
                  4 | See @eq-loss, @sec-x, @tbl-a and @fig-a.
                    |                ^~~~~
                 hint: write '{#sec-x}' at the end of a heading
                n.md:4:24: error: nothing has the label 'tbl-a'
                  4 | See @eq-loss, @sec-x, @tbl-a and @fig-a.
                    |                        ^~~~~
                 hint: tables carry the names of their blocks: '@tbl-NAME'
                n.md:4:35: error: nothing has the label 'fig-a'
                  4 | See @eq-loss, @sec-x, @tbl-a and @fig-a.
                    |                                   ^~~~~
                 hint: figures carry the names of their blocks: '@fig-NAME'
                4 errors
                """#)
    }

    @Test func duplicateLabels() {
        let text = #"""
            ---
            title: T
            ---
            # Method {#sec-a}
            ### Other {#sec-a}

            $$a$$ {#eq-a}

            $$b$$ {#eq-a}

            # Strange {#tbl-t}

            ```d3gzsl table t
            rows: []
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:11: error: the label 'sec-a' is given twice
                  5 | ### Other {#sec-a}
                    |           ^~~~~~~~
                 hint: give one of them another label
                n.md:4:10: note: first given here
                  4 | # Method {#sec-a}
                    |          ^~~~~~~~
                n.md:9:7: error: the label 'eq-a' is given twice
                  9 | $$b$$ {#eq-a}
                    |       ^~~~~~~
                 hint: give one of them another label
                n.md:7:7: note: first given here
                  7 | $$a$$ {#eq-a}
                    |       ^~~~~~~
                n.md:13:11: error: the label 'tbl-t' is given twice
                 13 | ```d3gzsl table t
                    |           ^~~~~~~
                 hint: give one of them another label
                n.md:11:11: note: first given here
                 11 | # Strange {#tbl-t}
                    |           ^~~~~~~~
                3 errors
                """#)
    }
}
