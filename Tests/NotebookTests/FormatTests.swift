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
        ("auto", 3.0, "3"), ("auto", 3.25, "3.2"), ("num1", -0.04, "0.0"), ("num1", -1.25, "−1.2"),
        ("points", 0.04, "0.0_points"), ("points", -2.5, "−2.5_points"),
        ("int", 1234, "1234"), ("int", 12345, "12_345"), ("num2", 1234567.891, "1_234_567.89"), ("num1", 1e20, "1×10²⁰"),
        ("duration", 0.0123, "12_ms"), ("duration", 0.9996, "1.0_s"), ("duration", 59.96, "1_min 0_s"),
        ("duration", 3599.6, "1_h 0_min"), ("duration", 7290, "2_h 2_min"),
    ])
    func constants(name: String, value: Double, text: String) throws {
        #expect(try Self.text(name, .constant(value)) == text)
    }

    @Test func whatHasNoTextIsAProblem() throws {
        #expect(throws: EvaluationProblem("the value is not a number")) { try Self.text("num1", .constant(.nan)) }
        #expect(throws: EvaluationProblem("the value is not a number")) {
            try Self.text("num1", Quantity([1, .infinity]))
        }
        #expect(throws: EvaluationProblem("the format '±' needs values of at least two seeds")) {
            try Self.text("pm", .constant(1))
        }
        #expect(throws: EvaluationProblem("the format 'ci95' needs values of at least two seeds")) {
            try Self.text("ci95", Quantity([1]))
        }
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
        let interval = try #require(quantity.ci95)
        #expect(abs(interval / (sd / Double(count).squareRoot()) - quantile) < 1e-4)
    }
}

@Suite struct QuantityTests {
    @Test func statistics() {
        #expect(Quantity([1, 2, 4]).mean == 7.0 / 3)
        #expect(Quantity([2, 4]).sd == 2.0.squareRoot())
        #expect(Quantity([2]).sd == nil)
        #expect(Quantity.constant(2).sd == nil)
        #expect(Quantity.constant(2).ci95 == nil)
    }

    @Test func pairing() {
        #expect(Quantity([1, 2]).paired(with: .constant(3), +) == Quantity([4, 5]))
        #expect(Quantity.constant(3).paired(with: Quantity([1, 2]), -) == Quantity([2, 1]))
        #expect(Quantity([1, 2]).paired(with: Quantity([1, 2, 3]), +) == nil)
        #expect(Quantity.constant(1).paired(with: .constant(2), +) == .constant(3))
    }
}
