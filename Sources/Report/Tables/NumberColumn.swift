import Foundations

/// How wide the numbers of a column are, so that their decimal points stand below each other.
struct NumberColumn {
    /// Characters of the widest value and of the widest deviation; 0 for none.
    private(set) var valueWidth = 0
    private(set) var deviationWidth = 0
    /// Decimals of the value that has most.
    private var decimals = 0
    private var deviationDecimals = 0

    init(_ cells: some Sequence<ReportTable.Cell>) {
        let texts = cells.compactMap(CellText.init)
        decimals = texts.map { Self.decimals(of: $0.value) }.max() ?? 0
        deviationDecimals = texts.compactMap(\.deviation).map(Self.decimals).max() ?? 0
        valueWidth = texts.map { padded($0.value, decimals).count }.max() ?? 0
        deviationWidth = texts.compactMap(\.deviation).map { padded($0, deviationDecimals).count }.max() ?? 0
    }

    /// The value with blanks for the decimals that others have.
    func value(_ text: CellText) -> String { padded(text.value, decimals) }
    func deviation(_ text: String) -> String { padded(text, deviationDecimals) }

    private func padded(_ text: String, _ decimals: Int) -> String {
        let missing = decimals - Self.decimals(of: text)
        guard missing > 0 else { return text }
        // A space as wide as a stop, and spaces as wide as digits.
        return text + (text.contains(".") ? "" : "\u{2008}") + String(repeating: "\u{2007}", count: missing)
    }

    private static func decimals(of text: String) -> Int {
        text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    }
}

/// A cell's number as print has it.
struct CellText: Hashable {
    let value: String
    /// Without the sign ±.
    let deviation: String?

    /// `nil` for what is no number.
    init?(_ cell: ReportTable.Cell) {
        switch cell {
        case .measured(let values, let decimals) where values.isFinite:
            value = NumberText.print.fixed(values.mean, decimals: decimals)
            deviation = values.sd.map { NumberText.print.fixed($0, decimals: decimals) }
        case .number(let mean, let deviation, let decimals) where mean.isFinite:
            value = NumberText.print.fixed(mean, decimals: decimals)
            self.deviation = deviation.flatMap {
                $0.isFinite ? NumberText.print.fixed($0, decimals: decimals) : nil
            }
        case .published(let published) where published.value.isFinite:
            value = NumberText.print.fixed(published.value, decimals: published.decimals)
            deviation = nil
        case .difference(let value, let decimals, _) where value.isFinite:
            self.value = NumberText.print.signed(value, decimals: decimals)
            deviation = nil
        case .probability(let value, _) where value.isFinite:
            // Nothing that was measured has a chance of zero.
            self.value = value < 0.001 ? "<0.001" : NumberText.print.fixed(value, decimals: 3)
            deviation = nil
        default: return nil
        }
    }
}
