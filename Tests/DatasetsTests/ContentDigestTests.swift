import Tensors
import Testing

@testable import Datasets

struct ContentDigestTests {
    /// Stored results are named by this digest: another value orphans all of them.
    @Test func theDigestIsTheSameEverywhere() {
        #expect(Dataset.tiny().digest == "7a46925e173cc2b7df750405828c175d")
    }

    @Test func everyPartCounts() {
        let tiny = Dataset.tiny()
        let split = tiny.split
        let features = tiny.features.copy()
        features[7, 1] = features[7, 1].nextUp
        let embeddings = tiny.classEmbeddings.copy()
        embeddings[0, 0] = -0.0
        var labels = tiny.labels
        labels[3] = 1
        let changed = [
            tiny, tiny.replacing(features: features), tiny.replacing(classEmbeddings: embeddings),
            tiny.replacing(labels: labels),
            tiny.replacing(classNames: ["an", "tbee", "cat", "dog", "eel"]),
            tiny.replacing(
                split: Split(
                    trainval: split.trainval, train: split.train + split.validation, validation: [],
                    testSeen: split.testSeen, testUnseen: split.testUnseen)),
            tiny.replacing(
                split: Split(
                    trainval: split.trainval, train: split.train, validation: split.validation,
                    testSeen: split.testSeen.reversed(), testUnseen: split.testUnseen)),
        ]
        #expect(Set(changed.map(\.digest)).count == changed.count)
    }

    @Test func nameAndLayoutInMemoryDoNot() {
        let tiny = Dataset.tiny()
        #expect(tiny.replacing(name: "other").digest == tiny.digest)
        let wide = Matrix(rows: tiny.features.rows, columns: 5)
        wide.columns(1..<4).assign(tiny.features)
        #expect(tiny.replacing(features: wide.columns(1..<4)).digest == tiny.digest)
    }

    @Test func twoItemsAreNotTheirConcatenation() {
        func digest(_ items: [String]) -> String {
            var digest = ContentDigest()
            for item in items { digest.absorb(item) }
            return digest.hexadecimal
        }
        let long = String(repeating: "x", count: 100)
        let inputs: [[String]] = [
            [], [""], ["", ""], ["ab"], ["a", "b"], ["b", "a"], ["a\0"], ["a"], [long], [long + "x"],
            [String(long.dropLast(4)), "xxxx"],
        ]
        #expect(Set(inputs.map(digest)).count == inputs.count)
        #expect(inputs.map(digest).allSatisfy { $0.count == 32 })
    }
}
