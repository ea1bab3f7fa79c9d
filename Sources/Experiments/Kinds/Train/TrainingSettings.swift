import Foundations
import Notebook
import ZeroShot

/// The settings of the engine as options of a notebook: those that methods share, and those of every method there is.
struct TrainingSettings {
    private let methods: MethodRegistry

    init(_ workspace: Workspace) { methods = workspace.generators }

    /// What any training run has.
    static var common: [Setting<TrainingConfiguration>] { TrainingConfiguration.settings }

    /// Those that a run of this configuration has.
    static func of(_ configuration: TrainingConfiguration) -> [Setting<TrainingConfiguration>] {
        common + configuration.generator.options.map { $0.within(\.generator) }
    }

    // MARK: The schema

    /// One option for each setting, of groups an object. Settings of one name, of several methods, are one option.
    var schema: [Option] {
        var options: [Option] = []
        var groups: [Group] = []
        func add(_ name: String, _ type: OptionType, _ summary: String, readers: [String]) {
            guard let dot = name.firstIndex(of: ".") else {
                options.append(Option(name, type, summary: summary))
                return
            }
            let member = Option(String(name[name.index(after: dot)...]), type, summary: summary)
            let group = String(name[..<dot])
            if let index = groups.firstIndex(where: { $0.name == group }) {
                groups[index].members.append(member)
                groups[index].readers += readers.filter { !groups[index].readers.contains($0) }
            } else {
                groups.append(Group(name: group, members: [member], readers: readers))
            }
        }
        for setting in Self.common { add(setting.name, setting.optionType, setting.summary, readers: []) }
        let types = types
        for (setting, readers) in ofMethods {
            add(
                setting.name, types[setting.name] ?? setting.optionType,
                readers.count == methods.methods.count ? setting.summary : Self.read(setting.summary, readers),
                readers: readers)
        }
        options += groups.map { group in
            let whose = group.readers.isEmpty ? "any method" : group.readers.joined(separator: ", ")
            return Option(group.name, .object(group.members), summary: "Settings of \(whose).")
        }
        let names = options.map(\.name)
        precondition(Set(names).count == names.count, "a method's option is called as another is: \(names.sorted())")
        return options
    }

    private struct Group {
        let name: String
        var members: [Option]
        /// The methods that read it.
        var readers: [String]
    }

    private static func read(_ summary: String, _ readers: [String]) -> String {
        summary + " Read by " + readers.joined(separator: ", ") + "."
    }

    /// Every setting of a method by its name, with the names of the methods that have it.
    private var ofMethods: [(setting: Setting<GeneratorConfiguration>, readers: [String])] {
        var found: [(setting: Setting<GeneratorConfiguration>, readers: [String])] = []
        for configuration in defaults {
            for setting in configuration.options {
                if let index = found.firstIndex(where: { $0.setting.name == setting.name }) {
                    found[index].readers.append(configuration.name)
                } else {
                    found.append((setting, [configuration.name]))
                }
            }
        }
        return found
    }

    /// Where methods give one name to values of several sorts: any of them; which is right is seen when the method is
    /// known.
    private var types: [String: OptionType] {
        var kinds: [String: [SettingKind]] = [:]
        for setting in defaults.flatMap(\.options) where kinds[setting.name]?.contains(setting.kind) != true {
            kinds[setting.name, default: []].append(setting.kind)
        }
        return kinds.mapValues { $0.count == 1 ? $0[0].optionType : .either($0.map(\.optionType)) }
    }

    private var defaults: [GeneratorConfiguration] {
        methods.names.compactMap { GeneratorConfiguration(named: $0, in: methods) }
    }

    // MARK: A cell

    /// Sets what the cell gives.
    static func read(_ cell: Cell, into configuration: inout TrainingConfiguration) {
        for setting in of(configuration) {
            if let value = cell.value(of: setting.name), let known = SettingValue(value, as: setting.kind) {
                setting.write(known, &configuration)
            }
        }
    }

    /// Why no configuration reads an option; nil where one does, or it is none of a method's or a run's values.
    func reason(_ option: String, isUnreadBy configurations: [TrainingConfiguration]) -> (why: String, hint: String)? {
        guard let first = configurations.first else { return nil }
        let readers = ofMethods.first { $0.setting.name == option }?.readers
        guard readers != nil || Self.common.contains(where: { $0.name == option }) else { return nil }
        let reasons = configurations.map { configuration -> String? in
            guard let setting = Self.of(configuration).first(where: { $0.name == option }) else {
                return "'\(configuration.generator.name)' has no such setting"
            }
            return setting.unread(configuration)
        }
        guard reasons.allSatisfy({ $0 != nil }), let why = reasons[0] else { return nil }
        if let readers, !readers.contains(first.generator.name) {
            return (why, "it is read by \(readers.joined(separator: ", ")); leave it out, or choose another generator")
        }
        return (why, "leave it out")
    }

    /// An error for every option written in this block that nothing reads. What is inherited may belong to what the
    /// block has changed.
    func unread(_ cell: Cell, _ configurations: [TrainingConfiguration]) -> [Diagnostic] {
        let read = Set(
            configurations.flatMap { configuration in
                Self.of(configuration).filter { $0.unread(configuration) == nil }.map(\.name)
            })
        return cell.options.flatMap { option -> [Diagnostic] in
            let range = cell.range(of: option.key)
            guard range.file == cell.range.file, range.lower >= cell.range.lower, range.upper <= cell.range.upper
            else { return [] }
            let names = option.value.map.map { $0.map { "\(option.key).\($0.key)" } } ?? [option.key]
            return names.filter { !read.contains($0) }.compactMap { name in
                reason(name, isUnreadBy: configurations).map { Self.error(name, $0.why, $0.hint, range) }
            }
        }
    }

    static func error(_ name: String, _ why: String, _ hint: String, _ range: SourceRange) -> Diagnostic {
        .error("unread-option", "nothing reads '\(name)': \(why)", at: range, hint: hint)
    }
}

extension Cell {
    /// The value of an option, also of an entry of a group: `contrastive.embedding`.
    fileprivate func value(of name: String) -> Value? {
        guard let dot = name.firstIndex(of: ".") else { return options[name] }
        return map(String(name[..<dot]))?[String(name[name.index(after: dot)...])]
    }
}

extension Setting {
    /// The object that a dotted name belongs to.
    var group: String? { name.contains(".") ? String(name.prefix { $0 != "." }) : nil }
    /// The name within its group.
    var ownName: String { group.map { String(name.dropFirst($0.count + 1)) } ?? name }
    var optionType: OptionType { kind.optionType }
}

extension SettingKind {
    var optionType: OptionType {
        switch self {
        case .flag: .boolean
        case .count(let range): .integer(range)
        case .number(let range): .number(range)
        case .name(let names): .choice(names)
        }
    }
}

extension SettingValue {
    /// nil for a value of another kind.
    init?(_ value: Value, as kind: SettingKind) {
        switch kind {
        case .flag:
            guard let flag = value.boolean else { return nil }
            self = .flag(flag)
        case .count:
            guard let count = value.integer else { return nil }
            self = .count(count)
        case .number:
            guard let number = value.number else { return nil }
            self = .number(Float(number))
        case .name:
            guard let name = value.string else { return nil }
            self = .name(name)
        }
    }

    /// As it would be written.
    var value: Value {
        switch self {
        case .flag(let flag): .boolean(flag)
        case .count(let count): .integer(count)
        case .number(let number): .number(number)
        case .name(let name): .string(name)
        }
    }
}

extension Value {
    /// A single-precision number as it would be written.
    static func number(_ value: Float) -> Value { .number(Double("\(value)") ?? Double(value)) }
}
