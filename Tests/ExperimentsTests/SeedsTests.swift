import Datasets
import Experiments
import Foundation
import Testing

/// Numbers stay with their seeds, from a run to every place where they are shown.
@Suite struct SeedsTests {
    private static func notebook(_ own: String, _ base: String, rest: String = "") -> String {
        """
        ---
        title: T
        parameters: {x: 1, rate: 0.0003, odd: 1e-05}
        ---
        ```d3gzsl train a
        \(Bench.varied)
        seeds: \(base)
        ```

        ```d3gzsl train b
        like: a
        hidden: 24
        seeds: \(own)
        ```

        ```d3gzsl table t
        rows: {a: A, b: B}
        columns: [AUSUC]
        gain: {b: a}
        ```

        \(rest)
        """
    }

    /// The report's text without its configuration.
    private func report(_ own: String, _ base: String, rest: String = "") throws -> (html: String, log: RunLog) {
        let bench = try Bench()
        let log = try bench.run(Self.notebook(own, base, rest: rest))
        return (try bench.report(), log)
    }

    @Test func seedsThatAreNotShared() throws {
        let (html, log) = try report(
            "[4, 5, 6]", "[1, 2, 3]",
            rest: "Differs by `= b.AUSUC - a.AUSUC | pct1`, `= b.AUSUC - a.AUSUC | ci95`, `= b.AUSUC - a.AUSUC | pm`."
        )
        #expect(!html.lowercased().contains("paired"))
        #expect(html.contains("Welch's t test, B over 3 seeds and A over 3 seeds, none shared"))
        #expect(html.contains("Mean ± standard deviation over 3 seeds each."))
        #expect(html.contains("mean ± standard deviation over 3 seeds each. Selection"))
        #expect(!html.contains("6 seeds"))
        #expect(html.contains(", Welch)"))
        #expect(log.notebooks[0].warnings.map(\.text).contains { $0.contains("shares no seeds") })
    }

    @Test func someSeedsAreShared() throws {
        let (html, _) = try report("[2, 3, 4]", "[1, 2, 3]")
        #expect(
            html.contains("paired t test by seed over 2 shared seeds of 4; the others have a value on one side only"))
    }

    @Test func oneSeedIsShared() throws {
        let (html, _) = try report("[3, 4]", "[1, 2, 3]")
        #expect(html.contains("Welch's t test, B over 2 seeds and A over 3 seeds, only one shared"))
        #expect(html.contains("Mean ± standard deviation over 2 to 3 seeds."))
    }

    @Test func oneSeedHasNoDeviation() throws {
        let (html, log) = try report("[7]", "[7]", rest: "It is `= b.AUSUC | ci95` and `= b.AUSUC`.")
        #expect(html.contains("Gain: mean difference with half its 95 % interval; one seed, so that there is no test."))
        #expect(!html.contains("class=\"deviation"))
        #expect(html.contains("one seed each. Selection"))
        #expect(
            log.notebooks[0].warnings.map(\.text) == [
                "`= b.AUSUC | ci95` has no value: a confidence interval needs values of at least two seeds"
            ])
        #expect(log.notebooks[0].warnings[0].line == 30)
    }

    @Test func valuesThatThereAreNot() throws {
        let (html, log) = try report(
            "[7]", "[7]",
            rest: "A `= b.AUSUC / 0`, b `= x / 0`, c `= rate`, d `= x + rate`, e `= odd`, f `= rate | sig2`.")
        let warnings = log.notebooks[0].warnings.map(\.text)
        #expect(warnings.count == 2 && warnings.allSatisfy { $0.hasSuffix("has no value: division by zero") })
        #expect(html.contains("division by zero"))
        for text in [">0.0003<", ">1.0003<"] { #expect(html.contains(text), "\(text)") }
    }
}
