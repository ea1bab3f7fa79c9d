import Foundations
import Testing

@Suite struct SequenceTests {
    @Test func everyElementOnceInOrder() {
        #expect(["b", "a", "b", "c", "a"].unique == ["b", "a", "c"])
        #expect([Int]().unique.isEmpty)
    }

    @Test func theFirstOfEveryKey() {
        let words = ["one", "two", "three", "four", "seven"]
        #expect(words.unique { $0.count } == ["one", "three", "four"])
    }

    @Test func whatIsThereTwice() {
        #expect([3, 1, 2, 1, 3].firstRepeated == 1)
        #expect([3, 1, 2].firstRepeated == nil)
    }

    @Test func evenSpacing() {
        #expect([1, 2, 3].evenlySpaced(5) == [1, 2, 3])
        #expect(Array(0..<10).evenlySpaced(4) == [0, 2, 5, 7])
    }

    @Test func pointsOfACurve() {
        #expect(Array(0...10).thinned(to: 3) == [0, 5, 10])
        #expect([1, 2, 3].thinned(to: 5) == [1, 2, 3])
    }

    @Test func median() {
        #expect([3, 1, 2].median == 2 && [4, 1, 2, 3].median == 2.5 && [Double]().median == nil)
    }
}
