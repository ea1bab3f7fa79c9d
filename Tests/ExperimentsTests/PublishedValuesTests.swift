import Datasets
import Foundation
import Foundations
import Testing

@testable import Experiments

/// Published values are held against their form, and stand only beside what is measured of the same.
@Suite struct PublishedValuesTests {
    private func problems(_ text: String) -> String {
        var problems: [Diagnostic] = []
        _ = PublishedValues(reading: SourceFile(path: "p.yaml", text: text), problems: &problems)
        return problems.map { "\($0.range?.start.description ?? "") \($0.message)" }.joined(separator: "\n")
    }

    @Test(arguments: [
        ("", "1:1 a file of published values is empty"),
        ("- just a list\n", "1:1 a file of published values is a map, not a list"),
        ("words\n", "1:1 a file of published values is a map, not 'words'"),
        ("sources: {s: t}\n", "1:1 a file of published values needs 'methods'"),
        ("methods:\n", "1:9 'methods' is empty"),
        ("methods: [m]\n", "1:10 'methods' is a map, not a list"),
        ("methods: {m: 3}\n", "1:14 the method 'm' is a map, not 3"),
        (
            "method: {m: {CUB: {H: 1}}}\nmethods: {m: {CUB: {H: 1}}}\n",
            "1:1 a file of published values has no part 'method'"
        ),
        ("sources: {s: t}\nmethods: {m: {sources: [s]}}\n", "2:14 the method 'm' has no values"),
        ("methods: {m: {sources: [z], CUB: {H: 1}}}\n", "1:25 source 'z' is not among 'sources'"),
        ("methods: {m: {CUB: {Hmm: 3}}}\n", "1:21 there is no metric 'Hmm'"),
        ("methods: {m: {CUB: {H: word}}}\n", "1:24 'H' is a number, not 'word'"),
        ("methods: {m: {CUB: {H: [1]}}}\n", "1:24 'H' is a number, not a list"),
        ("methods: {m: {CUB: {H: .nan}}}\n", "1:24 'H' is a number, not .nan"),
        ("methods: {m: {CUB: {H: 101}}}\n", "1:24 'H' is in percent, from 0 to 100, not 101"),
        ("methods: {m: {CUB: {H: -0.1}}}\n", "1:24 'H' is in percent, from 0 to 100, not -0.1"),
        ("methods: {m: {CUB: 40}}\n", "1:20 'CUB' is a map, not 40"),
        ("methods: {m: {CUB: {}}}\n", "1:20 'CUB' is empty"),
        ("methods: {m: {CUB: [{H: 1}, {H: 2}]}}\n", "1:20 two results of 'm' are of the same data: CUB"),
        ("methods: {m: {\"CUB (odd)\": {H: 1}}}\n", "1:15 'CUB (odd)' is no name of a data set"),
        ("methods: {m: {CUB: {H: 1, seenClasses: few}}}\n", "1:40 'seenClasses' is a whole number of at least 1"),
        ("methods: {m: {CUB: {H: 1, semantics: []}}}\n", "1:38 'semantics' is text, not an empty list"),
    ])
    func malformed(text: String, message: String) {
        #expect(problems(text) == message)
    }

    @Test func wellFormed() {
        #expect(
            problems("other: 3\nsources: {s: t}\nmethods: {m: {sources: s, CUB: {H: 40, U: , semantics: sent}}}\n")
                == "")
        var none: [Diagnostic] = []
        let text = "methods: {m: {CUB: [{H: 1}, {H: 2, seenClasses: 30}], \"SUN (12 seen classes)\": {H: 3}}}\n"
        let values = PublishedValues(reading: SourceFile(path: "p.yaml", text: text), problems: &none)
        #expect(none.isEmpty)
        #expect(values.entries(of: "m").map(\.seenClasses) == [nil, 30, 12])
    }

    /// A data set in a folder, with one image embedding and two class embeddings.
    private static func bench() throws -> Bench { try Bench() }

    @Test func valuesMeetTheirOwnDataOnly() throws {
        let bench = try Self.bench()
        try """
        sources: {s: somewhere}
        methods:
          m:
            sources: [s]
            shapes: {U: 10, S: 20, H: 15}
            "shapes (30 seen classes)": {U: 30, S: 40, H: 35}
          other:
            sources: [s]
            shapes: {H: 77.7, semantics: attributes-9}
        """.write(toFile: bench.folder + "/pub.yaml", atomically: true, encoding: .utf8)
        _ = try bench.run(
            """
            ---
            title: T
            published: pub.yaml
            ---
            ```d3gzsl train a
            \(Bench.tiny)
            ```

            ```d3gzsl train b
            like: a
            seenClasses: 30
            ```

            ```d3gzsl train c
            like: a
            imageEmbedding: other
            ```

            ```d3gzsl table t
            rows: {a: A, b: B}
            compare: {a: m, b: m}
            columns: [S]
            ```

            ```d3gzsl table t2
            rows: {a: A, c: C}
            columns: [S, H]
            compare: {c: other}
            ```
            """)
        let lines = try String(contentsOfFile: bench.folder + "/reports/notebook/tbl-t.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let (head, a, b) = (lines[0], lines[1], lines[2])
        let titles = ["shapes", "shapes (30 seen classes)"]
        let places = try titles.map { try #require(head.firstIndex(of: "difference on \($0) S (points)")) }
        let published = try titles.map { try #require(head.firstIndex(of: "published on \($0) S (%)")) }
        #expect(
            a[published[0]] == "20" && b[published[0]] == "20" && a[published[1]] == "40" && b[published[1]] == "40")
        // A has no run with 30 seen classes, B none with all.
        #expect(!a[places[0]].isEmpty && b[places[0]].isEmpty && a[places[1]].isEmpty && !b[places[1]].isEmpty)
        let html = try bench.report()
        let card = html[(try #require(html.range(of: "Scorecard</h2>"))).upperBound...]
        #expect(card.contains("A, shapes (30 seen classes), S"))
        #expect(card.components(separatedBy: "not measured here").count == 4)
        // A built-in data set has one embedding, so that there is one group of it; and no other class embedding.
        #expect(html.contains("Published, but not of what is measured here: C, shapes, attributes-9, H 77.7."))
        let second = try String(contentsOfFile: bench.folder + "/reports/notebook/tbl-t2.csv", encoding: .utf8)
        #expect(second.hasPrefix("Method,S (%),S (%) n,S (%) seeds,H (%),H (%) n,H (%) seeds\r\n"), "\(second)")
    }

    private static func selection(
        _ image: String = "res101", _ classes: String = "att", seen: Int? = nil, part: DataSelection.Part = .test
    ) -> DataSelection {
        DataSelection(
            DatasetReference(name: "CUB", imageEmbedding: image, classEmbedding: classes), part: part, seenClasses: seen
        )
    }

    @Test(
        arguments: [
            (nil, nil, nil, selection(), true), (nil, nil, nil, selection("clip"), false),
            (nil, nil, nil, selection("res101", "sent"), false), (nil, nil, nil, selection(seen: 30), false),
            (nil, nil, nil, selection(part: .validation), false), ("clip", nil, nil, selection("clip"), true),
            ("clip", nil, nil, selection(), false), (nil, "sent", nil, selection("res101", "sent"), true),
            (nil, "sent", nil, selection(), false), (nil, "attributes-312", nil, selection(), true),
            (nil, "attributes-312", nil, selection("res101", "other"), true),
            (nil, "sentences-1024", nil, selection(), false), (nil, nil, 30, selection(seen: 30), true),
            (nil, nil, 30, selection(), false),
        ] as [(String?, String?, Int?, DataSelection, Bool)])
    func subject(image: String?, semantics: String?, seen: Int?, selection: DataSelection, isSame: Bool) {
        let entry = PublishedValues.Entry(
            dataset: "CUB", seenClasses: seen, imageEmbedding: image, semantics: semantics, values: ["H": 50],
            sources: [])
        // The data describe a class by 312 numbers.
        #expect(entry.isOf(selection, isBuiltIn: false, embeddingSize: 312) == isSame)
    }

    @Test func columnsOfTwoEmbeddingsHaveTwoTitles() {
        let selections = [Self.selection(), Self.selection("clip"), Self.selection("clip", "sent")]
        let titles = DataSelection.titles(of: selections)
        #expect(selections.map { titles[$0] } == ["CUB, res101, att", "CUB, clip, att", "CUB, clip, sent"])
        #expect(DataSelection.titles(of: [selections[1]]).values.sorted() == ["CUB"])
    }

    @Test func embeddingsThatNothingReads() throws {
        func complaints(_ options: String) throws -> String {
            try Self.bench().complaints("---\ntitle: T\n---\n```d3gzsl train a\n\(options)\n```\n")
        }
        #expect(try complaints("imageEmbedding: other").contains("nothing reads 'imageEmbedding'"))
        #expect(try complaints("classEmbedding: sent").contains("nothing reads 'classEmbedding'"))
        #expect(try !complaints("imageEmbedding: res101\nclassEmbedding: att").contains("nothing reads"))
    }

    /// Two image embeddings and two class embeddings of one data set, with a published value for each that is measured.
    @Test func embeddingsOfOneDataSet() throws {
        let bench = try Self.bench()
        try FolderFixture(images: ["res101": 12, "clip": 9], classes: ["att": 5, "sent": 7])
            .write(to: bench.folder + "/data", name: "SET")
        try """
        sources: {s: somewhere}
        methods:
          m: {sources: s, SET: [{S: 50}, {S: 60, image: clip, semantics: words-7}, {S: 70, semantics: words-9}]}
        """.write(toFile: bench.folder + "/pub.yaml", atomically: true, encoding: .utf8)
        _ = try bench.run(
            """
            ---
            title: T
            published: pub.yaml
            ---
            ```d3gzsl train a
            \(Bench.tiny)
            dataset: SET
            ```

            ```d3gzsl train c
            like: a
            imageEmbedding: clip
            classEmbedding: sent
            ```

            ```d3gzsl table t
            rows: {a: A, c: C}
            compare: {a: m}
            columns: [S]
            ```

            ```d3gzsl figure f
            kind: bars
            cells: {a: A, c: C}
            ```
            """)
        let lines = try String(contentsOfFile: bench.folder + "/reports/notebook/tbl-t.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline)
        #expect(
            lines[0].contains("SET, res101, att S (%)") && lines[0].contains("SET, clip, sent S (%)"), "\(lines[0])")
        let html = try bench.report()
        let card = html[(try #require(html.range(of: "Scorecard</h2>"))).upperBound...]
        #expect(card.contains("A, SET, res101, att, S") && card.contains("A, SET, clip, sent, S"))
        // Of clip and sentences the row has no run.
        #expect(card.components(separatedBy: "not measured here").count == 3)
        #expect(html.contains("Published, but not of what is measured here: A, SET, words-9, S 70.0."))
        #expect(html.contains("A (SET, res101, att)") && html.contains("C (SET, clip, sent)"))
    }
}
