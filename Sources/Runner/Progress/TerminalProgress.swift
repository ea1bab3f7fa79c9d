import Glibc
import Synchronization

/// Progress on a terminal: a bar, a percentage and a live metric for every running unit, and the time left for all.
package final class TerminalProgress: EventSink {
    /// Of a terminal, in characters.
    package struct Size: Hashable, Sendable {
        /// Characters to a line.
        package let columns: Int
        /// Lines.
        package let rows: Int

        /// A size in characters.
        package init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }

        /// The size of the terminal behind a descriptor now; 80 × 24 where it will not say.
        package static func ofTerminal(_ descriptor: Int32) -> Size {
            var size = winsize()
            guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
                return Size(columns: 80, rows: 24)
            }
            return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
        }
    }

    private struct State {
        var board: ProgressBoard
        var frame = TerminalFrame()
        var lastDrawn = -Double.infinity
    }

    private let outlet: TextOutlet
    private let size: @Sendable () -> Size
    private let now: @Sendable () -> Double
    private let state: Mutex<State>

    /// - Parameters:
    ///   - size: asked before every drawing, so that a resized terminal is used as it is.
    ///   - now: a clock in seconds that only goes forward.
    package init(
        outlet: TextOutlet = .standardError, style: TextStyle,
        size: @escaping @Sendable () -> Size = { .ofTerminal(STDERR_FILENO) },
        now: @escaping @Sendable () -> Double = { MonotonicClock.seconds }
    ) {
        self.outlet = outlet
        self.size = size
        self.now = now
        state = Mutex(State(board: ProgressBoard(style: style)))
    }

    package func receive(_ event: Event) {
        let time = now()
        state.withLock { state in
            let lasting = state.board.receive(event, now: time)
            draw(&state, below: lasting, time: time)
        }
    }

    package func refresh() {
        let time = now()
        state.withLock { draw(&$0, below: [], time: time) }
    }

    private func draw(_ state: inout State, below lasting: [String], time: Double) {
        // Twenty pictures a second are enough for anybody; lasting lines are never late.
        guard !lasting.isEmpty || time - state.lastDrawn >= 0.05 else { return }
        state.lastDrawn = time
        let size = size()
        let lines = state.board.lines(width: size.columns, height: size.rows, now: time)
        let text = state.frame.replace(with: lines, below: lasting, width: size.columns)
        if !text.isEmpty { outlet.write(text) }
    }
}
