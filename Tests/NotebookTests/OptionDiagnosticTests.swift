import Notebook
import Testing

/// What is wrong with options.
@Suite struct OptionDiagnosticTests {
    @Test func unknownOption() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            distil: [be]
            optimizer: adam
            Seeds: 3
            ```

            ```d3gzsl figure f
            colour: red
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:1: error: unknown option 'distil' of a train block
                  6 | distil: [be]
                    | ^~~~~~
                 hint: did you mean 'distill'?
                n.md:7:1: error: unknown option 'optimizer' of a train block
                  7 | optimizer: adam
                    | ^~~~~~~~~
                 hint: options are generator, dataset, seeds, rate, epochs, distill, weights, shuffle, note, like
                n.md:8:1: error: unknown option 'Seeds' of a train block
                  8 | Seeds: 3
                    | ^~~~~
                 hint: did you mean 'seeds'?
                n.md:12:1: error: unknown option 'colour' of a figure block
                 12 | colour: red
                    | ^~~~~~
                 hint: options are of, like
                4 errors
                """#)
    }

    @Test func unknownEntry() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            weights: {bee: 1, temperature: 2}
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:11: error: 'weights' has no entry 'bee'
                  6 | weights: {bee: 1, temperature: 2}
                    |           ^~~
                 hint: did you mean 'be'?
                n.md:6:19: error: 'weights' has no entry 'temperature'
                  6 | weights: {bee: 1, temperature: 2}
                    |                   ^~~~~~~~~~~
                 hint: entries are cls, be
                2 errors
                """#)
    }

    @Test func missingOption() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            seeds: 3
            ```

            ```d3gzsl train full
            like: base
            distill: [be]
            ```

            ```d3gzsl table t
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:11: error: this train block lacks the option 'generator'
                  4 | ```d3gzsl train base
                    |           ^~~~~~~~~~
                 hint: 'generator' is one of 'f-clswgan', 'ce-gzsl', 'tf-vaegan'
                n.md:13:11: error: this table block lacks the option 'rows'
                 13 | ```d3gzsl table t
                    |           ^~~~~~~
                 hint: 'rows' is a list of names of train blocks or a map of names of train blocks to texts
                2 errors
                """#)
    }

    @Test func takenBackOption() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            ```

            ```d3gzsl train full
            like: base
            generator:
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:8:11: error: this train block lacks the option 'generator'
                  8 | ```d3gzsl train full
                    |           ^~~~~~~~~~
                 hint: 'generator' is one of 'f-clswgan', 'ce-gzsl', 'tf-vaegan'
                1 error
                """#)
    }

    @Test func wrongTypes() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: [f-clswgan]
            dataset: {name: shapes}
            seeds: 2.5
            rate: quick
            epochs: "10"
            distill: be
            weights: 3
            shuffle: yes
            note: [a]
            ```

            ```d3gzsl table t
            rows: base
            columns: {a: b}
            compare: [base]
            extra: {x: many}
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:12: error: 'generator' takes one of 'f-clswgan', 'ce-gzsl', 'tf-vaegan', not a list
                  5 | generator: [f-clswgan]
                    |            ^~~~~~~~~~~
                 hint: for example f-clswgan
                n.md:6:10: error: 'dataset' takes a data set or a list of them, not a map
                  6 | dataset: {name: shapes}
                    |          ^~~~~~~~~~~~~~
                 hint: write a list as [a, b]
                n.md:7:8: error: 'seeds' takes a whole number from 1 to 100 or a list of whole numbers from 0 to \#
                9999, not 2.5
                  7 | seeds: 2.5
                    |        ^~~
                 hint: for example 1, or write a list as [a, b]
                n.md:8:7: error: 'rate' takes a number from 0 to 1, not 'quick'
                  8 | rate: quick
                    |       ^~~~~
                 hint: for example 0.5
                n.md:9:9: error: 'epochs' takes a whole number of at least 1, not '10'
                  9 | epochs: "10"
                    |         ^~~~
                 hint: write 10 without quotes
                n.md:10:10: error: 'distill' takes a list of 'cls', 'be', 'kl', 'od', not 'be'
                 10 | distill: be
                    |          ^~
                 hint: write [be] for a list of one
                n.md:11:10: error: 'weights' takes a map of 'cls', 'be', not 3
                 11 | weights: 3
                    |          ^
                 hint: write a map as {name: value}
                n.md:12:10: error: 'shuffle' takes true or false, not 'yes'
                 12 | shuffle: yes
                    |          ^~~
                 hint: write 'true'
                n.md:13:7: error: 'note' takes text, not a list
                 13 | note: [a]
                    |       ^~~
                 hint: write text, in quotes if it holds signs such as ':' or '#'
                n.md:17:7: error: 'rows' takes a list of names of train blocks or a map of names of train blocks to \#
                texts, not 'base'
                 17 | rows: base
                    |       ^~~~
                 hint: write a list as [a, b], or write a map as {name: value}
                n.md:18:10: error: 'columns' takes text or a list of them, not a map
                 18 | columns: {a: b}
                    |          ^~~~~~
                 hint: write a list as [a, b]
                n.md:19:10: error: 'compare' takes a map of names of train blocks to texts, not a list
                 19 | compare: [base]
                    |          ^~~~~~
                 hint: write a map as {name: value}
                n.md:20:12: error: 'extra.x' takes a number, not 'many'
                 20 | extra: {x: many}
                    |            ^~~~
                 hint: for example 0.5
                13 errors
                """#)
    }

    @Test func outOfRange() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            seeds: [1, -4]
            rate: 1.5
            epochs: 0
            weights: {cls: -0.5, be: .inf}
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:12: error: 'seeds' takes a whole number from 0 to 9999, not -4
                  6 | seeds: [1, -4]
                    |            ^~
                 hint: for example 0
                n.md:7:7: error: 'rate' takes a number from 0 to 1, not 1.5
                  7 | rate: 1.5
                    |       ^~~
                 hint: for example 0.5
                n.md:8:9: error: 'epochs' takes a whole number of at least 1, not 0
                  8 | epochs: 0
                    |         ^
                 hint: for example 1
                n.md:9:16: error: 'weights.cls' takes a number of at least 0, not -0.5
                  9 | weights: {cls: -0.5, be: .inf}
                    |                ^~~~
                 hint: for example 0
                n.md:9:26: error: 'weights.be' takes a number, not .inf
                  9 | weights: {cls: -0.5, be: .inf}
                    |                          ^~~~
                 hint: for example 0.5
                5 errors
                """#)
    }

    @Test func unknownChoice() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-cslwgan
            distill: [be, bee, xyzzy]
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:12: error: 'generator' has no choice 'f-cslwgan'
                  5 | generator: f-cslwgan
                    |            ^~~~~~~~~
                 hint: did you mean 'f-clswgan'?
                n.md:6:15: error: 'distill' has no choice 'bee'
                  6 | distill: [be, bee, xyzzy]
                    |               ^~~
                 hint: did you mean 'be'?
                n.md:6:20: error: 'distill' has no choice 'xyzzy'
                  6 | distill: [be, bee, xyzzy]
                    |                    ^~~~~
                 hint: choices are cls, be, kl, od
                3 errors
                """#)
    }

    @Test func invalidValue() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            dataset: [shape, imagenet]
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:11: error: 'dataset': there is no data set 'shape'
                  6 | dataset: [shape, imagenet]
                    |           ^~~~~
                 hint: did you mean 'shapes'?
                n.md:6:18: error: 'dataset': there is no data set 'imagenet'
                  6 | dataset: [shape, imagenet]
                    |                  ^~~~~~~~
                 hint: there are shapes, simulated-cub
                2 errors
                """#)
    }

    @Test func emptyOption() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator:
            note:
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:5:11: error: 'generator' takes one of 'f-clswgan', 'ce-gzsl', 'tf-vaegan', not nothing
                  5 | generator:
                    |           ^
                 hint: for example f-clswgan
                n.md:6:6: error: 'note' takes text, not nothing
                  6 | note:
                    |      ^
                 hint: write text, in quotes if it holds signs such as ':' or '#'
                2 errors
                """#)
    }

    @Test func inheritedMistakesAreToldOnce() {
        let text = #"""
            ---
            title: T
            ---
            ```d3gzsl train base
            generator: f-clswgan
            rate: 2
            ```

            ```d3gzsl train full
            like: base
            ```

            ```d3gzsl train more
            like: full
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:6:7: error: 'rate' takes a number from 0 to 1, not 2
                  6 | rate: 2
                    |       ^
                 hint: for example 0.5
                1 error
                """#)
    }
}
