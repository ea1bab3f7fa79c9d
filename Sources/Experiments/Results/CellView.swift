import Datasets
import Foundations
import Notebook
import Report
import Runner

/// A cell as its block sees it when it is time to show something: its results and those of the cells it names.
package struct CellView {
    /// What the author wrote.
    package let cell: Cell
    /// What the notebook's units came to.
    package let results: StudyResults
    /// How this run is repeated from a command line.
    let command: String
    let data: DataShelf
    /// What has been drawn before.
    let figures: FigureStore

    /// The notebook and all that belongs to it.
    package var study: Study { results.study }
    /// What became of the cell.
    package var status: CellStatus { results.status(of: cell.name) }

    /// Banners for what went wrong with this cell.
    package var notices: [ReportNotice] {
        switch status {
        case .failed(let message): [ReportNotice(.error, "`\(cell.name)` failed: \(InlineMarkdown.escaped(message))")]
        case .skipped(let reason):
            [ReportNotice(.skipped, "`\(cell.name)` was skipped because \(InlineMarkdown.escaped(reason))")]
        case .cancelled(let done, let all):
            [ReportNotice(.partial, "`\(cell.name)` was interrupted: \(done) of its \(all) runs are there")]
        case .shown, .trained, .stored:
            results.conditions(of: cell.name).compactMap { condition in
                condition.absence.map {
                    ReportNotice(
                        .note,
                        "`\(cell.name)` leaves out \(condition.condition.dataset.name): "
                            + "\(InlineMarkdown.escaped($0.reason))"
                    )
                }
            }
        }
    }

    /// The cell's own text and every option as it was used, to be folded.
    func configuration(summary: String) -> ReportConfiguration {
        let settings = optionsUsed(by: cell).map {
            ReportConfiguration.Setting(name: $0.option.name, value: $0.value.description, isDefault: !$0.isGiven)
        }
        return ReportConfiguration(
            cell: cell.name, kind: cell.kind.name, summary: summary, source: cell.source, settings: settings)
    }

    /// What decides the outcome of a cell's runs: given in its text, or by a preset, or by default.
    func optionsUsed(by cell: Cell) -> [(option: Option, value: Value, isGiven: Bool)] {
        let used = study.block(cell.name)?.usedOptions
        return cell.schema.filter { $0.role == .computation }.compactMap { option in
            guard let value = used?[option.name] ?? cell.options[option.name] ?? option.defaultValue else { return nil }
            return (option, value, cell.options[option.name] != nil)
        }
    }

    /// Where what is shown comes from.
    func provenance(of conditions: [ConditionResult]) -> Provenance {
        let computed = conditions.ofDistinctUnits.flatMap(\.computed).map(\.computed)
        let keys = conditions.flatMap(\.units).unique
        let machines = computed.map(\.machine).unique.joined(separator: "; ")
        let times = computed.map(\.finished).filter { !$0.isEmpty }.sorted()
        var provenance = Provenance(
            cell: cell.name,
            configuration: keys.isEmpty
                ? nil : UnitKey([.init("units", keys.sorted().joined(separator: " "))]).digest.prefix(12).description,
            seeds: conditions.filter { !$0.condition.isMeasurement }.flatMap(\.condition.seeds).unique.sorted(),
            data: conditions.filter { !$0.condition.isMeasurement }.compactMap(\.data).map {
                "\($0.dataset.name) \($0.dataset.digest.prefix(12))"
            }.unique.joined(separator: ", "),
            engine: computed.isEmpty ? nil : EngineDescription.text,
            machine: machines, time: times.last,
            seconds: computed.isEmpty ? nil : computed.reduce(0) { $0 + $1.seconds }, command: command)
        provenance.seedsByRow = Self.seedsByRow(of: conditions.filter { !$0.condition.isMeasurement })
        provenance.dataWarnings = Self.warnings(
            of: conditions.filter { !$0.condition.isMeasurement }.compactMap { $0.data?.dataset })
        return provenance
    }

    /// Which seeds belong to what; nil where all have the same.
    private static func seedsByRow(of conditions: [ConditionResult]) -> String? {
        let choices = conditions.map(\.condition.seeds).unique
        guard choices.count > 1 else { return nil }
        return choices.map { seeds in
            let labels = conditions.filter { $0.condition.seeds == seeds }.map(\.condition.label).unique
            return "\(labels.joined(separator: ", ")): \(seeds.map(String.init).joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    /// What a careful reader should know about data sets, each thing once, with the name of its set where there are
    /// several.
    private static func warnings(of datasets: [Dataset]) -> [String] {
        let hasOne = Set(datasets.map(\.name)).count <= 1
        return datasets.flatMap { set in set.warnings.map { hasOne ? $0 : "\(set.name): \($0)" } }.unique
    }

    /// A warning for every way in which test rows had a say in what is shown.
    func leakage(in conditions: [ConditionResult]) -> [ReportNotice] {
        conditions.compactMap(\.condition.leakage).unique.map { reason in
            let labels = conditions.filter { $0.condition.leakage == reason }.map(\.condition.label).unique
            return ReportNotice(
                .leakage,
                "\(labels.map { "`\($0)`" }.joined(separator: ", ")): \(reason). The number flatters and is not to be "
                    + "compared with others."
            )
        }
    }

    /// Where pictures or counts of data come from.
    func provenance(ofData datasets: [Dataset]) -> Provenance {
        var provenance = Provenance(
            cell: cell.name, data: datasets.map { "\($0.name) \($0.digest.prefix(12))" }.joined(separator: ", "),
            command: command)
        provenance.dataWarnings = Self.warnings(of: datasets)
        return provenance
    }

    /// The protocols behind some results, each said once.
    func protocolLine(of conditions: [ConditionResult]) -> String {
        let groups = Dictionary(grouping: conditions, by: \.condition.protocolText)
        let texts = conditions.map(\.condition.protocolText).unique
        let choices =
            texts.count == 1
            ? texts[0]
            : texts.map { text in
                groups[text]!.map(\.condition.label).unique.joined(separator: ", ") + ": " + text
            }.joined(separator: "; ")
        let seeds = Self.seedsText(of: conditions)
        let measures = conditions.map(\.condition.measure).unique.joined(separator: "; ")
        return "\(measures), in percent; \(seeds). Selection: \(choices)."
    }

    /// Inline Markdown where no markup can be shown, such as in a picture.
    func plainText(_ markdown: String) -> String {
        let values = StudyReport.inlineValues(results)
        return InlineMarkdown(markdown).paragraph.plainText { node in
            guard case .code = node.kind else { return nil }
            return values[node.range]?.text
        }
    }

    /// What a block is called in a table or figure, as plain text: its name, or the inline Markdown that its author
    /// gave it.
    func plainTitle(of block: (cell: String, label: String)) -> String {
        block.label == block.cell ? block.label : plainText(block.label)
    }

    /// How many seeds stand behind the numbers of some results: those that have a record.
    static func seedsText(of conditions: [ConditionResult]) -> String {
        let counts = conditions.map(\.computed.count).filter { $0 > 0 }
        let words = SeedValues.countText(counts)
        return (counts.max() ?? 0) > 1
            ? "mean ± standard deviation " + words : "one seed" + (counts.count > 1 ? " each" : "")
    }

    /// What the spread in a figure is, or that there is none: "bars are standard deviations over 3 seeds each".
    static func spreadText(_ what: String, of conditions: [ConditionResult]) -> String {
        let counts = conditions.map(\.computed.count).filter { $0 > 0 }
        return (counts.max() ?? 0) > 1
            ? "\(what) \(SeedValues.countText(counts))" : "one seed\(counts.count > 1 ? " each" : ""), without a spread"
    }

    /// What a number in a figure is a mean of: "mean over 3 seeds each".
    static func meanText(of conditions: [ConditionResult]) -> String {
        let counts = conditions.map(\.computed.count).filter { $0 > 0 }
        let words = SeedValues.countText(counts)
        return (counts.max() ?? 0) > 1 ? "mean \(words)" : words
    }
}
