import Notebook
import Testing

@Suite struct FormatTests {
    static let seeds = Quantity([60, 62, 67])

    /// Narrow and fixed spaces as `_`, so that they can be told from others.
    private static func text(_ name: String, _ quantity: Quantity) throws -> String {
        let format = try #require(Format.standard.first { $0.names.contains(name) })
        return try format.text(of: quantity).replacing("\u{A0}", with: "_").replacing("\u{202F}", with: "_")
    }

    @Test(arguments: [
        ("auto", "63.0"), ("int", "63"), ("num2", "63.00"), ("pct1", "63.0_%"), ("pct", "63.0_%"),
        ("points", "+63.0_points"), ("±", "63.0_±_3.6"), ("pm2", "63.00_±_3.61"),
        ("ci95", "63.0 (95_% CI 54.0 to 72.0)"), ("times", "63.0×"), ("seconds", "1_min 3_s"),
    ])
    func overSeeds(name: String, text: String) throws {
        #expect(try Self.text(name, Self.seeds) == text)
    }

    @Test(arguments: [
        ("auto", 3.0, "3"), ("auto", 3.25, "3.25"), ("auto", 0.0003, "0.0003"), ("auto", 0.01, "0.01"),
        ("sig3", 0.00012345, "0.000123"), (".2g", 12345, "12_000"), ("sig3", 67.45, "67.4"), ("num1", -0.04, "0.0"),
        ("num1", -1.25, "−1.2"),
        ("points", 0.04, "0.0_points"), ("points", -2.5, "−2.5_points"),
        ("int", 1234, "1234"), ("int", 12345, "12_345"), ("num2", 1234567.891, "1_234_567.89"),
        ("num1", 1e20, "1×10²⁰"),
        ("duration", 0.0123, "12_ms"), ("duration", 0.9996, "1.0_s"), ("duration", 59.96, "1_min 0_s"),
        ("duration", 3599.6, "1_h 0_min"), ("duration", 7290, "2_h 2_min"),
    ])
    func constants(name: String, value: Double, text: String) throws {
        #expect(try Self.text(name, .constant(value)) == text)
    }

    @Test func whatHasNoTextIsAProblem() throws {
        let cases: [(String, Quantity, EvaluationProblem)] = [
            ("num1", .constant(.nan), .notANumber), ("num1", Quantity([1, .infinity]), .notANumber),
            ("pm", .constant(1), .notMeasured("a standard deviation")),
            ("pm2", Quantity([1]), .tooFewSeeds("a standard deviation")),
            ("pm", Quantity([1, 2]) - Quantity([1, 2], from: 3), .noSharedSeeds("a standard deviation")),
            ("ci95", Quantity([1]), .tooFewSeeds("a confidence interval")),
            ("ci95", Quantity([2, 2]), .noSpread("a confidence interval")),
            ("ci95", Quantity([1]) - Quantity([1, 2], from: 3), .tooFewSeeds("a confidence interval")),
        ]
        for (name, quantity, problem) in cases {
            #expect(throws: problem, "\(name)") { try Self.text(name, quantity) }
        }
    }

    @Test func intervalsWithoutSharedSeedsNameTheMethod() throws {
        let difference = Quantity([67.1, 66.2, 68.4]) - Quantity([65.0, 65.9, 63.2, 64.4], from: 10)
        #expect(try Self.text("ci95", difference) == "2.6 (95_% CI 0.3 to 4.9, Welch)")
        #expect(try Self.text("points", difference) == "+2.6_points")
    }

    @Test func constantsAreWrittenAsTheyWere() throws {
        #expect(try Self.text("auto", .constant(3e-4, .written("3e-4"))) == "3e-4")
        #expect(try Self.text("auto", .constant(0.1) + .constant(0.2)) == "0.3")
        #expect(try Self.text("auto", .constant(1_234_567, .computed)) == "1_234_567")
        #expect(try Self.text("auto", .constant(2.0 / 3, .result)) == "0.7")
    }

    @Test func namesAreUnique() {
        let names = Format.standard.flatMap(\.names)
        #expect(Set(names).count == names.count)
    }

    /// Two-sided 95 % quantiles from printed tables.
    @Test(arguments: [(2, 12.7062), (3, 4.3027), (4, 3.1824), (6, 2.5706), (11, 2.2281), (31, 2.0423)])
    func confidenceIntervals(count: Int, quantile: Double) throws {
        // Alternating around zero: the standard error is known without the format.
        let quantity = Quantity((0..<count).map { Double($0) })
        let sd = try #require(quantity.sd)
        let interval = try quantity.estimate(for: "an interval").halfWidth95
        #expect(abs(interval / (sd / Double(count).squareRoot()) - quantile) < 1e-4)
    }
}

@Suite struct QuantityTests {
    @Test func statistics() {
        #expect(Quantity([1, 2, 4]).mean == 7.0 / 3)
        #expect(Quantity([2, 4]).sd == 2.0.squareRoot())
        #expect(Quantity([2]).sd == nil)
        #expect(Quantity.constant(2).sd == nil)
    }

    @Test func pairing() {
        #expect(Quantity([1, 2]) + .constant(3) == Quantity([4, 5]))
        #expect(Quantity.constant(3) - Quantity([1, 2]) == Quantity([2, 1]))
        #expect(Quantity.constant(1) + .constant(2) == .constant(3, .computed))
        // By seed, whatever the places: 2 and 3 are shared.
        #expect(Quantity([1, 2, 3]) + Quantity([10, 20], from: 2) == Quantity([12, 23], from: 2))
        // One value each of one seed is a pair; one shared of several is none.
        #expect(Quantity([5]) - Quantity([3]) == Quantity([2]))
        #expect((Quantity([5]) - Quantity([3, 4])).isIndependent)
        #expect((Quantity([5, 7]) - Quantity([3, 4], from: 3)).mean == 2.5)
    }
}
