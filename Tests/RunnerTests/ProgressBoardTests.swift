import Foundation
import Foundations
import Synchronization
import Testing

@testable import Runner

@Suite struct ProgressBoardTests {
    static let base = UnitLabel(digest: "1", title: "base · seed 1", estimatedCost: 1)
    static let full = UnitLabel(digest: "2", title: "full · seed 1", estimatedCost: 3)
    static let plain = TextStyle(colour: false, unicode: true)

    /// Two units on two cores, ten seconds into the run.
    static func board(style: TextStyle = plain) -> ProgressBoard {
        var board = ProgressBoard(style: style)
        _ = board.receive(.planned(total: 3, cached: 1, pending: [base, full]), now: 100)
        _ = board.receive(.started(full, workers: 1), now: 100)
        _ = board.receive(.started(base, workers: 1), now: 100)
        _ = board.receive(.progressed(full, fraction: 0.25, status: "epoch 10/40 · H 41.2"), now: 109)
        _ = board.receive(.progressed(base, fraction: 0.775, status: "epoch 31/40 · H 38.0"), now: 110)
        return board
    }

    @Test func rowsAndTotal() {
        #expect(
            Self.board().lines(width: 80, height: 24, now: 110) == [
                "  full · seed 1  ━━━━━───────────────   25 %  epoch 10/40 · H 41.2",
                "  base · seed 1  ━━━━━━━━━━━━━━━╸────   77 %  epoch 31/40 · H 38.0",
                "  0 of 2         ━━━━━━━╸────────────   38 %  0:10, about 30 s left",
            ])
    }

    @Test func asciiAndColour() {
        #expect(
            Self.board(style: TextStyle(colour: false, unicode: false)).lines(width: 60, height: 24, now: 110)[0]
                == "  full · seed 1  #####...............   25 %  epoch 10/40~")
        let colour = Self.board(style: TextStyle(colour: true, unicode: true)).lines(width: 80, height: 24, now: 110)
        #expect(colour[0].contains("\u{1B}[34m━━━━━\u{1B}[0m\u{1B}[90m───"))
        #expect(
            colour.map(TerminalText.width)
                == Self.board().lines(width: 80, height: 24, now: 110).map(TerminalText.width))
    }

    @Test(arguments: 1...100)
    func linesFitAnyTerminal(width: Int) {
        var board = Self.board()
        let long = UnitLabel(digest: "3", title: "the class 猫 with\na very long name · seed 12")
        _ = board.receive(.started(long, workers: 1), now: 110)
        _ = board.receive(.progressed(long, fraction: 1, status: "bell \u{7} and\r\u{1B}[2Jmore"), now: 110)
        for height in [1, 3, 24] {
            let lines = board.lines(width: width, height: height, now: 111)
            #expect(lines.allSatisfy { TerminalText.width(of: $0) < max(2, width) }, "\(lines)")
            #expect(lines.count <= max(2, height))
            #expect(lines.allSatisfy { line in !line.unicodeScalars.contains { $0.value < 32 } })
        }
    }

    @Test func lowTerminalsShowWhatFits() {
        var board = ProgressBoard(style: Self.plain)
        let units = (0..<10).map { UnitLabel(digest: "\($0)", title: "unit \($0)") }
        _ = board.receive(.planned(total: 10, cached: 0, pending: units), now: 0)
        for unit in units { _ = board.receive(.started(unit, workers: 1), now: 0) }
        let lines = board.lines(width: 80, height: 6, now: 1)
        #expect(lines.count == 5)
        #expect(lines.last?.hasPrefix("  0 of 10, 6 more running  ") == true)
    }

    @Test func lastingLinesTellTheStory() {
        var board = Self.board()
        #expect(
            board.receive(.finished(Self.base, seconds: 12.34), now: 112)
                == ["✓ base · seed 1: done in 12 s, epoch 31/40 · H 38.0"])
        #expect(
            board.receive(.failed(Self.full, message: "the loss\nis NaN"), now: 113)
                == ["✗ full · seed 1: failed: the loss is NaN"])
        #expect(
            board.receive(.skipped(Self.full, because: "“base” failed"), now: 113)
                == ["– full · seed 1: skipped because “base” failed"])
        #expect(board.receive(.warning("no space"), now: 113) == ["warning: no space"])
        #expect(
            board.receive(.ended(EventTally(fromStore: 1, finished: 1, failed: 1, seconds: 75)), now: 175)
                == ["1 computed, 1 failed, 1 from the store, in 1 min 15 s."])
        #expect(board.lines(width: 80, height: 24, now: 175).isEmpty)
    }

    @Test func aRunFromTheStoreSaysSo() {
        var board = ProgressBoard(style: Self.plain)
        #expect(
            board.receive(.planned(total: 14, cached: 14, pending: []), now: 0)
                == ["Nothing to train: all 14 results are in the store."])
        #expect(board.lines(width: 80, height: 24, now: 0).isEmpty)
        #expect(board.receive(.ended(EventTally(fromStore: 14)), now: 1).isEmpty)
    }

    @Test func theEndOfARunIsAsLongAsItsLongestUnit() throws {
        var estimate = TimeEstimate()
        estimate.receive(.planned(total: 2, cached: 0, pending: [Self.base, Self.full]), now: 0)
        #expect(estimate.remaining(now: 0) == nil)
        estimate.receive(.started(Self.base, workers: 1), now: 0)
        estimate.receive(.started(Self.full, workers: 1), now: 0)
        estimate.receive(.finished(Self.base, seconds: 10), now: 10)
        estimate.receive(.progressed(Self.full, fraction: 1.0 / 3, status: ""), now: 10)
        #expect(abs(estimate.fraction - 0.5) < 1e-12)
        // One unit of cost in ten seconds, two of them left on one core.
        #expect(abs(try #require(estimate.remaining(now: 10)) - 20) < 1e-9)
        estimate.receive(.failed(Self.full, message: ""), now: 12)
        #expect(estimate.fraction == 1)
    }

    @Test func costsOfNothingAreCounted() {
        var estimate = TimeEstimate()
        let units = (0..<4).map { UnitLabel(digest: "\($0)", title: "", estimatedCost: 0) }
        estimate.receive(.planned(total: 4, cached: 0, pending: units), now: 0)
        estimate.receive(.started(units[0], workers: 1), now: 0)
        estimate.receive(.finished(units[0], seconds: 1), now: 1)
        #expect(estimate.fraction == 0.25)
    }
}
