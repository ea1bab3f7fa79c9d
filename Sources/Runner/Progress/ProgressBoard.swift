import Foundations

/// The state of a run as a terminal shows it: lines that stay, and below them one line per running unit and a total.
///
/// It is a value: events go in with their time, text comes out.
struct ProgressBoard {
    private struct Row {
        let unit: UnitLabel
        var fraction = 0.0
        var status = ""
    }

    private let style: TextStyle
    private var estimate = TimeEstimate()
    private var rows: [Row] = []
    private var pending = 0
    private var ended = 0
    private var begin = 0.0
    private var isOpen = false

    init(style: TextStyle) { self.style = style }

    /// Takes an event in.
    ///
    /// - Returns: the lines that it leaves on the terminal for good.
    mutating func receive(_ event: Event, now: Double) -> [String] {
        estimate.receive(event, now: now)
        var status = ""
        switch event {
        case .planned(_, _, let units):
            pending = units.count
            begin = now
            isOpen = pending > 0
        case .started(let unit, _):
            rows.append(Row(unit: unit))
            return []
        case .progressed(let unit, let fraction, let text):
            if let index = rows.firstIndex(where: { $0.unit.digest == unit.digest }) {
                rows[index].fraction = fraction
                rows[index].status = TerminalText.line(text)
            }
        case .finished(let unit, _), .found(let unit), .failed(let unit, _), .skipped(let unit, _),
            .cancelled(let unit):
            status = rows.first { $0.unit.digest == unit.digest }?.status ?? ""
            rows.removeAll { $0.unit.digest == unit.digest }
            ended += 1
        case .warning, .note: break
        case .ended: isOpen = false
        }
        return EventWording(event, status: status).map { [decorated($0)] } ?? []
    }

    /// The lines that change, each narrower than `width` columns, at most `height` of them.
    func lines(width: Int, height: Int, now: Double) -> [String] {
        guard isOpen else { return [] }
        let limit = max(1, height - 2)
        let hidden = max(0, rows.count - limit)
        let summary = "\(ended) of \(pending)" + (hidden > 0 ? ", \(hidden) more running" : "")
        let shown = rows.prefix(limit)
        let widest =
            (shown.map { TerminalText.width(of: $0.unit.title) } + [TerminalText.width(of: summary)]).max() ?? 0
        let columns = Columns(
            total: width - 1, title: min(widest, max(12, width / 3)), bar: width >= 60 ? 20 : width >= 40 ? 10 : 0)
        let clock = DurationText.clock(now - begin)
        let left = estimate.remaining(now: now).map { "\(clock), \(DurationText.estimate($0)) left" }
        return shown.map {
            line(TerminalText.line($0.unit.title), $0.fraction, columns) { [style, status = $0.status] in
                style.truncate(status, to: $0)
            }
        }
            // Half an estimate misleads: it is there as a whole or not at all.
            + [
                line(summary, estimate.fraction, columns) { room in
                    [left, clock].compactMap(\.self).first { TerminalText.width(of: $0) <= room } ?? ""
                }
            ]
    }

    private struct Columns {
        let total: Int
        let title: Int
        let bar: Int
    }

    /// - Parameter status: what to say behind the percentage in so many columns.
    private func line(
        _ title: String, _ fraction: Double, _ columns: Columns, status: (_ room: Int) -> String
    ) -> String {
        let percent = "\(Int((fraction * 100).rounded(.down))) %"
        var text = "  " + style.pad(style.truncate(title, to: columns.title), to: columns.title) + "  "
        if columns.bar > 0 { text += style.bar(fraction, width: columns.bar) + "  " }
        text += String(repeating: " ", count: max(0, 5 - percent.count)) + percent
        let room = columns.total - TerminalText.width(of: text) - 2
        let status = room >= 4 ? status(room) : ""
        if !status.isEmpty { text += "  " + status }
        return TerminalText.width(of: text) <= columns.total ? text : style.truncate(title, to: columns.total)
    }

    private func decorated(_ wording: EventWording) -> String {
        switch wording.mark {
        case .note, .start: wording.text
        case .good: style.paint(style.unicode ? "✓" : "+", .green) + " " + wording.text
        case .bad: style.paint(style.unicode ? "✗" : "x", .red) + " " + wording.text
        case .passed: style.paint(style.unicode ? "–" : "-", .yellow) + " " + wording.text
        case .warning: style.paint(wording.text, .yellow)
        }
    }
}
