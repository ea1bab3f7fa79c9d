import Foundations

/// Redraws a few lines at the bottom of a terminal in place.
///
/// The cursor rests at the end of the last line and is never hidden, so that a process killed at any moment leaves
/// the terminal as it should be.
struct TerminalFrame {
    /// The columns that each line on the screen takes.
    private var drawn: [Int] = []

    /// The text that replaces the lines on the screen by others, with lasting lines above them.
    ///
    /// - Parameter width: the terminal's columns now; where it has become narrower since, old lines have wrapped.
    mutating func replace(with lines: [String], below lasting: [String] = [], width: Int) -> String {
        var text = ""
        if !drawn.isEmpty {
            let rows = drawn.map { max(1, ($0 + width - 1) / max(1, width)) }.reduce(0, +)
            text += "\r" + (rows > 1 ? "\u{1B}[\(rows - 1)A" : "") + "\u{1B}[J"
        }
        text += lasting.map { $0 + "\n" }.joined() + lines.joined(separator: "\n")
        drawn = lines.map { TerminalText.width(of: $0) }
        return text
    }
}
