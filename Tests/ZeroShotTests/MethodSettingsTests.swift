import Foundation
import Tensors
import Testing

@testable import ZeroShot

/// Settings of methods: every value is an option, what is not read makes no difference, and what cannot be computed is
/// told as a value.
@Suite struct MethodSettingsTests {
    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// As many options as values, all of them with names of their own, and each moves a value of its own.
    @Test(arguments: MethodRegistry.standard.names)
    func everyValueIsAnOption(_ name: String) throws {
        let generator = try #require(GeneratorConfiguration(named: name))
        func leaves(_ value: Any) -> Int {
            (value as? [String: Any]).map { $0.values.reduce(0) { $0 + leaves($1) } } ?? 1
        }
        let tree = try JSONSerialization.jsonObject(with: Data(try Self.text(generator).utf8))
        // One leaf is the method's name.
        #expect(leaves(tree) == generator.options.count + 1)
        var texts: Set<String> = [try Self.text(generator)]
        for option in generator.options {
            var changed = generator
            option.write(Self.ends(option.kind).first { $0 != option.read(generator) } ?? 0, &changed)
            #expect(texts.insert(try Self.text(changed)).inserted, "\(name): \(option.name)")
        }
    }

    /// Both ends of what an option may be; of whole numbers without a small upper end, the lower one and the next.
    private static func ends(_ kind: SettingKind) -> [SettingValue] {
        switch kind {
        case .flag: [false, true]
        case .count(let range):
            [.count(range.lowerBound), .count(range.upperBound > 64 ? range.lowerBound + 1 : range.upperBound)]
        case .number(let range): [.number(Float(range.lowerBound)), .number(Float(range.upperBound))]
        case .name(let names): [.name(names[0]), .name(names[names.count - 1])]
        }
    }

    private static func quick(_ name: String) -> TrainingConfiguration {
        var configuration = GeneratorTests.configuration(name, distilled: true)
        configuration.epochs = 1
        configuration.iterationsPerEpoch = 2
        configuration.batch = 8
        configuration.teacher.epochs = 1
        configuration.generator["seenClassifier.epochs"] = 1
        return configuration
    }

    /// Every option at both of its ends, on data that have enough of everything and on data that have next to nothing:
    /// either the door says what hinders it, or it is trained to the end.
    @Test(arguments: MethodRegistry.standard.names, [8, 2, 1])
    func endsOfRanges(_ name: String, _ seenClasses: Int) throws {
        let problem = ToyProblem.make(seenClasses: seenClasses, unseenClasses: 1, rowsPerClass: 3)
        var configurations = [Self.quick(name)]
        for option in Self.quick(name).generator.options {
            for value in Self.ends(option.kind) {
                var configuration = Self.quick(name)
                option.write(value, &configuration.generator)
                configurations.append(configuration)
            }
        }
        var trained = 0
        for configuration in configurations where configuration.validate(for: problem).isEmpty {
            let result = try Training(problem: problem, configuration: configuration, seed: 1, workers: Workers()).run()
            #expect(result.history.count == 1)
            trained += 1
        }
        #expect(trained > configurations.count / 2 || (name == "free" && seenClasses == 1))
    }

    /// Outside of its range a value is told, with the option's name.
    @Test func ranges() {
        func problems(_ name: String, _ option: String, _ value: SettingValue) -> [String] {
            var configuration = TrainingConfiguration()
            configuration.generator = GeneratorConfiguration(named: name)!
            configuration.generator[option] = value
            return configuration.validate().map(\.description)
        }
        #expect(
            problems("ce-gzsl", "contrastive.instanceTemperature", 0) == [
                "contrastive.instanceTemperature: it is 0.0, and has to be from 0.001 to 100.0"
            ])
        #expect(
            problems("diffusion", "diffusion.steps", 2) == [
                "diffusion.samplingSteps: 4 levels are visited in sampling, and there are 2 (choose at most 2, or more "
                    + "'diffusion.steps')"
            ])
        #expect(problems("f-clswgan", "learningRate", .number(.nan)).count == 1)
        #expect(problems("f-clswgan", "hidden", 0).count == 1)
        #expect(
            TrainingConfiguration.validateFREE(seenClasses: 1).map(\.message) == [
                "the centre loss of 'free' keeps a row away from another class's centre, and toy has 1 seen class"
            ])
        #expect(TrainingConfiguration.validateFREE(seenClasses: 2).isEmpty)
    }

    /// What nothing reads is not encoded, so that it can make no difference to a key.
    @Test func unreadSettings() throws {
        var generator = GeneratorConfiguration(FCLSWGAN.self)
        generator["classification"] = 0
        let plain = try Self.text(generator)
        generator["seenClassifier.epochs"] = 7
        #expect(try Self.text(generator) == plain)
        #expect(generator.options.first { $0.name == "seenClassifier.epochs" }?.unread(generator) != nil)
        generator["classification"] = 1
        #expect(try Self.text(generator).contains(#""epochs":7"#))

        var configuration = TrainingConfiguration()
        let base = try Self.text(configuration)
        configuration.student.learningRate = 1
        configuration.student.generatedPerClass = 9
        configuration.distillation.classification = 0.25
        configuration.distillation.pairs = .domain
        configuration.distillation.score = "energy"
        configuration.distillation.form = .released
        #expect(try Self.text(configuration) == base)
        configuration.distillation.outOfDistribution = 1
        #expect(try Self.text(configuration).contains(#""score":"energy""#))
    }

    /// A method's settings are all that stands in its key: those of other methods are nowhere in it.
    @Test(arguments: MethodRegistry.standard.names)
    func keysHoldTheMethodAlone(_ name: String) throws {
        let text = try Self.text(try #require(GeneratorConfiguration(named: name)))
        let foreign = [
            "contrastive": "ce-gzsl", "feedback": "tf-vaegan", "refinement": "free", "steps\":100": "diffusion",
        ]
        for (word, owner) in foreign { #expect(text.contains("\"\(word)") == (name == owner), "\(word)") }
        var decoded = try JSONDecoder().decode(GeneratorConfiguration.self, from: Data(text.utf8))
        #expect(decoded == GeneratorConfiguration(named: name))
        decoded["learningRate"] = 0.25
        #expect(decoded != GeneratorConfiguration(named: name))
    }
}

extension TrainingConfiguration {
    fileprivate static func validateFREE(seenClasses: Int) -> [SettingProblem] {
        var configuration = TrainingConfiguration()
        configuration.generator = GeneratorConfiguration(FREE.self)
        return configuration.validate(for: ToyProblem.make(seenClasses: seenClasses))
    }
}
