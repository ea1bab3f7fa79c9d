import Foundations
import Notebook
import ZeroShot

extension TrainingOptions {
    /// The options as they were used, the preset's values among them. Where configurations differ, as they may between
    /// data sets, all their values.
    static func used(_ configurations: [TrainingConfiguration]) -> ValueMap {
        var result = ValueMap()
        func add(_ name: String, _ values: [Value?]) {
            let texts = values.map { $0?.description ?? "automatic" }.unique
            guard values.contains(where: { $0 != nil }) else { return }
            result[name] = texts.count == 1 ? values[0] : .string(texts.joined(separator: " | "))
        }
        func members(_ name: String, _ members: [(String, (TrainingConfiguration) -> Value)]) {
            add(
                name,
                configurations.map { configuration in .map(ValueMap(members.map { ($0.0, $0.1(configuration)) })) })
        }
        add("generator", configurations.map { .string($0.generator.name) })
        if configurations.contains(where: \.trainsStudent) {
            members("weights", terms.map { term in (term.name, { .number($0.distillation[keyPath: term.weight]) }) })
        }
        add("classifier", configurations.map { .string($0.classifier.kind.rawValue) })
        add(
            "schedule",
            configurations.map { configuration in
                // Any other stands in 'rateSchedule'.
                switch configuration.schedule {
                case LearningRateSchedule(): "constant"
                case .released: "released"
                default: nil
                }
            })
        let settings = configurations.map { configuration in
            TrainingSettings.of(configuration).filter { $0.unread(configuration) == nil }
        }
        var seen: Set<String> = []
        for setting in settings.joined() {
            let name = setting.group ?? setting.name
            guard seen.insert(name).inserted else { continue }
            let values = zip(configurations, settings).map { configuration, settings -> Value? in
                let own = settings.filter { ($0.group ?? $0.name) == name }
                guard setting.group != nil else { return own.first.flatMap { $0.read(configuration)?.value } }
                let entries = own.map { ($0.ownName, $0.read(configuration)?.value ?? .null) }
                return entries.isEmpty ? nil : .map(ValueMap(entries))
            }
            add(name, values)
        }
        return result
    }
}
