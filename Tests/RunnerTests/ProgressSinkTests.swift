import Foundation
import Foundations
import Synchronization
import Testing

@testable import Runner

@Suite struct ProgressSinkTests {
    /// Text that was written, and a clock that is set by hand.
    final class Bench: Sendable {
        private let text = Mutex("")
        private let time = Mutex(0.0)

        var output: String { text.withLock { $0 } }
        var outlet: TextOutlet { TextOutlet { [self] more in text.withLock { $0 += more } } }
        var now: Double { time.withLock { $0 } }
        func set(_ seconds: Double) { time.withLock { $0 = seconds } }
    }

    /// The least of a terminal that the progress display asks for.
    struct Screen {
        private(set) var rows = [""]
        private var row = 0
        let width: Int

        init(width: Int, showing text: String) {
            self.width = width
            var rest = text[...]
            while let character = rest.popFirst() {
                switch character {
                case "\n":
                    row += 1
                    if row == rows.count { rows.append("") }
                case "\r": break  // only ever followed by an erasure
                case "\u{1B}":
                    let sequence = rest.prefix { !$0.isLetter }.dropFirst()
                    let command = rest.dropFirst(sequence.count + 1).first
                    rest = rest.dropFirst(sequence.count + 2)
                    if command == "A" { row -= Int(sequence)! }
                    if command == "J" { rows = rows[..<row] + [""] }
                default:
                    if rows[row].count == width {
                        row += 1
                        rows.append("")
                    }
                    rows[row].append(character)
                }
            }
        }
    }

    static let base = ProgressBoardTests.base
    static let full = ProgressBoardTests.full

    @Test func theTerminalIsRedrawnInPlace() {
        let bench = Bench()
        let progress = TerminalProgress(
            outlet: bench.outlet, style: ProgressBoardTests.plain, size: { .init(columns: 50, rows: 10) },
            now: { bench.now })
        let steps: [(Double, Event)] = [
            (0, .planned(total: 3, cached: 1, pending: [Self.base, Self.full])),
            (1, .started(Self.full, workers: 1)),
            (2, .started(Self.base, workers: 1)),
            (3, .progressed(Self.base, fraction: 0.5, status: "H 41.2")),
            (3.01, .progressed(Self.base, fraction: 0.6, status: "too soon to be drawn")),
            (5, .finished(Self.base, seconds: 3)),
        ]
        for (time, event) in steps {
            bench.set(time)
            progress.receive(event)
        }
        #expect(
            Screen(width: 50, showing: bench.output).rows == [
                "2 of 3 results to compute, 1 in the store.",
                "✓ base · seed 1: done in 3.0 s, too soon to be dra",
                "wn",
                "  full · seed 1  ──────────    0 %",
                "  1 of 2         ━━╸───────   25 %  0:05",
            ])
        bench.set(6)
        progress.refresh()
        progress.receive(.finished(Self.full, seconds: 4))
        progress.receive(.ended(EventTally(fromStore: 1, finished: 2, seconds: 6)))
        #expect(
            Screen(width: 50, showing: bench.output).rows.suffix(3) == [
                "✓ full · seed 1: done in 4.0 s", "2 computed, 1 from the store, in 6.0 s.", "",
            ])
        #expect(!bench.output.contains("\u{1B}[?25"), "the cursor is never hidden, so it need not be restored")
    }

    @Test func aTerminalMadeNarrowerIsCleanedUp() {
        var frame = TerminalFrame()
        _ = frame.replace(with: [String(repeating: "x", count: 70), "y"], width: 80)
        // Seventy columns have become three rows of thirty, and one more below.
        #expect(frame.replace(with: ["z"], below: ["done"], width: 30) == "\r\u{1B}[3A\u{1B}[Jdone\nz")
        #expect(frame.replace(with: [], width: 30) == "\r\u{1B}[J")
        #expect(frame.replace(with: [], width: 30) == "")
    }

    @Test func logLines() {
        let bench = Bench()
        let log = LogProgress(outlet: bench.outlet, interval: 30, now: { bench.now })
        let steps: [(Double, Event)] = [
            (1000, .planned(total: 3, cached: 1, pending: [Self.base, Self.full])),
            (1000, .started(Self.full, workers: 2)),
            (1001, .started(Self.base, workers: 1)),
            (1010, .progressed(Self.base, fraction: 0.2, status: "epoch 8/40 · H 30.1")),
            (1040, .progressed(Self.base, fraction: 0.5, status: "epoch 20/40 · H 41.2")),
            (1041, .progressed(Self.base, fraction: 0.6, status: "epoch 24/40 · H 41.9")),
            (1065, .finished(Self.base, seconds: 64)),
            (1070, .failed(Self.full, message: "the loss is NaN")),
            (1070, .warning("no space")),
            (1070, .ended(EventTally(fromStore: 1, finished: 1, failed: 1, seconds: 70))),
        ]
        for (time, event) in steps {
            bench.set(time)
            log.receive(event)
        }
        #expect(
            bench.output == """
                [ 0:00] 2 of 3 results to compute, 1 in the store.
                [ 0:00] full · seed 1 on 2 cores: started
                [ 0:01] base · seed 1: started
                [ 0:40] base · seed 1: 50 %, epoch 20/40 · H 41.2, about 8 min left for all
                [ 1:05] base · seed 1: done in 1 min 4 s, epoch 24/40 · H 41.9
                [ 1:10] full · seed 1: failed: the loss is NaN
                [ 1:10] warning: no space
                [ 1:10] 1 computed, 1 failed, 1 from the store, in 1 min 10 s.

                """)
    }

    @Test func jsonLines() throws {
        let bench = Bench()
        let log = JSONEventLog(outlet: bench.outlet)
        log.receive(.planned(total: 1, cached: 0, pending: [Self.base]))
        log.receive(.progressed(Self.base, fraction: 0.5, status: "H 1\n2"))
        log.receive(.failed(Self.base, message: "no"))
        let lines = bench.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines[2]
                == #"{"event":"failed","message":"no","unit":{"cells":[],"digest":"1","estimatedCost":1,"#
                + #""title":"base · seed 1"}}"#
        )
        let second = try #require(JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
        #expect(second["status"] as? String == "H 1\n2")
        #expect(second["fraction"] as? Double == 0.5)
    }

    @Test(arguments: [
        (["LANG": "de_DE.UTF-8"], true, true), (["LANG": "C.UTF-8", "LC_ALL": "C"], true, false),
        (["LC_CTYPE": "en_GB.utf8", "NO_COLOR": "1"], false, true), (["NO_COLOR": ""], true, false),
    ])
    func styleFollowsTheEnvironment(environment: [String: String], colour: Bool, unicode: Bool) {
        #expect(TextStyle(environment: environment) == TextStyle(colour: colour, unicode: unicode))
    }

    @Test func pipesAndDumbTerminalsAreNoTerminals() throws {
        let pipe = Pipe()
        #expect(
            !TerminalStyle.canDraw(
                on: OutputDescriptor(pipe.fileHandleForWriting.fileDescriptor), environment: ["TERM": "xterm"]))
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(terminal >= 0)
        defer { close(terminal) }
        #expect(TerminalStyle.canDraw(on: OutputDescriptor(terminal), environment: ["TERM": "xterm"]))
        #expect(!TerminalStyle.canDraw(on: OutputDescriptor(terminal), environment: ["TERM": "dumb"]))
        #expect(!TerminalStyle.canDraw(on: OutputDescriptor(terminal), environment: [:]))
        #expect(TerminalProgress.Size.ofTerminal(terminal) == .init(columns: 80, rows: 24))
        var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
        #expect(TerminalProgress.Size.ofTerminal(terminal) == .init(columns: 100, rows: 30))
    }

    @Test func aReaderThatHasGoneStopsNothing() {
        let pipe = Pipe()
        try? pipe.fileHandleForReading.close()
        // The default action of the signal would end this process.
        TextOutlet.descriptor(pipe.fileHandleForWriting.fileDescriptor).write("lost")
        TextOutlet.descriptor(-1).write("lost too")
        var pending = sigset_t()
        sigpending(&pending)
        #expect(sigismember(&pending, SIGPIPE) == 0)
    }

    @Test func everySinkOfABroadcastHearsEverything() {
        let (a, b) = (EventRecorder(), EventRecorder())
        EventBroadcast([a, b]).receive(.warning("x"))
        #expect(a.events == [.warning("x")])
        #expect(b.events == [.warning("x")])
    }
}
