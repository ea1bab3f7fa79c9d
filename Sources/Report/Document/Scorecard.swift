/// Everything a report claims, beside what came out.
public struct Scorecard: Sendable, Hashable {
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        case held, missed, undecided
        /// A value from a publication: shown beside what was measured, not judged.
        case published
    }

    /// One claim.
    public struct Row: Sendable, Hashable {
        /// The claim: `full.H > base.H`.
        public var name: String
        public var expected: String
        public var observed: String
        /// Observed less expected, with its sign and unit.
        public var difference: String
        public var verdict: Verdict
        /// Where the claim stands: a cell of the notebook, or a publication.
        public var source: String

        public init(
            name: String, expected: String, observed: String, difference: String = "", verdict: Verdict,
            source: String = ""
        ) {
            self.name = name
            self.expected = expected
            self.observed = observed
            self.difference = difference
            self.verdict = verdict
            self.source = source
        }
    }

    public var rows: [Row]

    public init(rows: [Row] = []) {
        self.rows = rows
    }

    public func count(_ verdict: Verdict) -> Int {
        rows.count { $0.verdict == verdict }
    }

    /// `7 held, 1 missed`: what there is none of is left out.
    public var summary: String {
        Verdict.allCases.map { (count($0), $0.rawValue) }.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            .joined(separator: ", ")
    }
}
