import Foundations
import Testing

@Suite struct SuggestionTests {
    static let options = ["generator", "dataset", "seeds", "distill", "weights", "epochs", "be", "kl", "od", "like"]

    @Test(
        arguments: [
            ("distil", "distill"), ("Dataset", "dataset"), ("sedes", "seeds"), ("gen", "generator"),
            ("epoch", "epochs"), ("bee", "be"), ("eb", "be"), ("kk", "kl"),
            ("xyzzy", nil), ("", nil), ("weihgts", "weights"), ("optimiser", nil), ("lik", "like"),
            ("generatr", "generator"),
        ] as [(String, String?)])
    func closest(name: String, candidate: String?) {
        #expect(Suggestion.closest(to: name, among: Self.options) == candidate)
    }

    @Test func aBeginningOfTwoNamesIsNoHint() {
        #expect(Suggestion.closest(to: "learn", among: ["learningRate", "learningSchedule"]) == nil)
        #expect(Suggestion.closest(to: "learn", among: ["learningRate", "momentum"]) == "learningRate")
    }

    @Test func theFirstOfEqualsWins() {
        #expect(Suggestion.closest(to: "cat", among: ["bat", "hat"]) == "bat")
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3), ("same", "same", 0),
        ("é", "e", 1),
    ])
    func distance(left: String, right: String, distance: Int) {
        #expect(Suggestion.distance(left, right) == distance)
        #expect(Suggestion.distance(right, left) == distance)
    }
}
