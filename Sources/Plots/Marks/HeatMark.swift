import Foundations
import Raster

/// A matrix of numbers as coloured cells, with lines between its parts.
package struct HeatMark: Mark {
    /// A division of rows or columns into a first and a second part, such as seen and unseen classes. A part with an
    /// empty name gets no label.
    package struct Split: Sendable, Hashable {
        /// How many belong to the first part.
        package var index: Int
        /// The name of what stands before the line.
        package var first: String
        /// The name of what stands behind it.
        package var second: String

        /// Two parts, the first with `index` rows or columns.
        package init(index: Int, first: String, second: String) {
            self.index = index
            self.first = first
            self.second = second
        }

        /// The middle of each part that is not empty, out of `count`.
        func middles(count: Int) -> [(Double, String)] {
            [(Double(index) / 2, first, index), (Double(index + count) / 2, second, count - index)].filter {
                $0.2 > 0 && !$0.1.isEmpty
            }.map { ($0.0, $0.1) }
        }
    }

    /// From the top.
    package var rows: [String]
    /// From the left.
    package var columns: [String]
    /// Row by row; nil where there is no number.
    package var values: [[Double?]]
    /// What the colours mean.
    package var key: ColorKey
    /// Where rows fall into two parts.
    package var rowSplit: Split?
    /// Where columns fall into two parts.
    package var columnSplit: Split?
    /// The decimals of numbers in the cells; nil for none. They are left out where cells are too small.
    package var decimals: Int?
    /// Rows and columns that belong together: each is outlined as a square on the diagonal.
    package var blocks: [Range<Int>]
    /// What is said of a matrix too large to be read number by number, in its place.
    package var digest: DataTable?

    /// - Parameters:
    ///   - rows: from top to bottom; a name that comes again is numbered, here as among the columns.
    ///   - columns: from left to right.
    package init(
        rows: [String], columns: [String], values: [[Double?]], key: ColorKey, rowSplit: Split? = nil,
        columnSplit: Split? = nil,
        decimals: Int? = nil, blocks: [Range<Int>] = [], digest: DataTable? = nil
    ) {
        precondition(
            values.count == rows.count && values.allSatisfy { $0.count == columns.count },
            "\(values.count) × \(values.first?.count ?? 0) values for \(rows.count) rows and \(columns.count) columns")
        for (split, count) in [(rowSplit, rows.count), (columnSplit, columns.count)] {
            precondition(
                split.map { (0...count).contains($0.index) } ?? true, "a split at \(split?.index ?? 0) of \(count)")
        }
        for block in blocks {
            precondition(
                block.lowerBound >= 0 && block.upperBound <= min(rows.count, columns.count),
                "a block \(block) of \(rows.count) × \(columns.count)")
        }
        self.rows = rows.numberedApart
        self.columns = columns.numberedApart
        self.values = values
        self.key = key
        self.rowSplit = rowSplit
        self.columnSplit = columnSplit
        self.decimals = decimals
        self.blocks = blocks
        self.digest = digest
    }

    package var channels: [Channel] { [.categories(.x, columns), .categories(.y, rows)] }

    package var colorKey: ColorKey? { key }

    package func edgeLabels(x: Scale, y: Scale) -> [EdgeLabel] {
        (columnSplit?.middles(count: columns.count) ?? []).map { EdgeLabel(edge: .top, value: $0.0, text: $0.1) }
            + (rowSplit?.middles(count: rows.count) ?? []).map { EdgeLabel(edge: .right, value: $0.0, text: $0.1) }
    }

    package func draw(in plot: PlotArea) -> [Scene.Item] {
        let frame = plot.frame
        let ramp = plot.theme.ramp(key.ramp)
        let span = key.range.upperBound - key.range.lowerBound
        let colors = values.map { row in
            row.map { value in
                value.flatMap {
                    Ticks.canShow($0) ? ramp.color(at: span > 0 ? ($0 - key.range.lowerBound) / span : 0.5) : nil
                }
            }
        }
        guard !rows.isEmpty, !columns.isEmpty else { return [] }
        let pixels = colors.flatMap { $0.map { ($0 ?? .clear).packed } }
        var items: [Scene.Item] = [
            .image(Image(width: columns.count, height: rows.count, pixels: pixels), in: frame, .nearest)
        ]
        items += numbers(plot, colors)
        items.append(.stroke(.rectangle(frame), plot.theme.axis, StrokeStyle(width: 0.75)))
        // Light around dark, so that the lines show on cells of any colour.
        let lines = separators(plot)
        let squares = outlines(plot)
        items += lines.map { .stroke($0, plot.theme.background, StrokeStyle(width: 3.5)) }
        items += squares.map { .stroke($0, plot.theme.background, StrokeStyle(width: 3)) }
        items += lines.map { .stroke($0, plot.theme.ink, StrokeStyle(width: 1.5)) }
        items += squares.map { .stroke($0, plot.theme.ink, StrokeStyle(width: 1.25)) }
        return [.group("matrix", clip: nil, items)]
    }

    private func outlines(_ plot: PlotArea) -> [Scene.Shape] {
        blocks.compactMap { block in
            guard let start = plot.point(Double(block.lowerBound), Double(block.lowerBound)),
                let end = plot.point(Double(block.upperBound), Double(block.upperBound))
            else { return nil }
            return .rectangle(Rectangle(start, end).inset(by: 0.75))
        }
    }

    private func separators(_ plot: PlotArea) -> [Scene.Shape] {
        let frame = plot.frame
        var lines: [Scene.Shape] = []
        if let split = columnSplit, let x = plot.x(Double(split.index)), split.index > 0, split.index < columns.count {
            lines.append(.polyline([Point(x, frame.minY), Point(x, frame.maxY)]))
        }
        if let split = rowSplit, let y = plot.y(Double(split.index)), split.index > 0, split.index < rows.count {
            lines.append(.polyline([Point(frame.minX, y), Point(frame.maxX, y)]))
        }
        return lines
    }

    private func numbers(_ plot: PlotArea, _ colors: [[Color?]]) -> [Scene.Item] {
        guard let decimals else { return [] }
        let size = plot.theme.smallTextSize
        let cell = Size(width: plot.frame.width / Double(columns.count), height: plot.frame.height / Double(rows.count))
        let texts = values.map { $0.map { $0.map { NumberText.label.fixed($0, decimals: decimals) } ?? "" } }
        let widest = texts.joined().map { plot.lettering.width($0, size: size) }.max() ?? 0
        guard widest + 5 <= cell.width, plot.lettering.lineHeight(size: size) <= cell.height else { return [] }
        return rows.indices.flatMap { row in
            columns.indices.compactMap { column -> Scene.Item? in
                guard let background = colors[row][column],
                    let center = plot.point(Double(column) + 0.5, Double(row) + 0.5)
                else { return nil }
                let color =
                    Color.black.contrast(with: background) > Color.white.contrast(with: background)
                    ? Color.black : .white
                return .text(
                    Scene.Text(
                        texts[row][column], at: center, anchor: TextAnchor(.middle, .middle), size: size, color: color))
            }
        }
    }

    package func summary(x: String, y: String) -> String {
        let cells = rows.indices.flatMap { row in
            columns.indices.compactMap { column in
                values[row][column].flatMap { Ticks.canShow($0) ? ($0, "\(rows[row]), \(columns[column])") : nil }
            }
        }
        guard let low = cells.min(by: { $0.0 < $1.0 }), let high = cells.max(by: { $0.0 < $1.0 }) else { return "" }
        let size =
            "\(rows.count) row\(rows.count == 1 ? "" : "s"), \(columns.count) column\(columns.count == 1 ? "" : "s"); "
            + "\(key.label) from "
        if let digest {
            return size + "\(NumberText.label.brief(low.0)) to \(NumberText.label.brief(high.0)). "
                + Self.sentences(of: digest)
        }
        return size + "\(NumberText.label.brief(low.0)) (\(low.1)) to \(NumberText.label.brief(high.0)) (\(high.1))."
    }

    /// “unseen: right 31.2, another seen class 40.”
    private static func sentences(of table: DataTable) -> String {
        table.rows.map { row in
            row[0] + ": " + zip(table.header, row).dropFirst().map { "\($0) \($1)" }.joined(separator: ", ") + "."
        }.joined(separator: " ")
    }

    package func table(x: String, y: String) -> DataTable? {
        digest
            ?? DataTable(
                header: [y] + columns,
                rows: zip(rows, values).map { name, row in
                    [name] + row.map { $0.map { NumberText.label.brief($0) } ?? "" }
                })
    }
}
