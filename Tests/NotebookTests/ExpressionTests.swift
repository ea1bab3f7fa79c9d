import Foundations
import Notebook
import Testing

@Suite struct ExpressionTests {
    /// Two cells with three seeds each, one with two, and a number.
    static func value(_ reference: Expression.Reference) -> Quantity? {
        switch reference {
        case .metric("full", "H"): Quantity([60, 62, 67])
        case .metric("base", "H"): Quantity([50, 51, 52])
        case .metric("pair", "H"): Quantity([1, 2])
        case .metric("late", "H"): Quantity([58, 61, 60], from: 4)
        case .metric("last", "H"): Quantity([40, 50], from: 3)
        case .metric("bad", "H"): Quantity([1, .nan, 2])
        case .metric("f-clswgan", "H"): Quantity([10])
        case .partMetric("grid", "hidden 64, noise 8", "H"): Quantity([3, 4])
        case .partMetric("ood", "max-logit", "AUROC"): Quantity([60])
        case .parameter("goal"): .constant(1.5)
        default: nil
        }
    }

    @Test(arguments: [
        ("1 + 2 * 3", [7.0]), ("(1 + 2) * 3", [9]), ("2 - 3 - 4", [-5]), ("24 / 4 / 2", [3]), ("-2 * -3", [6]),
        ("--2", [2]), ("−2 + .5", [-1.5]),
        ("1e2 + 1.", [101]), ("full.H - base.H", [10, 11, 15]), ("full.H-base.H", [10, 11, 15]), ("mean(full.H)", [63]),
        ("mean(full.H) - base.H", [13, 12, 11]),
        ("sd(base.H)", [1]), ("min(full.H)", [60]), ("max(full.H, base.H + 12)", [62, 63, 67]),
        ("min(3, goal, 2)", [1.5]), ("abs(base.H - 51)", [1, 0, 1]),
        // Seeds 1 and 2 are all that both have.
        ("full.H - pair.H", [59, 60]), ("full.H / pair.H", [60, 31]), ("n(full.H - pair.H)", [2]),
        // No seed, or only one, is shared: the means are combined.
        ("full.H - late.H", [63.0 - 179.0 / 3]), ("full.H - last.H", [18]), ("max(full.H, late.H)", [63]),
        ("n(full.H)", [3]), ("ci95(pair.H)", [6.3531023680873]),
        ("goal * 2", [3]), ("f-clswgan.H", [10]), ("2*f-clswgan.H-1", [19]),
        ("grid[hidden 64, noise 8].H", [3, 4]), ("2*ood[max-logit].AUROC-ood[ max-logit ].AUROC", [60]),
    ])
    func value(text: String, values: [Double]) throws {
        let found = try Expression(text).evaluate(Self.value).values
        #expect(found.count == values.count)
        for (found, value) in zip(found, values) { #expect(abs(found - value) < 1e-9, "\(found)") }
    }

    @Test func constantsStayConstant() throws {
        #expect(try Expression("goal + 1").evaluate(Self.value).isConstant)
        #expect(try Expression("mean(full.H)").evaluate(Self.value).isConstant)
        #expect(try Expression("full.H + 1").evaluate(Self.value).isConstant == false)
    }

    @Test(
        arguments: [
            ("gone.H", .noResult(.metric(cell: "gone", metric: "H"), reason: nil)),
            ("sd(goal)", .tooFewSeeds("a standard deviation")),
            ("sd(f-clswgan.H)", .tooFewSeeds("a standard deviation")),
            ("sd(full.H - late.H)", .noSharedSeeds("a standard deviation")),
            ("min(full.H - late.H)", .noSharedSeeds("the least value")),
            ("n(full.H - late.H)", .noSharedSeeds("a number of seeds")), ("n(goal)", .notMeasured("a number of seeds")),
            ("ci95(f-clswgan.H)", .tooFewSeeds("a confidence interval")),
            ("ci95(full.H - full.H)", .noSpread("a confidence interval")),
            ("ci95(full.H * late.H)", .noSharedSeeds("a confidence interval")),
            ("full.H / 0", .divisionByZero), ("1 / (base.H - 51)", .divisionByZero), ("0 / 0", .divisionByZero),
        ] as [(String, EvaluationProblem)])
    func problem(text: String, problem: EvaluationProblem) throws {
        let expression = try Expression(text)
        #expect(throws: problem) { try expression.evaluate(Self.value) }
    }

    @Test func notANumberIsNotLost() throws {
        for text in ["max(bad.H)", "min(1, bad.H)", "min(bad.H, 1)", "mean(bad.H)"] {
            #expect(try Expression(text).evaluate(Self.value).isFinite == false, "\(text)")
        }
    }

    @Test func referencesInOrder() throws {
        let references = try Expression("max(b.U, a.S) - goal * b.U").references
        #expect(references.map(\.value.description) == ["b.U", "a.S", "goal", "b.U"])
        #expect(references.map { $0.range.start.column } == [5, 10, 17, 24])
    }

    @Test(arguments: [
        ("", "1:1 expected a number, a parameter or 'cell.metric', but it ends here"),
        ("1 +", "1:4 expected a number, a parameter or 'cell.metric', but it ends here"),
        ("1 2", "1:3 expected the end of the expression or an operator, but found '2'"),
        ("(1", "1:3 expected ')', but it ends here"),
        ("a.b.c", "1:1 'a.b.c' has too many dots"),
        ("ood[msp", "1:4 '[' without ']'"),
        ("ood[].H", "1:1 'ood[]' names no metric"),
        ("1 + ood[msp] - 2", "1:5 'ood[msp]' names no metric"),
        ("ood [msp].H", "1:5 '[' has no meaning in an expression"),
        ("1.2.3", "1:1 '1.2.3' is not a number"),
        ("3seeds", "1:1 '3seeds' is not a number"),
        ("1e999", "1:1 '1e999' is not a number"),
        ("ä", "1:1 'ä' has no meaning in an expression"),
        ("a ^ 2", "1:3 '^' has no meaning in an expression"),
        ("a.H >", "1:5 expected the end of the expression or an operator, but found '>'"),
        ("sdd(a.H)", "1:1 there is no function 'sdd'"),
        ("sd(a.H, b.H)", "1:1 'sd' takes one argument, not 2"),
        ("max()", "1:5 expected a number, a parameter or 'cell.metric', but found ')'"),
    ])
    func mistake(text: String, message: String) {
        let error = #expect(throws: Diagnostic.self) { try Expression(text) }
        #expect(error.map { "\($0.range?.start.description ?? "") \($0.message)" } == message)
    }

    @Test func depthIsLimited() {
        #expect(throws: Never.self) {
            try Expression(String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90))
        }
        #expect(throws: Diagnostic.self) { try Expression(String(repeating: "(", count: 100_000)) }
        #expect(throws: Never.self) { try Expression(String(repeating: "-", count: 100_000) + "1") }
    }
}

@Suite struct ExpectationTests {
    @Test(arguments: [
        ("full.H > base.H", Notebook.Expectation.Verdict.held), ("base.H > full.H", .missed), ("full.H >= 63", .held),
        ("full.H > 63", .missed),
        ("full.H > base.H by 11.9", .held), ("full.H > base.H by 12", .missed), ("full.H >= base.H by 12", .held),
        ("base.H < full.H by 12", .missed),
        ("base.H <= full.H by 12", .held), ("full.H == 63", .held), ("full.H == 63.000001", .missed),
        ("0.1 + 0.2 == 0.3", .held),
        ("full.H within 0.5 of 63.5", .held), ("full.H within 0.4 of 63.5", .missed),
        ("full.H within goal of 61", .missed),
        ("full.H ≥ 63", .held), ("mean(full.H) - mean(pair.H) > 61", .held),
        ("bad.H > 1", .undecidable("the value is not a number")), ("full.H > 1 / 0", .undecidable("division by zero")),
        ("gone.H > 1", .undecidable("'gone.H' has no value")),
        ("full.H within bad.H of 1", .undecidable("the value is not a number")),
    ])
    func verdict(text: String, verdict: Notebook.Expectation.Verdict) throws {
        #expect(try Notebook.Expectation(text).evaluate(ExpressionTests.value).verdict == verdict)
    }

    @Test func outcomeTellsBothSides() throws {
        let outcome = try Notebook.Expectation("full.H > base.H by 1").evaluate(ExpressionTests.value)
        #expect(outcome.left?.mean == 63)
        #expect(outcome.right?.mean == 51)
        #expect(outcome.difference == 12)
        #expect(
            try Notebook.Expectation("full.H within goal of base.H").references.map(\.value.description) == [
                "full.H", "goal", "base.H",
            ])
    }

    /// Against scipy.stats.ttest_1samp.
    @Test func pairedTest() throws {
        func p(_ values: [Double]) throws -> Double { try Quantity(values).estimate(for: "a test").pValue }
        #expect(abs(try p([1.5, 2.5, 0.5]) - 0.12168993434632) < 1e-9)
        #expect(abs(try p([-0.3, 0.1, 0.7, 1.2, 0.4]) - 0.17586622610478) < 1e-9)
        // Equal differences say nothing of how far the mean may be off: neither 0 nor 1 would be true.
        #expect(throws: EvaluationProblem.noSpread("a test")) { try p([2, 2]) }
        #expect(throws: EvaluationProblem.noSpread("a test")) { try p([0, 0]) }
        #expect(throws: EvaluationProblem.tooFewSeeds("a test")) { try p([3]) }
    }

    /// Against scipy.stats.ttest_ind(…, equal_var=False).
    @Test func testWithoutSharedSeeds() throws {
        let difference = Quantity([67.1, 66.2, 68.4]) - Quantity([65.0, 65.9, 63.2, 64.4], from: 10)
        #expect(difference.isIndependent)
        let estimate = try difference.estimate(for: "a test")
        #expect(abs(estimate.pValue - 0.03220436653689771) < 1e-10)
        // A constant moves the mean, a factor stretches all.
        let doubled = (Quantity.constant(1) - difference).combined(with: .constant(2), .product)
        let stretched = try doubled.estimate(for: "a test")
        #expect(abs(stretched.halfWidth95 - 2 * estimate.halfWidth95) < 1e-9)
        // What is taken off again is not independent of itself.
        let circular = difference + Quantity([65.0, 65.9, 63.2, 64.4], from: 10)
        #expect(throws: EvaluationProblem.noSharedSeeds("a test")) { try circular.estimate(for: "a test") }
    }
}
