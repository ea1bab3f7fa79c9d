import Foundations
import Testing

@testable import Report

@Suite struct BibliographyNameTests {
    @Test(arguments: [
        ("Ada Lovelace and Born, Max", ["Ada Lovelace", "Max Born"]),
        (
            "Ludwig van Beethoven and van der Waals, Johannes Diderik",
            ["Ludwig van Beethoven", "Johannes Diderik van der Waals"]
        ),
        ("King, Jr., Martin Luther", ["Martin Luther King, Jr."]),
        ("{The ATLAS Collaboration} and others", ["The ATLAS Collaboration"]),
        ("Plato", ["Plato"]), ("{\\'E}va Tardos and Erd\\H{o}s, P.", ["Éva Tardos", "P. Erdős"]),
        ("Ann Doe AND Bob Roe And Cid Poe", ["Ann Doe", "Bob Roe", "Cid Poe"]),
        ("Ann Doe\nand\tBob Roe  and\r\n Cid Poe", ["Ann Doe", "Bob Roe", "Cid Poe"]),
        ("J.~Smith and D.~E.~Knuth", ["J. Smith", "D. E. Knuth"]),
        ("{Corporate and Author}", ["Corporate and Author"]),
        ("{Barnes and Noble} and Roe, Bob", ["Barnes and Noble", "Bob Roe"]),
        ("{Barnes {and} Noble, Inc.}", ["Barnes and Noble, Inc."]),
        ("Sandy Anderson and Andy", ["Sandy Anderson", "Andy"]),
        ("Jean de La Fontaine", ["Jean de La Fontaine"]), ("de La Fontaine, Jean", ["Jean de La Fontaine"]),
        ("Per Brinch Hansen", ["Per Brinch Hansen"]), ("Brinch Hansen, Per", ["Per Brinch Hansen"]),
        ("bell hooks", ["bell hooks"]), ("von Neumann, Jr., John", ["John von Neumann, Jr."]),
        ("Steele, Guy L., Jr.", ["Guy L. Steele, Jr."]), ("Steele, III, Guy", ["Guy Steele, III"]),
        ("{\\'e}tienne Xu", ["étienne Xu"]), ("{von} Neumann, John", ["John von Neumann"]),
        ("O'Neil, Se{\\'a}n", ["Seán O’Neil"]), ("Le Cun, Y.", ["Y. Le Cun"]), ("李 and 王, 明", ["李", "明 王"]),
        ("Müller, Jörg~P.", ["Jörg P. Müller"]), ("family=Hansen, given=Hans, prefix=von", ["Hans von Hansen"]),
    ])
    func byTheRules(source: String, full: [String]) {
        let list = NameList(source)
        #expect(list.names.map(\.full) == full)
        #expect(list.problems == [])
    }

    @Test func partsOfAName() {
        let name = PersonName.list("van der {Waals Jr}, Johannes Diderik")[0]
        #expect((name.given, name.particle, name.family) == ("Johannes Diderik", "van der", "Waals Jr"))
        #expect(PersonName.list("Jean d'Alembert")[0].short == "d’Alembert")
        #expect(PersonName.list("{\\'E}. {de} Gaulle")[0].short == "Gaulle")
    }

    @Test(arguments: [
        ("Smith, John, and Roe, Bob", ["John Smith", "Bob Roe"]), ("Smith, John,", ["John Smith"]),
        (", John Smith", ["John Smith"]), ("Smith,, John", ["John Smith"]),
        ("Ann Doe, Bob Roe, Cid Poe", ["Ann Doe", "Bob Roe", "Cid Poe"]),
        ("Ann Doe, Bob Roe, and Cid Poe", ["Ann Doe", "Bob Roe", "Cid Poe"]),
        ("Ann Doe; Bob Roe; Cid Poe", ["Ann Doe", "Bob Roe", "Cid Poe"]),
        ("Doe, Ann; Roe, Bob;", ["Ann Doe", "Bob Roe"]),
        ("Doe, A.; Roe, B. and Poe, C.", ["A. Doe", "B. Roe", "C. Poe"]),
        ("Doe, Ann; and Roe, Bob", ["Ann Doe", "Bob Roe"]), ("Ann Doe & Bob Roe", ["Ann Doe", "Bob Roe"]),
        ("Ann Doe \\& Bob Roe", ["Ann Doe", "Bob Roe"]),
        ("Doe, A., Roe, B. C., Poe, D.", ["A. Doe", "B. C. Roe", "D. Poe"]),
        ("Smith J, Doe AB, Roe C", ["J Smith", "AB Doe", "C Roe"]),
        ("Doe, Roe, Poe, Moe", ["Doe", "Roe", "Poe", "Moe"]),
        ("Ann Doe and and Bob Roe", ["Ann Doe", "Bob Roe"]), ("and Ann Doe", ["Ann Doe"]), ("Ann Doe and", ["Ann Doe"]),
        ("Doe, Ann et al.", ["Ann Doe"]), ("Ann Doe, Bob Roe", ["Bob Roe Ann Doe"]),
    ])
    func otherwiseToldAndReadSensibly(source: String, full: [String]) {
        let list = NameList(source)
        #expect(list.names.map(\.full) == full)
        #expect(!list.problems.isEmpty)
    }

    @Test(arguments: ["Ann Doe and others", "Ann Doe AND Others", "Doe, Ann and\nothers", "Doe, Ann et al."])
    func others(source: String) {
        let list = NameList(source)
        #expect(list.hasMore && list.names.map(\.full) == ["Ann Doe"])
        let entry = BibliographyEntry(kind: "misc", key: "k", fields: ["author": source])
        #expect(CitationHTML.names(of: entry) == "Doe et al.")
    }

    @Test(arguments: ["", " ", ",", "and", "and and", ";", "~", "{}", "others and Ann Doe"])
    func nobody(source: String) {
        #expect(NameList(source).names.allSatisfy { !$0.full.isEmpty || source == "{}" })
    }
}
