import Notebook
import ZeroShot

extension TrainingOptions {
    /// The options as they were used, the preset's values among them. Where configurations differ, as they may between data sets, all their values.
    static func used(_ configurations: [TrainingConfiguration]) -> ValueMap {
        var result = ValueMap()
        func add(_ name: String, _ values: [Value?]) {
            let texts = CellView.unique(values.map { $0?.description ?? "automatic" })
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
            configurations.map {
                .string(
                    $0.schedule == LearningRateSchedule()
                        ? "constant"
                        : $0.schedule == .released
                            ? "released" : "every \($0.schedule.every) epochs ×\($0.schedule.generator)")
            })
        for setting in TrainingSetting.common { add(setting.name, configurations.map(setting.read)) }
        for group in TrainingSetting.groups
        where configurations.contains(where: { group.generators.contains($0.generator.name) }) {
            members(
                group.name,
                TrainingSetting.methods.filter { $0.group == group.name }.map { setting in
                    (setting.ownName, { setting.read($0) ?? .null })
                })
        }
        return result
    }
}
