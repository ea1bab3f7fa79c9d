import Foundations
import Testing

@Suite struct UniqueTests {
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
}
