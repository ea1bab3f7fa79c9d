import Foundations
import Notebook
import Testing

/// Values of parameters from outside, and numbers as they were written.
@Suite struct GivenParameterTests {
    private func value(_ text: String, given: String?) throws -> Parameter? {
        try plan(
            of:
                "---\ntitle: T\nparameters: {p: \(text)}\n---\n"
                + "```d3gzsl train b\ngenerator: ce-gzsl\nnote: a ${p}\n```\n",
            overrides: given.map { [ParameterOverride(name: "p", text: $0)] } ?? []
        ).parameter("p")
    }

    @Test(arguments: [
        "2.10", "1e3", "true", "null", "", "no", "12:30", "0x10", "1_000", "a: b", "# no comment", "*star", "[draft] x",
        "~",
        "2024-01-02", "12345678901234567890",
    ])
    func textStaysText(given: String) throws {
        #expect(try value("\"1.10\"", given: given)?.value == .string(given))
        #expect(try value("word", given: given)?.value == .string(given))
    }

    @Test func quotationMarksAndListsAreRead() throws {
        #expect(try value("word", given: "'2.10'")?.value == .string("2.10"))
        let list = try plan(
            of:
                "---\ntitle: T\nparameters: {p: shapes}\n---\n"
                + "```d3gzsl train b\ngenerator: ce-gzsl\ndataset: ${p}\n```\n",
            overrides: [ParameterOverride(name: "p", text: "[shapes, simulated-cub]")])
        #expect(list.cell("b")?.options["dataset"] == ["shapes", "simulated-cub"])
    }

    @Test(arguments: [
        ("3", "5", Value.integer(5), "5"), ("3", "0.0003", .number(0.0003), "0.0003"),
        ("0.5", "1e-4", .number(1e-4), "1e-4"),
        ("3", "9223372036854775807", .integer(.max), "9223372036854775807"),
    ])
    func numbersKeepTheirForm(standard: String, given: String, expected: Value, written: String) throws {
        let parameter = try value(standard, given: given)
        #expect(parameter?.value == expected && parameter?.written == written)
        #expect(try value(standard, given: nil)?.written == standard)
    }

    @Test(arguments: [
        "NO", "yes", "on", "12:30", "1_000", "nan", "inf", "Infinity", "0x1F", "0o17", "12345678901234567890", "1e999",
        "-99999999999999999999", "1.2.3", "--1", "+", ".", "1e", "e5",
    ])
    func whatIsNoNumberIsText(text: String) {
        let (value, problems) = LocatedValue.reading(yaml: SourceFile(path: "v.yaml", text: "a: \(text)"))
        #expect(problems.isEmpty && value?["a"]?.value == .string(text))
    }

    @Test func digitsThatNoNumberHolds() {
        let found = problems(
            of:
                "---\ntitle: T\n---\n```d3gzsl train b\ngenerator: ce-gzsl\nepochs: 12345678901234567890\n"
                + "rate: 1e999\n```\n"
        )
        #expect(
            found.contains("n.md:6:9: error: 'epochs' takes a whole number of at least 1, not '12345678901234567890'"))
        #expect(found.contains("n.md:7:7: error: 'rate' takes a number from 0 to 1, not '1e999'"))
        #expect(found.ranges(of: "cannot be held exactly").count == 2, "\(found)")
    }
}
