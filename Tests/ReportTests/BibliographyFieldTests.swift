import Foundations
import Testing

@testable import Report

@Suite struct BibliographyFieldTests {
    private func entry(_ fields: String, kind: String = "misc") throws -> BibliographyEntry {
        let text = "@\(kind){k, \(fields)}"
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        #expect(diagnostics == [])
        return try #require(works["k"])
    }

    /// Addresses are what is written, but for what only protects them from LaTeX.
    @Test(arguments: [
        ("http://a.edu/~ann/x.html", "http://a.edu/~ann/x.html"), ("http://a.edu/\\~{}ann", "http://a.edu/~ann"),
        ("http://a.edu/{\\textasciitilde}ann", "http://a.edu/~ann"),
        ("http://a.edu/\\textasciitilde{}ann", "http://a.edu/~ann"),
        ("http://a.edu/$\\sim$ann", "http://a.edu/~ann"), ("https://e.org/a--b---c", "https://e.org/a--b---c"),
        ("https://e.org/a%20b?x=1&y=2#z", "https://e.org/a%20b?x=1&amp;y=2#z"),
        ("https://e.org/a\\_b\\%20c\\&d\\#e", "https://e.org/a_b%20c&amp;d#e"),
        ("https://e.org/o'neil/``x''", "https://e.org/o&#x27;neil/%60%60x&#x27;&#x27;"),
        ("https://e.org/$a$/b", "https://e.org/$a$/b"),
        ("{https://e.org/a}", "https://e.org/a"), ("\\url{https://e.org/~a}", "https://e.org/~a"),
        ("<https://e.org/a>", "https://e.org/a"), (" https://e.org/a\n     /b ", "https://e.org/a/b"),
        ("www.example.org/~a", "https://www.example.org/~a"), ("arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("//e.org/a", "https://e.org/a"), ("HTTP://e.org/A", "http://e.org/A"), ("e.org", "https://e.org"),
        ("e.org:8080/x", "https://e.org:8080/x"), ("ftp://e.org/x", "ftp://e.org/x"),
        ("https://日本.jp/ä", "https://%E6%97%A5%E6%9C%AC.jp/%C3%A4"),
    ])
    func addresses(source: String, destination: String) throws {
        let html = ReferenceListHTML.html(of: try entry("title = {T}, url = {\(source)}"))
        #expect(html.contains("<a href=\"\(destination)\">"), "\(html)")
        #expect(try entry("title = {T}, url = {\(source)}").remarks == [])
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript://x.org/%0Aalert(1)", "data:text/html,x", "file:///etc/passwd",
        "papers/x.pdf",
        "x.pdf", "../x", "on request", "https://", "https:///x", "vbscript:x", "#x", "\\\\host\\x", "localhost/x",
    ])
    func whatIsNoAddressIsTextAndTold(source: String) throws {
        let entry = try entry("title = {T}, url = {\(source)}")
        let html = ReferenceListHTML.html(of: entry)
        #expect(!html.contains("href"), "\(html)")
        #expect(entry.remarks.map(\.id) == ["bibliography-address"])
        #expect(entry.remarks[0].range?.text == "url")
    }

    @Test(arguments: [
        ("10.1000/x", "10.1000/x"), ("DOI: 10.1000/x", "10.1000/x"), ("doi:10.1000/x", "10.1000/x"),
        ("https://doi.org/10.1000/x", "10.1000/x"), ("https://dx.doi.org/10.1000/x", "10.1000/x"),
        ("doi.org/10.1000/x", "10.1000/x"), ("http://dx.doi.org/10.1000/%3Cx%3E", "10.1000/%3Cx%3E"),
        ("10.1007/978-3-030\\_3", "10.1007/978-3-030_3"), ("10.1007/978-3--030_58586~0", "10.1007/978-3--030_58586~0"),
        (" 10.1000/ x\n y. ", "10.1000/xy"), ("{10.1000/x}", "10.1000/x"),
        ("\\url{https://doi.org/10.1000/x}", "10.1000/x"),
        ("10.1000/a#b?c%d", "10.1000/a%23b%3Fc%25d"), ("info:doi/10.1000/x", "10.1000/x"),
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"
        ),
    ])
    func identifiers(source: String, path: String) throws {
        let entry = try entry("title = {T}, doi = {\(source)}")
        #expect(ReferenceListHTML.html(of: entry).contains("<a href=\"https://doi.org/\(path)\">doi:10."))
        #expect(entry.remarks == [])
    }

    @Test func whatIsNoDOIIsTold() throws {
        for source in ["unknown", "11.1000/x", "10.1000", "https://example.org/x"] {
            let entry = try entry("title = {T}, doi = {\(source)}, url = {https://e.org}")
            #expect(entry.remarks.map(\.id) == ["bibliography-address"])
            #expect(ReferenceListHTML.html(of: entry).contains("href=\"https://e.org\""))
        }
    }

    @Test(arguments: [
        ("eprint = {2402.11424}, archivePrefix = {arXiv}", "2402.11424"),
        ("eprint = {arXiv:2402.11424v2}", "2402.11424v2"),
        ("eprint = {2402.11424 [cs.CV]}, eprinttype = {arxiv}", "2402.11424"),
        ("eprint = {hep-th/9901001}", "hep-th/9901001"),
        ("eprint = {https://arxiv.org/abs/2402.11424}", "2402.11424"),
        ("journal = {arXiv preprint arXiv:2402.11424}", "2402.11424"),
    ])
    func preprints(fields: String, identifier: String) throws {
        let html = ReferenceListHTML.html(of: try entry("title = {T}, " + fields))
        #expect(html.hasSuffix("<a href=\"https://arxiv.org/abs/\(identifier)\">arXiv:\(identifier)</a>."))
    }

    @Test(arguments: [
        (
            "Schr{\\\"o}dinger \\'Etienne {\\v{S}}t\\v epan \\c{c}a \\O re \\ss{} \\i \\'{\\i} \\~n",
            "Schrödinger Étienne Štěpan ça Øre ß ıí ñ"
        ),
        ("{\\AA}ngstr{\\\"{o}}m \\aa \\k{a} \\H{o} \\r{u} \\=a \\.z \\u{g} \\l{}ódź", "Ångström åą ő ů ā ż ğ łódź"),
        (
            "pages 12--15---end, ``quoted'' \\& 5\\% {\\em font} a~b",
            "pages 12–15—end, “quoted” &amp; 5% <em>font</em> a\u{A0}b"
        ),
        (
            "\\emph{a \\textbf{b}} \\textit{c} {\\bf d} e",
            "<em>a <strong>b</strong></em> <em>c</em> <strong>d</strong> e"
        ),
        ("at \\url{http://e.org/~a_b--c}.", "at <a href=\"http://e.org/~a_b--c\">http://e.org/~a_b--c</a>."),
        ("at http://e.org/~a--b, and", "at <a href=\"http://e.org/~a--b\">http://e.org/~a--b</a>, and"),
        ("\\href{https://e.org/x}{the {\\'e}} page", "<a href=\"https://e.org/x\">the é</a> page"),
        ("\\url{javascript:alert(1)} \\href{data:x}{y}", "javascript:alert(1) y"),
        ("\\textsuperscript{2}", "<sup>2</sup>"),
        ("costs \\$5 and $ 6", "costs $5 and $ 6"), ("<b> \"x\" & y", "&lt;b&gt; &quot;x&quot; &amp; y"),
        ("\\textsc{GAN}s, {\\sc x}", "GANs, x"), ("a\\ b\\,c \\ldots", "a b\u{202F}c …"), ("\\enquote{a}", "“a”"),
    ])
    func texts(source: String, html: String) {
        let text = LaTeXText(source)
        #expect(text.html == html)
        #expect(text.unknownCommands == [])
    }

    @Test func formulasInTitles() {
        #expect(
            LaTeXText("The $\\alpha^2$ and \\(\\beta\\)").segments == [
                .text("The "), .math("\\alpha^2"), .text(" and "), .math("\\beta"),
            ])
        #expect(LaTeXText("{$\\alpha$}-cut").html.hasPrefix("<math>"))
    }

    @Test func unknownCommandsAreToldAndTheirArgumentIsKept() throws {
        let entry = try entry("title = {A \\foo{kept} b}, note = {\\bar and {\\baz x}}")
        #expect(entry.title == "A kept b")
        #expect(
            entry.remarks.map(\.message) == [
                "'\\foo' in 'title' is not known; its argument is kept",
                "'\\bar' in 'note' is not known; its argument is kept",
                "'\\baz' in 'note' is not known; its argument is kept",
            ])
        #expect(entry.remarks.map { $0.range?.location } == ["r.bib:1:10", "r.bib:1:36", "r.bib:1:36"])
    }

    @Test(arguments: [
        ("article", "author = {A B}, title = {T}, journal = {J}", "'k' lacks 'year' or 'date'"),
        ("article", "year = 1", "'k' lacks 'author', 'title', 'journal' or 'journaltitle'"),
        ("book", "title = {T}, year = 1, publisher = {P}", "'k' lacks 'author' or 'editor'"),
        ("inproceedings", "author = {A B}, title = { }, booktitle = {X}, year = 1", "'k' lacks 'title'"),
        ("misc", "author = {A B}", "'k' lacks 'title' or 'howpublished'"),
        ("artcle", "title = {T}", "'artcle' is not a kind of entry; it is read as misc"),
        ("misc", "title = {T}, auhtor = {A}", "'auhtor' is not a field that is read"),
        ("misc", "title = {T}, zzz = {A}", "'zzz' is not a field that is read"),
        ("misc", "title = {T}, author = {A B; C D}", "author: people are parted by 'and', not by semicolons"),
        (
            "misc", "title = {T}, eprint = {1}, eprinttype = {foo}",
            "'foo:1' is in no archive that is known; it is shown as text"
        ),
    ])
    func remarks(kind: String, fields: String, message: String) throws {
        let remarks = try entry(fields, kind: kind).remarks
        #expect(remarks.map(\.message).contains(message), "\(remarks.map(\.message))")
        #expect(remarks.allSatisfy { $0.severity == .warning && $0.range?.file.path == "r.bib" })
    }

    @Test func whatIsKnownIsNotTold() throws {
        let fields = """
            author = {A B}, title = {T}, journal = {J}, year = 1, month = jan, abstract = {\\foo}, keywords = {a},
            file = {C:\\x.pdf},             isbn = {1},
            issn = {2}, language = {en},
            timestamp = {x}, bdsk-url-1 = {x}, date-added = {y},
            urldate = {2020-01-01}
            """
        #expect(try entry(fields, kind: "article").remarks == [])
        #expect(
            Bibliography.parse(SourceFile(path: "r.bib", text: Fixtures.bibliography)).bibliography.entries.flatMap(
                \.remarks) == [])
    }

    @Test func onlyCitedWorksAreRemarkedOn() {
        let works = Bibliography.parse(
            SourceFile(path: "r.bib", text: "@misc{a, x = 1}\n@misc{b.c, x = 1}\n@misc{d, x = 1}")
        ).bibliography
        func keys(_ text: String) -> [String] {
            works.remarks(citedIn: text).compactMap { $0.range?.start.line }.map { ["a", "b.c", "d"][$0 - 1] }
        }
        #expect(Set(keys("See [@a, p. 3] and me@d.org.")) == ["a"])
        #expect(Set(keys("As @b.c. Then [see @d; -@a].")) == ["a", "b.c", "d"])
        #expect(keys("Nothing.") == [])
    }

    @Test func inheritance() throws {
        let (works, diagnostics) = Bibliography.parse(
            SourceFile(
                path: "r.bib",
                text: """
                    @inproceedings{paper, author = {A B}, title = {Paper}, crossref = {Conf}, pages = {1--2}}
                    @inproceedings{own, author = {A B}, title = {Own}, crossref = {Conf}, booktitle = {Mine},
                    year = 1999}
                    @incollection{chapter, title = {Chapter}, crossref = book}
                    @xdata{house, publisher = {House}, address = {Town}}
                    @proceedings{Conf, title = {Conf 2001}, booktitle = {Proc. of Conf}, year = 2001,
                    xdata = {house, more}, editor = {E D}, label = {L}}
                    @xdata{more, series = {LNCS}}
                    @string{book = "conf2"}
                    @book{conf2, title = {Book}, author = {X Y}, year = 2002}
                    """))
        // A macro counts from where it is defined.
        #expect(diagnostics.map(\.id) == ["bibliography-unknown-string", "bibliography-missing-parent"])
        let paper = try #require(works["paper"])
        #expect(paper["booktitle"] == "Proc. of Conf" && paper.year == "2001" && paper["publisher"] == "House")
        #expect(paper["series"] == "LNCS" && paper["label"] == nil && paper.title == "Paper")
        #expect(works["own"]?["booktitle"] == "Mine" && works["own"]?.year == "1999")
        #expect(works["house"] == nil && paper.remarks == [])
        #expect(
            ReferenceListHTML.html(of: paper)
                == "A B. <cite>Paper</cite>. In <em>Proc. of Conf</em>, edited by E D, LNCS, 1–2, House, Town, 2001.")
    }

    @Test func theTitleOfTheParentIsTheBookOfThePaper() {
        let works = Bibliography.parse(
            SourceFile(
                path: "r.bib", text: "@inproceedings{a, title = {A}, crossref = {P}}\n@proceedings{p, title = {Proc}}")
        ).bibliography
        #expect(works["a"]?["booktitle"] == "Proc" && works["a"]?.title == "A")
    }

    @Test(arguments: [
        ("@misc{a, title = {T}, crossref = {nobody}}", ["bibliography-missing-parent"]),
        ("@misc{a, title = {T}, crossref = {a}}", ["bibliography-cycle"]),
        ("@misc{a, title = {T}, crossref = {b}}\n@misc{b, note = {N}, crossref = {a}}", ["bibliography-cycle"]),
        (
            "@misc{a, title = {T}, xdata = {x, y}}\n@xdata{x, note = {N}, xdata = {a}}",
            ["bibliography-cycle", "bibliography-missing-parent"]
        ),
    ])
    func parentsThatAreNoneAreTold(text: String, ids: [String]) {
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        #expect(diagnostics.map(\.id) == ids && !diagnostics.hasErrors)
        #expect(diagnostics.allSatisfy { $0.range != nil } && works["a"]?.title == "T")
    }

    @Test func longChainsOfParentsEnd() {
        let text = (0..<3000).map { "@misc{k\($0), title = {T}, crossref = {k\($0 + 1)}}" }.joined(separator: "\n")
        #expect(Bibliography.parse(SourceFile(path: "r.bib", text: text)).bibliography.entries.count == 3000)
    }

    @Test func placesOfAllKinds() throws {
        let expected: [(String, String, String)] = [
            (
                "book",
                "author = {A B}, title = {T}, edition = 2, series = {S}, publisher = {P}, address = {Q}, year = 1",
                "S, 2nd edition, P, Q, 1."
            ),
            (
                "phdthesis", "author = {A B}, title = {T}, school = {Sc}, type = {Diss.}, year = 1",
                "Diss., <em>Sc</em>, 1."
            ),
            ("techreport", "author = {A B}, title = {T}, institution = {I}, number = 7, year = 1", "<em>I</em> 7, 1."),
            (
                "article",
                "author = {A B}, title = {T}, journaltitle = {J}, volume = 3, number = 4, pages = {5-9},"
                    + " date = {2001-02}",
                "<em>J</em> 3(4), 5–9, 2001."
            ),
        ]
        for (kind, fields, place) in expected {
            let entry = try entry(fields, kind: kind)
            #expect(ReferenceListHTML.html(of: entry) == "A B. <cite>T</cite>. " + place)
            #expect(entry.remarks == [])
        }
    }
}
