/// Everything a report claims, beside what came out.
package struct Scorecard: Sendable, Hashable {
    /// What came of an expectation.
    package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        case held, missed, undecided
        /// A value from a publication: shown beside what was measured, not judged.
        case published
    }

    /// One claim.
    package struct Row: Sendable, Hashable {
        /// The claim: `full.H > base.H`.
        package var name: String
        /// What was expected.
        package var expected: String
        /// What came out.
        package var observed: String
        /// Observed less expected, with its sign and unit.
        package var difference: String
        /// What came of it.
        package var verdict: Verdict
        /// Why the numbers behind it may not mean what they say, in a few words; empty without a reason.
        package var doubts: String
        /// Where the claim stands: a cell of the notebook, or a publication.
        package var source: String

        /// A row of its parts.
        package init(
            name: String, expected: String, observed: String, difference: String = "", verdict: Verdict,
            doubts: String = "", source: String = ""
        ) {
            self.name = name
            self.expected = expected
            self.observed = observed
            self.difference = difference
            self.verdict = verdict
            self.doubts = doubts
            self.source = source
        }
    }

    /// In the order of the notebook.
    package var rows: [Row]

    /// A scorecard of rows.
    package init(rows: [Row] = []) {
        self.rows = rows
    }

    /// How many rows have a verdict.
    package func count(_ verdict: Verdict) -> Int {
        rows.count { $0.verdict == verdict }
    }

    /// `7 held, 1 missed`: what there is none of is left out.
    package var summary: String {
        Verdict.allCases.map { (count($0), $0.rawValue) }.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            .joined(separator: ", ")
    }
}
