import Foundations

/// A table of results: columns in titled groups, rows of typed cells, and what a reader must know to trust them.
///
/// Which number is best is not said by hand but follows from each column's ranking.
package struct ReportTable: Sendable, Hashable {
    /// The name for cross-references, with its prefix: `tbl-ablation`. Numbered with or without one.
    package var label: String?
    /// Inline Markdown.
    package var caption: String
    /// The head of the column of row labels.
    package var rowTitle: String
    /// From the left.
    package var groups: [ColumnGroup]
    /// From the top.
    package var rows: [Row]
    /// Remarks under the table, each inline Markdown.
    package var notes: [String]
    /// The protocol behind every number: selection rule, per-class accuracy, split.
    package var protocolLine: String?
    /// How it came about.
    package var provenance: Provenance?
    /// Values from publications that belong to no column, since what they are of was not measured here.
    package var unmatched: [PublishedValue]

    /// - Precondition: every row with cells has one for each column.
    package init(
        label: String? = nil, caption: String, rowTitle: String = "", groups: [ColumnGroup], rows: [Row],
        notes: [String] = [], protocolLine: String? = nil, provenance: Provenance? = nil,
        unmatched: [PublishedValue] = []
    ) {
        let width = groups.reduce(0) { $0 + $1.columns.count }
        for row in rows {
            precondition(
                row.cells.count == (row.kind == .data ? width : 0),
                "row '\(row.label)' has \(row.cells.count) cells in a table of \(width) columns")
        }
        self.label = label
        self.caption = caption
        self.rowTitle = rowTitle
        self.groups = groups
        self.rows = rows
        self.notes = notes
        self.protocolLine = protocolLine
        self.provenance = provenance
        self.unmatched = unmatched
    }

    /// Every value from a publication, in the order of the rows.
    package var publishedValues: [PublishedValue] {
        rows.flatMap { row in
            row.cells.compactMap { if case .published(let value) = $0 { value } else { nil } }
        } + unmatched
    }

    /// Of all groups, from the left.
    package var columns: [Column] { groups.flatMap(\.columns) }

    /// Whether a column holds words rather than numbers.
    func isText(column: Int) -> Bool {
        rows.contains { row in
            guard row.kind == .data, case .text = row.cells[column] else { return false }
            return true
        }
    }
}

extension ReportTable {
    /// Columns under one title, such as U, S and H of one data set.
    package struct ColumnGroup: Sendable, Hashable {
        /// No title: the columns stand alone.
        package var title: String?
        /// From the left.
        package var columns: [Column]

        /// Columns under a common title.
        package init(title: String? = nil, columns: [Column]) {
            self.title = title
            self.columns = columns
        }

        /// The unit of all columns, which the title then shows once for them.
        var sharedUnit: String? {
            guard title != nil, columns.count > 1, let unit = columns[0].unit, !unit.isEmpty else { return nil }
            return columns.allSatisfy { $0.unit == unit } ? unit : nil
        }
    }

    /// A column of numbers or texts.
    package struct Column: Sendable, Hashable {
        /// Which number of a column is the best.
        package enum Ranking: String, Sendable, Hashable, Codable {
            case none, higherIsBetter, lowerIsBetter
        }

        /// What stands above it.
        package var name: String
        /// Shown once, in the head: `%`, `s`.
        package var unit: String?
        /// Which numbers of it are better.
        package var ranking: Ranking

        /// A column of its parts.
        package init(name: String, unit: String? = nil, ranking: Ranking = .none) {
            self.name = name
            self.unit = unit
            self.ranking = ranking
        }
    }

    /// A row, or a line between rows.
    package struct Row: Sendable, Hashable {
        /// What a row is.
        package enum Kind: Sendable, Hashable {
            case data
            /// A line between groups of rows, with the row's label as their title when there is one.
            case separator
            /// Nothing to show, and why; greyed.
            case absent(reason: String)
        }

        /// Plain text.
        package var label: String
        /// The label as inline Markdown, where it is more than plain text.
        package var markup: String?
        /// What it is.
        package var kind: Kind
        /// One for each column of a data row, else none.
        package var cells: [Cell]

        /// A row of cells.
        package init(label: String, markup: String? = nil, cells: [Cell]) {
            self.label = label
            self.markup = markup
            self.kind = .data
            self.cells = cells
        }

        private init(label: String, markup: String? = nil, kind: Kind) {
            self.label = label
            self.markup = markup
            self.kind = kind
            self.cells = []
        }

        /// A line between rows, with or without a title.
        package static func separator(_ title: String = "") -> Row { Row(label: title, kind: .separator) }
        /// A row whose numbers are not there, with the reason.
        package static func absent(_ label: String, markup: String? = nil, reason: String) -> Row {
            Row(label: label, markup: markup, kind: .absent(reason: reason))
        }
    }

    /// What one cell holds.
    package enum Cell: Sendable, Hashable {
        /// Measured, one value for each seed; shown as their mean ± standard deviation. Competes for best.
        case measured(SeedValues, decimals: Int = 1)
        /// A number that has no seeds, such as a count. Competes for best.
        case number(mean: Double, deviation: Double? = nil, decimals: Int = 1)
        case text(String)
        case published(PublishedValue)
        /// Measured less published or less another row, shown with its sign.
        ///
        /// `bySeed` holds the differences of values of one seed, where it is their mean.
        case difference(Double, decimals: Int = 1, bySeed: SeedValues? = nil)
        /// The p value of a test, with the test's name.
        case probability(Double, test: String)
        /// Known to be absent, and why when that can be said.
        case missing(reason: String? = nil)

        /// A value from a publication that nothing is compared with.
        package static func published(_ value: Double, source: String, decimals: Int = 1) -> Cell {
            .published(PublishedValue(value, source: source, decimals: decimals))
        }
    }

    /// A value from a publication, with what was measured of the same thing.
    package struct PublishedValue: Sendable, Hashable {
        /// What is measured here of the same data, embeddings and metric.
        package enum Partner: Sendable, Hashable {
            case measured(Double)
            /// The same was not measured here.
            case absent
        }

        /// The published number.
        package let value: Double
        /// The publication's name.
        package let source: String
        /// How many it was published with.
        package let decimals: Int
        /// What it is a value of, as the scorecard names it; nil where it is in no scorecard.
        package let claim: String?
        /// What it is compared with.
        package let partner: Partner

        /// A published value of its parts.
        package init(
            _ value: Double, source: String, decimals: Int = 1, claim: String? = nil, partner: Partner = .absent
        ) {
            self.value = value
            self.source = source
            self.decimals = decimals
            self.claim = claim
            self.partner = partner
        }

        /// Measured less published; nil where nothing was measured.
        package var difference: Double? {
            if case .measured(let measured) = partner { measured - value } else { nil }
        }

        /// Its row of the scorecard. It is shown, not judged: features, tuning and selection differ between
        /// publications.
        package var scorecardRow: Scorecard.Row? {
            guard let claim else { return nil }
            let text = NumberText.print
            let observed =
                switch partner {
                case .measured(let measured): text.fixed(measured, decimals: decimals)
                case .absent: "not measured here"
                }
            return Scorecard.Row(
                name: claim, expected: text.fixed(value, decimals: decimals), observed: observed,
                difference: difference.map { text.signed($0, decimals: decimals) } ?? "", verdict: .published,
                source: source)
        }
    }
}
