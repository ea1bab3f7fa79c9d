import Tensors
import Testing
import ZeroShot

@Suite struct GeneratorPresetTests {
    private func number(_ settings: TrainingConfiguration, _ option: String) -> String {
        if case .number(let value)? = settings.generator[option] { "\(value)" } else { "none" }
    }

    /// Which settings have been published, and the numbers that differ most between data sets.
    @Test func published() {
        var found: [String] = []
        for generator in MethodRegistry.standard.names {
            for dataset in ["APY", "AWA1", "AWA2", "CUB", "FLO", "SUN"] {
                guard let settings = GeneratorPreset.paper.configuration(for: generator, dataset: dataset) else {
                    continue
                }
                found.append(
                    "\(generator) \(dataset) \(settings.epochs) \(settings.batch) \(number(settings, "learningRate")) "
                        + "\(settings.classifier.generatedPerClass)"
                )
                #expect(
                    settings.generator.name == generator && settings.generator.count("hidden") == 4096
                        && number(settings, "penalty") == "10.0")
                #expect(!settings.trainsStudent)
            }
        }
        #expect(
            found.joined(separator: "\n") == """
                ce-gzsl APY 100 1024 0.0001 1800
                ce-gzsl AWA1 130 2048 0.0001 1800
                ce-gzsl AWA2 130 2048 0.0001 2400
                ce-gzsl CUB 450 2048 0.0001 100
                ce-gzsl FLO 750 2048 0.0001 600
                ce-gzsl SUN 1000 2048 5e-05 100
                f-clswgan APY 50 100 0.0001 300
                f-clswgan AWA1 30 64 1e-05 1800
                f-clswgan AWA2 30 64 1e-05 1800
                f-clswgan CUB 56 64 0.0001 300
                f-clswgan FLO 80 64 0.0001 1200
                f-clswgan SUN 40 64 0.0002 400
                f-vaegan-d2 APY 300 64 1e-05 1800
                f-vaegan-d2 AWA1 120 64 1e-05 1800
                f-vaegan-d2 AWA2 120 64 1e-05 1800
                f-vaegan-d2 CUB 300 64 0.0001 300
                f-vaegan-d2 FLO 500 64 0.0001 1200
                f-vaegan-d2 SUN 400 64 0.001 400
                free AWA1 602 64 1e-05 4600
                free AWA2 802 64 1e-05 4600
                free CUB 1002 64 0.0001 700
                free FLO 1002 256 0.0001 2400
                free SUN 1202 512 0.0002 300
                tf-vaegan APY 300 64 1e-05 1800
                tf-vaegan AWA1 120 64 1e-05 1800
                tf-vaegan AWA2 120 64 1e-05 1800
                tf-vaegan CUB 300 64 0.0001 300
                tf-vaegan FLO 500 64 0.0001 1200
                tf-vaegan SUN 400 64 0.001 400
                """)
    }

    /// D³GZSL has settings of its own around the two methods that its authors released it for, and only where a student
    /// is trained.
    @Test func released() throws {
        for (generator, rows) in [("f-clswgan", 5), ("ce-gzsl", 50)] {
            let settings = try #require(
                GeneratorPreset.paper.configuration(for: generator, dataset: "CUB", isDistilled: true))
            #expect(settings.epochs == 2000 && settings.batch == 256 && settings.schedule == .released)
            #expect(settings.student.embedding == 2048 && settings.student.generatedPerClass == rows)
            let alone = try #require(GeneratorPreset.paper.configuration(for: generator, dataset: "CUB"))
            #expect(settings.generator == alone.generator && alone.epochs != 2000)
            #expect(GeneratorPreset.paper.configuration(for: generator, dataset: "shapes", isDistilled: true) == nil)
        }
        #expect(
            GeneratorPreset.paper.configuration(for: "free", dataset: "CUB", isDistilled: true)
                == GeneratorPreset.paper.configuration(for: "free", dataset: "CUB"))
    }

    @Test func namesOfDataSets() {
        let settings = GeneratorPreset.paper.configuration(for: "free", dataset: "FLO")
        #expect(settings != nil && settings == GeneratorPreset.paper.configuration(for: "free", dataset: "FLO_CLIP"))
        #expect(GeneratorPreset.paper.configuration(for: "free", dataset: "shapes") == nil)
    }

    /// Every method has quick settings, on any data set; a name that is no method has none.
    @Test func quick() {
        for generator in MethodRegistry.standard.names {
            #expect(GeneratorPreset.quick.configuration(for: generator, dataset: "shapes")?.generator.name == generator)
        }
        #expect(GeneratorPreset.quick.configuration(for: "f-clswgam", dataset: "shapes") == nil)
    }
}
