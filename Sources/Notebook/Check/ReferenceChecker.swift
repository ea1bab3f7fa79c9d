import Foundations

/// Checks that what expressions name is there.
struct ReferenceChecker {
    let cells: CellDirectory

    /// - Returns: The cells whose metrics are used.
    func check(
        _ references: [Located<Expression.Reference>], _ parameters: inout ParameterTable,
        _ diagnostics: inout [Diagnostic]
    ) -> [Located<String>] {
        var needs: [Located<String>] = []
        for reference in references {
            switch reference.value {
            case .parameter(let name): check(parameter: name, at: reference.range, &parameters, &diagnostics)
            case .metric(let cell, let metric), .partMetric(let cell, _, let metric):
                let places = Self.places(of: cell, metric, in: reference.range)
                if let problem = cells.problem(of: cell, kinds: [], at: places.cell) {
                    diagnostics.append(problem)
                    continue
                }
                needs.append(Located(cell, at: places.cell))
                if let kind = cells[cell]?.kind, !kind.metrics.contains(metric) {
                    diagnostics.append(Self.unknown(metric, of: cell, kind, at: places.metric))
                }
            }
        }
        return needs
    }

    private func check(
        parameter name: String, at range: SourceRange, _ parameters: inout ParameterTable,
        _ diagnostics: inout [Diagnostic]
    ) {
        if let parameter = parameters.use(name) {
            guard parameter.value.number == nil else { return }
            diagnostics.append(
                .error(
                    "parameter-type", "the parameter '\(name)' is \(parameter.value.kindName), not a number", at: range,
                    hint: "expressions are made of numbers",
                    notes: parameters.origin(of: name).map { [$0] } ?? []))
        } else if let kind = cells[name]?.kind {
            diagnostics.append(
                .error(
                    "unknown-parameter", "'\(name)' is a \(kind.name) block, not a number", at: range,
                    hint: kind.metrics.isEmpty
                        ? "a \(kind.name) block gives no numbers"
                        : "write '\(name).METRIC'; metrics are \(UnknownName.enumeration(kind.metrics))"))
        } else {
            diagnostics.append(parameters.unknown(name, at: range))
        }
    }

    private static func unknown(
        _ metric: String, of cell: String, _ kind: BlockKind, at range: SourceRange
    ) -> Diagnostic {
        guard !kind.metrics.isEmpty else {
            return .error(
                "unknown-metric", "'\(cell)' is a \(kind.name) block, which gives no numbers", at: range,
                hint: "name a block that computes something")
        }
        return UnknownName.error(
            "unknown-metric", "a \(kind.name) block has no metric '\(metric)'", name: metric, at: range,
            known: kind.metrics, listing: "metrics are",
            otherwise: "")
    }

    /// Where the two names of `cell.metric` or `cell[part].metric` stand, if they stand there as they are.
    private static func places(
        of cell: String, _ metric: String, in range: SourceRange
    ) -> (cell: SourceRange, metric: SourceRange) {
        let text = range.text
        guard text == "\(cell).\(metric)" || text.hasPrefix("\(cell)[") && text.hasSuffix("].\(metric)") else {
            return (range, range)
        }
        return (
            SourceRange(file: range.file, lower: range.lower, upper: range.lower + cell.utf8.count),
            SourceRange(file: range.file, lower: range.upper - metric.utf8.count, upper: range.upper)
        )
    }
}
