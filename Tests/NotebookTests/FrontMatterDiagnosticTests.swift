import Notebook
import Testing

/// What is wrong in front matter and with parameters.
@Suite struct FrontMatterDiagnosticTests {
    @Test func missingTitle() {
        let text = #"""
            ---
            subtitle: S
            ---
            """#
        #expect(
            problems(of: text) == #"""
                n.md:2:1: warning: this notebook has no title
                  2 | subtitle: S
                    | ^
                 hint: add 'title: …' here
                1 warning
                """#)
    }

    @Test func noFrontMatter() {
        let text = #"""
            ```d3gzsl train base
            generator: f-clswgan
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:1:1: warning: this notebook has no title
                  1 | ```d3gzsl train base
                    | ^
                 hint: begin the file with the lines '---', 'title: …' and '---'
                1 warning
                """#)
    }

    @Test func unknownEntry() {
        let text = #"""
            ---
            title: T
            paramters: {seeds: 3}
            tags: [a]
            ---
            """#
        #expect(
            problems(of: text) == #"""
                n.md:3:1: warning: front matter has no entry 'paramters'
                  3 | paramters: {seeds: 3}
                    | ^~~~~~~~~
                 hint: did you mean 'parameters'?
                n.md:4:1: warning: front matter has no entry 'tags'
                  4 | tags: [a]
                    | ^~~~
                 hint: entries are title, subtitle, authors, date, abstract, order, language, bibliography, \#
                published, parameters, quick
                2 warnings
                """#)
    }

    @Test func wrongTypes() {
        let text = #"""
            ---
            title: [a, b]
            authors: {name: A}
            bibliography: {file: refs.bib}
            parameters: [seeds]
            ---
            """#
        #expect(
            problems(of: text) == #"""
                n.md:2:8: error: 'title' takes text, not a list
                  2 | title: [a, b]
                    |        ^~~~~~
                 hint: write text, in quotes if it holds signs such as ':' or '#'
                n.md:3:10: error: 'authors' takes text or a list of them, not a map
                  3 | authors: {name: A}
                    |          ^~~~~~~~~
                 hint: write a list as [a, b]
                n.md:4:15: error: 'bibliography' takes text or a list of them, not a map
                  4 | bibliography: {file: refs.bib}
                    |               ^~~~~~~~~~~~~~~~
                 hint: write a list as [a, b]
                n.md:5:13: error: 'parameters' takes a map of names to values, not a list
                  5 | parameters: [seeds]
                    |             ^~~~~~~
                 hint: for example 'parameters: {seeds: 3}'
                4 errors
                """#)
    }

    @Test func parameterNames() {
        let text = #"""
            ---
            title: T
            parameters:
              3d: 1
              a b: 2
              a-: 3
            ---
            """#
        #expect(
            problems(of: text) == #"""
                n.md:4:3: error: '3d' cannot be the name of a parameter
                  4 |   3d: 1
                    |   ^~
                 hint: names are made of letters, digits, '_' and single '-', and begin with a letter
                n.md:5:3: error: 'a b' cannot be the name of a parameter
                  5 |   a b: 2
                    |   ^~~
                 hint: names are made of letters, digits, '_' and single '-', and begin with a letter
                n.md:6:3: error: 'a-' cannot be the name of a parameter
                  6 |   a-: 3
                    |   ^~
                 hint: names are made of letters, digits, '_' and single '-', and begin with a letter
                3 errors
                """#)
    }

    @Test func parameterOfParameters() {
        let text = #"""
            ---
            title: T
            parameters: {a: 1, b: "${a}", c: [1, x${a}]}
            ---
            `= a`
            `= b`
            `= c`
            """#
        #expect(
            problems(of: text) == #"""
                n.md:3:23: error: a parameter cannot be made of other parameters
                  3 | parameters: {a: 1, b: "${a}", c: [1, x${a}]}
                    |                       ^~~~~~
                 hint: write its value here
                n.md:3:38: error: a parameter cannot be made of other parameters
                  3 | parameters: {a: 1, b: "${a}", c: [1, x${a}]}
                    |                                      ^~~~~
                 hint: write its value here
                n.md:6:4: error: the parameter 'b' is text, not a number
                  6 | `= b`
                    |    ^
                 hint: expressions are made of numbers
                n.md:3:20: note: the parameter 'b' is defined here
                  3 | parameters: {a: 1, b: "${a}", c: [1, x${a}]}
                    |                    ^
                n.md:7:4: error: the parameter 'c' is a list, not a number
                  7 | `= c`
                    |    ^
                 hint: expressions are made of numbers
                n.md:3:31: note: the parameter 'c' is defined here
                  3 | parameters: {a: 1, b: "${a}", c: [1, x${a}]}
                    |                               ^
                4 errors
                """#)
    }

    @Test func unknownParameter() {
        let text = #"""
            ---
            title: On ${datset}
            parameters: {dataset: shapes, seeds: 3}
            ---
            ```d3gzsl train base
            generator: f-clswgan
            dataset: ${dataset}
            seeds: ${sedes}
            note: "trained on ${nothing} with ${dataste}"
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:2:13: error: there is no parameter 'datset'
                  2 | title: On ${datset}
                    |             ^~~~~~
                 hint: did you mean 'dataset'?
                n.md:3:31: warning: nothing uses the parameter 'seeds'
                  3 | parameters: {dataset: shapes, seeds: 3}
                    |                               ^~~~~
                 hint: write ${seeds} in a block, or remove it
                n.md:8:10: error: there is no parameter 'sedes'
                  8 | seeds: ${sedes}
                    |          ^~~~~
                 hint: did you mean 'seeds'?
                n.md:9:21: error: there is no parameter 'nothing'
                  9 | note: "trained on ${nothing} with ${dataste}"
                    |                     ^~~~~~~
                 hint: parameters are dataset, seeds
                n.md:9:37: error: there is no parameter 'dataste'
                  9 | note: "trained on ${nothing} with ${dataste}"
                    |                                     ^~~~~~~
                 hint: did you mean 'dataset'?
                4 errors, 1 warning
                """#)
    }

    @Test func unusedParameter() {
        let text = #"""
            ---
            title: T
            parameters: {seeds: 3, rate: 0.1, epochs: 3}
            ---
            ```d3gzsl train base
            generator: f-clswgan
            seeds: ${seeds}
            ```
            We train `= epochs` epochs.
            """#
        #expect(
            problems(of: text) == #"""
                n.md:3:24: warning: nothing uses the parameter 'rate'
                  3 | parameters: {seeds: 3, rate: 0.1, epochs: 3}
                    |                        ^~~~
                 hint: write ${rate} in a block, or remove it
                1 warning
                """#)
    }

    @Test func malformedParameter() {
        let text = #"""
            ---
            title: T
            parameters: {a: 1}
            ---
            ```d3gzsl train base
            generator: f-clswgan
            note: ${a} and ${} and ${ a } and ${a
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:7:16: error: '${' begins a parameter, but none follows
                  7 | note: ${a} and ${} and ${ a } and ${a
                    |                ^~
                 hint: write ${name}, or $${ for the characters themselves
                n.md:7:24: error: '${' begins a parameter, but none follows
                  7 | note: ${a} and ${} and ${ a } and ${a
                    |                        ^~
                 hint: write ${name}, or $${ for the characters themselves
                n.md:7:35: error: '${' begins a parameter, but none follows
                  7 | note: ${a} and ${} and ${ a } and ${a
                    |                                   ^~
                 hint: write ${name}, or $${ for the characters themselves
                3 errors
                """#)
    }

    @Test func parameterInText() {
        let text = #"""
            ---
            title: T
            parameters: {terms: [be, kl]}
            ---
            ```d3gzsl train base
            generator: f-clswgan
            note: with ${terms}
            ```
            """#
        #expect(
            problems(of: text) == #"""
                n.md:7:14: error: the parameter 'terms' is a list and cannot stand within text
                  7 | note: with ${terms}
                    |              ^~~~~
                 hint: let ${terms} be the whole value
                n.md:3:14: note: the parameter 'terms' is defined here
                  3 | parameters: {terms: [be, kl]}
                    |              ^~~~~
                1 error
                """#)
    }

    @Test func whereAWrongValueComesFrom() {
        let text = #"""
            ---
            title: T
            parameters:
              seeds: many
              rate: 0.5
            ---
            ```d3gzsl train base
            generator: f-clswgan
            seeds: ${seeds}
            rate: ${rate}
            ```
            """#
        #expect(
            problems(of: text, overrides: [ParameterOverride(name: "rate", text: "fast")]) == #"""
                n.md:9:8: error: 'seeds' takes a whole number from 1 to 100 or a list of whole numbers from 0 to \#
                9999, not 'many'
                  9 | seeds: ${seeds}
                    |        ^~~~~~~~
                 hint: for example 1, or write a list as [a, b]
                n.md:4:3: note: the parameter 'seeds' is defined here
                  4 |   seeds: many
                    |   ^~~~~
                n.md:10:7: error: 'rate' takes a number from 0 to 1, not 'fast'
                 10 | rate: ${rate}
                    |       ^~~~~~~
                 hint: for example 0.5
                note: the parameter 'rate' was given from outside as fast
                2 errors
                """#)
    }

    @Test func unknownOverride() {
        let text = #"""
            ---
            title: T
            parameters: {seeds: 3}
            ---
            `= seeds`
            """#
        #expect(
            problems(
                of: text,
                overrides: [
                    ParameterOverride(name: "sedes", text: "4"), ParameterOverride(name: "colour", text: "red"),
                ]) == #"""
                    error: there is no parameter 'sedes' to set to '4'
                     hint: did you mean 'seeds'?
                    error: there is no parameter 'colour' to set to 'red'
                     hint: parameters are seeds
                    2 errors
                    """#)
    }

    @Test func brokenOverride() {
        let text = #"""
            ---
            title: T
            parameters: {seeds: 3}
            ---
            `= seeds`
            """#
        #expect(
            problems(of: text, overrides: [ParameterOverride(name: "seeds", text: "[1, 2")]) == #"""
                -P seeds:1:1: error: this list is not closed
                  1 | [1, 2
                    | ^
                 hint: a list is written [a, b]; is a comma or the closing bracket missing?
                1 error
                """#)
    }
}
