import Testing

@testable import Datasets

struct SimulatedTests {
    @Test(arguments: [("AWA2", 40, 10, 85), ("CUB", 150, 50, 312), ("SUN", 645, 72, 102), ("FLO", 82, 20, 1024)])
    func measuresAreThoseOfTheRealSet(_ likeness: String, _ seen: Int, _ unseen: Int, _ attributes: Int) throws {
        let builtIn = try #require(BuiltInDataset.named("simulated-\(likeness.lowercased())"))
        let dataset = builtIn.make()
        #expect(dataset.seenClasses.count == seen && dataset.unseenClasses.count == unseen)
        #expect(dataset.classEmbeddings.columns == attributes && dataset.features.columns == 2048)
        #expect(
            Set(dataset.split.trainval + dataset.split.testSeen + dataset.split.testUnseen).count
                == dataset.labels.count)
        #expect(Set(dataset.split.testSeen.map { dataset.labels[$0] }) == Set(dataset.seenClasses))
        #expect(dataset.source.hasPrefix("simulated"))
        #expect(dataset.warnings == ["the data are simulated: results say nothing about \(likeness)"])
        #expect(dataset.name == builtIn.name)

        let values = dataset.features.rows(0..<200).values
        #expect(values.allSatisfy { $0 >= 0 && $0.isFinite })
        let zeros = Double(values.count { $0 == 0 }) / Double(values.count)
        #expect((0.2...0.6).contains(zeros), "rectified")
        #expect(dataset.classEmbeddings.values.allSatisfy { (0...1).contains($0) })
        #expect(try #require(dataset.validationView(seed: 1)).unseenClasses.count > 1)
    }

    @Test func theNumbersNeverChange() {
        #expect(SimulatedBenchmark.all[0].make().digest == "e61c7e942272acd655eb90267f2a6a8a")
    }

    @Test func itCanBeLearntFrom() throws {
        let made = SimulatedBenchmark.all[0].make()
        let check = NeutralCheck(made.replacing(features: made.features.columns(0..<256).copy()))
        print("simulated-awa2, 256 of its features: \(check)")
        #expect(check.seen > 0.4 && check.unseen > 0.3)
    }
}
