import Foundations
import Testing

@testable import Report

/// Whatever is wrong with an entry, the others are there, and the place is told.
@Suite struct BibTeXRecoveryTests {
    private static let next = "@misc{next, title = {Next}}"

    @Test(arguments: [
        "@article{broken, author = {Doe} title = {No comma}, year = 2019}",
        "  @article{broken, author = {Doe} title = {No comma}, year = 2019}",
        "\t@article{broken,\n  author = {Doe}\n  title = {x}\n}",
        "@article{broken, title = {never closed, year = 2019}",
        "@article{broken, title = {one brace {more, year = 2019}",
        "@article{broken,\n  title = {two {braces {more},\n  year = 2019}\n",
        "@article{broken, title = \"never closed, year = 2019}",
        "@article{broken, title = \"a { in quotes\", year = 2019}",
        "@article{broken, title = {closed}, year = 2019",
        "@article{broken, title {x}, year = 2019}", "@article{broken, = {x}}", "@article{broken, title = }",
        "@article{broken, title = {x} # , year = 1}", "@article{broken, title = {x}}}}}}", "@article{broken",
        "@article{", "@article(broken, title = {x}", "@article{broken; title = {x}}", "@article{my key, title = {x}}",
        "@article{title = {no key}}", "@article{, title = {no key}}", "@string{x}", "@string{x = {y}",
        "@preamble{never closed", "@comment{never closed", "@{x}", "@ article {broken title}", "@", "@@@", "}}}{{{",
        "me@example.org {x} @ 5 p.m.", "@article{broken, title = {\\}, year = 1}",
    ])
    func laterEntriesAreThere(broken: String) {
        for separator in ["\n", "\r\n", "\n\n  ", "\r"] {
            let file = SourceFile(
                path: "r.bib", text: "@misc{first, title = {First}}\n\(broken)\(separator)\(Self.next)\n")
            let (works, diagnostics) = Bibliography.parse(file)
            #expect(works["first"]?.title == "First" && works["next"]?.title == "Next", "\(broken.debugDescription)")
            #expect(diagnostics.allSatisfy { $0.range != nil })
            #expect(diagnostics.filter { $0.severity == .error }.count <= 2)
        }
    }

    @Test func aBrokenEntryEndsAtItsBrace() {
        let (works, diagnostics) = Bibliography.parse(
            SourceFile(path: "r.bib", text: "@misc{a, title {x}} @misc{b, title = {B}}"))
        #expect(works.entries.map(\.key) == ["b"])
        #expect(diagnostics.map(\.id) == ["bibliography-syntax"])
    }

    @Test func oneErrorForOneMissingComma() {
        let text = "  @article{a, author = {Doe, Ann}\n  title = {x}, year = 1}\n\n  \(Self.next)"
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        #expect(works.entries.map(\.key) == ["next"])
        #expect(diagnostics.map { $0.range?.location } == ["r.bib:2:3"])
    }

    @Test func whatLooksLikeAnEntryWithinATextIsText() {
        let text = "@misc{a, abstract = {see\n@mention and a@b.c {x}\n  @ 5}, title = {\"T\"}}"
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        #expect(works["a"]?.title == "\"T\"" && diagnostics == [])
    }

    @Test func commentsMayHoldEntries() {
        let text = "@comment{\n@misc{hidden, title = {x}}\n}\n@Comment jabref\n\(Self.next)\n%@misc x"
        #expect(Bibliography.parse(SourceFile(path: "r.bib", text: text)).bibliography.entries.map(\.key) == ["next"])
    }

    @Test func accentsInQuotes() {
        let text = #"@misc{a, author = "G\"odel, Kurt", title = "Schr{\"o}dinger", note = "ends so\"}"#
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        #expect(works["a"]?.people.map(\.full) == ["Kurt Gödel"] && works["a"]?.title == "Schrödinger")
        #expect(diagnostics == [])
    }

    @Test func keysAreTakenAsTheyStand() {
        let keys = ["DBLP:conf/cvpr/X18", "a+b", "o'neil", "müller2001", "10.1/x_y", "a&b", "2020", "Key", "KEY"]
        let text = keys.map { "@misc{\($0), title = {x}}" }.joined(separator: "\n")
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        #expect(works.entries.map(\.key) == keys)
        #expect(diagnostics.map(\.id) == ["bibliography-similar-key"])
    }

    @Test func equalEntriesInTwoFilesAreNoError() {
        let same = (path: "a.bib", bytes: Array("@misc{k, title = {x}}".utf8))
        let other = (path: "c.bib", bytes: Array("@misc{k, title = {y}}".utf8))
        let (works, diagnostics) = Bibliography.reading([same, (path: "b.bib", bytes: same.bytes), other])
        #expect(works["k"]?.title == "x" && works.entries.count == 1)
        #expect(diagnostics.map(\.severity) == [.warning, .error])
        #expect(diagnostics.map { $0.range?.file.path } == ["b.bib", "c.bib"])
    }

    private func read(_ bytes: [UInt8]) -> (works: Bibliography, diagnostics: [Diagnostic]) {
        let (works, diagnostics) = Bibliography.reading([(path: "r.bib", bytes: bytes)])
        return (works, diagnostics)
    }

    @Test func latin1AndWindows1252() {
        let latin1 =
            "@misc{a, author = {M".utf8 + [0xFC] + "ller}, title = {".utf8 + [0x93, 0xC9, 0x94, 0x80, 0x96, 0x81]
            + "}}".utf8
        let (works, diagnostics) = read(Array(latin1))
        #expect(works["a"]?.people.map(\.full) == ["Müller"])
        #expect(works["a"]?.title == "“É”€–?")
        #expect(diagnostics.map { $0.range?.location } == ["r.bib:1:21"] && !diagnostics.hasErrors)
    }

    @Test func encodingsMixedInOneFile() {
        let mixed = "@misc{a, title = {é日本}}\n@misc{b, title = {".utf8 + [0xE9] + "}}".utf8
        let (works, diagnostics) = read(Array(mixed))
        #expect(works["a"]?.title == "é日本" && works["b"]?.title == "é")
        #expect(diagnostics.map { $0.range?.location } == ["r.bib:2:19"])
    }

    @Test func marksAtTheBeginning() {
        let text = "@misc{a, title = {é}}\r\n"
        #expect(read([0xEF, 0xBB, 0xBF] + text.utf8).diagnostics == [])
        #expect(read([0xEF, 0xBB, 0xBF] + text.utf8).works["a"]?.title == "é")
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(read(utf16).works["a"]?.title == "é" && read(utf16).diagnostics.count == 1)
        #expect(read([0x89, 0x50, 0x4E, 0x47, 0, 0, 1]).diagnostics.hasErrors)
        #expect(read(Array("methods: {a: 1}".utf8)).diagnostics.map(\.id) == ["bibliography-empty"])
        #expect(read([]).diagnostics == [])
    }

    @Test func noSoupTraps() {
        let pieces = [
            "@", "@misc{", "@string(", "{", "}", "\"", "a", ",", "=", "#", "\\", "\n", "\n@article{k,", " and ", "$",
            "~",
            "crossref={k}", "é", "@comment", "(", ")", "title = ", "author=", "\\'", "\\url{",
        ]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int((state >> 33) % UInt64(pieces.count))]
            }
            let works = Bibliography.parse(SourceFile(path: "r.bib", text: text)).bibliography
            for entry in works.entries {
                #expect(HTMLStructure(ReferenceListHTML.html(of: entry)).problems == [], "\(text.debugDescription)")
            }
        }
        for text in ["{", "\\'", "\\emph{", "$", "\\href{", "{\\em ", "\\enquote{"] {
            let deep = String(repeating: text, count: 3_000)
            #expect(HTMLStructure(LaTeXText(deep).html).problems == [])
        }
    }
}
