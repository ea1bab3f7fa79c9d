import Foundations

extension ReportTable {
    /// The table as JSON, for programs: columns with group, unit and ranking, rows with typed cells in full precision,
    /// the marks, notes, protocol and provenance. What is absent is left out, so that `null` never has to be guessed
    /// at.
    package func json() -> String {
        let marks = marks()
        let columns = groups.flatMap { group in
            group.columns.map { column in
                JSONText.object([
                    ("group", .optional(group.title)), ("name", .string(column.name)), ("unit", .optional(column.unit)),
                    ("ranking", column.ranking == .none ? .null : .string(column.ranking.rawValue)),
                ])
            }
        }
        let document = JSONText.object([
            ("label", .optional(label)),
            ("caption", .string(caption)),
            ("rowTitle", rowTitle.isEmpty ? .null : .string(rowTitle)),
            ("columns", .array(columns)),
            ("rows", .array(zip(rows, marks).map { $0.json(marks: $1) })),
            ("unmatched", unmatched.isEmpty ? .null : .array(unmatched.map(\.json))),
            ("notes", notes.isEmpty ? .null : .array(notes.map(JSONText.string))),
            ("protocol", .optional(protocolLine)),
            ("provenance", provenance?.json ?? .null),
        ])
        return document.text() + "\n"
    }
}

extension ReportTable.Row {
    fileprivate func json(marks: [ReportTable.Mark?]) -> JSONText {
        switch kind {
        case .data:
            .object([("label", .string(label)), ("cells", .array(zip(cells, marks).map { $0.json(mark: $1) }))])
        case .separator: .object([("separator", .string(label))])
        case .absent(let reason): .object([("label", .string(label)), ("absent", .string(reason))])
        }
    }
}

extension ReportTable.Cell {
    fileprivate func json(mark: ReportTable.Mark?) -> JSONText {
        switch self {
        case .measured(let values, _) where values.isFinite:
            .object(
                [("mean", .number(values.mean)), ("sd", values.sd.map(JSONText.number) ?? .null)]
                    + Self.fields(of: values) + [("mark", .optional(mark?.rawValue))])
        case .number(let mean, let deviation, _) where mean.isFinite:
            .object([
                ("mean", .number(mean)), ("sd", deviation.map(JSONText.number) ?? .null),
                ("mark", .optional(mark?.rawValue)),
            ])
        case .measured, .number: .object([("missing", .string("not a finite number"))])
        case .text(let text): .object([("text", .string(text))])
        case .published(let published): published.json
        case .probability(let value, let test): .object([("p", .number(value)), ("test", .string(test))])
        case .difference(let value, _, let values):
            .object([("difference", .number(value))] + (values.map(Self.fields) ?? []))
        case .missing(let reason): .object([("missing", .string(reason ?? ""))])
        }
    }

    private static func fields(of values: SeedValues) -> [(String, JSONText)] {
        [
            ("seeds", .array(values.seeds.map { .number(Double($0)) })),
            ("values", .array(values.values.map(JSONText.number))),
        ]
    }
}

extension ReportTable.PublishedValue {
    fileprivate var json: JSONText {
        let measured: JSONText =
            switch partner {
            case .measured(let value): .number(value)
            case .absent: .null
            }
        return .object([
            ("published", .number(value)), ("source", .string(source)), ("of", .optional(claim)),
            ("measured", measured),
        ])
    }
}

extension Provenance {
    fileprivate var json: JSONText {
        .object([
            ("cell", .string(cell)), ("configuration", .optional(configuration)),
            ("seeds", seeds.isEmpty ? .null : .array(seeds.map { .number(Double($0)) })), ("data", .optional(data)),
            ("engine", .optional(engine)), ("machine", .optional(machine)), ("time", .optional(time)),
            ("seconds", seconds.map(JSONText.number) ?? .null), ("command", .optional(command)),
        ])
    }
}
