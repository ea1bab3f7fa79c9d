import Foundations

extension LineMark {
    package func summary(x: String, y: String) -> String {
        series.map { series in
            let points = zip(series.x, series.y).filter { $0.0.isFinite && $0.1.isFinite }
            guard let first = points.first, let last = points.last, let low = points.min(by: { $0.1 < $1.1 }),
                let high = points.max(by: { $0.1 < $1.1 })
            else { return "\(series.name): no values." }
            func text(_ point: (Double, Double)) -> String {
                "\(NumberText.label.brief(point.1)) at \(NumberText.label.brief(point.0))"
            }
            return "\(series.name): from \(text(first)) to \(text(last)), lowest \(text(low)), highest \(text(high))."
        }.joined(separator: " ")
    }

    /// One row per x where all series share them; else one row per point.
    package func table(x: String, y: String) -> DataTable? {
        guard let first = series.first else { return nil }
        let hasBands = series.contains { $0.lower != nil }
        func cells(_ series: Series, _ index: Int) -> [String] {
            let edges = [series.lower, series.upper].map { $0.map { NumberText.label.brief($0[index]) } ?? "" }
            return [NumberText.label.brief(series.y[index])] + (hasBands ? edges : [])
        }
        func names(_ name: String) -> [String] { [name] + (hasBands ? ["\(name) lower", "\(name) upper"] : []) }
        if series.allSatisfy({ $0.x == first.x }) {
            let rows = first.x.indices.map { index in
                [NumberText.label.brief(first.x[index])] + series.flatMap { cells($0, index) }
            }
            return DataTable(header: [x] + series.flatMap { names($0.name) }, rows: rows).thinned()
        }
        let tables = series.map { series in
            DataTable(
                header: ["Series", x] + names(y),
                rows: series.x.indices.map { [series.name, NumberText.label.brief(series.x[$0])] + cells(series, $0) }
            ).thinned()
        }
        let note = tables.compactMap(\.note).first.map { _ in "Long series are thinned out evenly." }
        return DataTable(header: tables[0].header, rows: tables.flatMap(\.rows), note: note)
    }
}
