/// A generative method with settings of its own.
///
/// Encoded, it holds the method's name and the method's settings alone, those that nothing reads at their defaults:
/// neither a setting that makes no difference nor another method makes a difference to it.
public struct GeneratorConfiguration: Sendable {
    let method: any GenerativeMethod.Type
    /// Of the method's own type.
    public internal(set) var settings: any MethodSettings

    /// A method with settings of its own.
    public init<Method: GenerativeMethod>(_ method: Method.Type, _ settings: Method.Settings = .init()) {
        self.method = method
        self.settings = settings
    }

    /// The default settings of the method of that name; nil where there is none.
    public init?(named name: String, in methods: MethodRegistry = .standard) {
        guard let method = methods[name] else { return nil }
        self.init(method, method.defaults)
    }

    init(_ method: any GenerativeMethod.Type, _ settings: any MethodSettings) {
        self.method = method
        self.settings = settings
    }

    /// A name of a `MethodRegistry`.
    public var name: String { method.name }

    /// One for every value of the settings.
    public var options: [Setting<GeneratorConfiguration>] { method.anyOptions }

    /// The settings, where they are those of `method`.
    public func settings<Method: GenerativeMethod>(of method: Method.Type) -> Method.Settings? {
        self.method == method ? settings as? Method.Settings : nil
    }

    /// Changes settings. Traps where they are those of another method.
    public mutating func edit<Method: GenerativeMethod>(
        _ method: Method.Type, _ change: (inout Method.Settings) -> Void
    ) {
        guard var settings = settings(of: method) else {
            preconditionFailure("settings of '\(method.name)' where the method is '\(name)'")
        }
        change(&settings)
        self.settings = settings
    }

    /// The value of an option; nil where the method has no such option, or the value stands for "not given".
    ///
    /// An option that the method does not have is not set.
    public subscript(option: String) -> SettingValue? {
        get { options.first { $0.name == option }?.read(self) }
        set { if let newValue { options.first { $0.name == option }?.write(newValue, &self) } }
    }

    /// A whole number among the settings.
    public func count(_ option: String) -> Int? {
        if case .count(let value)? = self[option] { value } else { nil }
    }

    /// What hinders the method from being trained so. Options are named as notebooks name them.
    public func validate() -> [SettingProblem] { method.problems(settings) }

    /// What hinders it from being trained on `problem`: `validate()`, and what the data lack.
    public func validate(for problem: Problem) -> [SettingProblem] { method.problems(settings, for: problem) }

    /// Whether the method holds the norm of its critic's gradient at 1.
    var holdsGradientNorm: Bool { method.anyHoldsGradientNorm(settings) }

    /// Numbers that the method's networks hold; 0 where the method does not say.
    public func parameterCount(for problem: Problem) -> Double { method.anyParameterCount(settings, for: problem) }
}

extension GeneratorConfiguration: Hashable {
    public static func == (a: GeneratorConfiguration, b: GeneratorConfiguration) -> Bool {
        a.method == b.method && a.method.areEqual(a.settings, b.settings)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        settings.hash(into: &hasher)
    }
}

extension GeneratorConfiguration: Codable {
    private enum Field: String, CodingKey { case method }

    public func encode(to encoder: any Encoder) throws {
        try method.normalised(settings).encode(to: encoder)
        var container = encoder.container(keyedBy: Field.self)
        try container.encode(name, forKey: .method)
    }

    /// The method is looked up in the decoder's `userInfo[MethodRegistry.key]`, and in the standard registry where
    /// there is none.
    public init(from decoder: any Decoder) throws {
        let methods = decoder.userInfo[MethodRegistry.key] as? MethodRegistry ?? .standard
        let container = try decoder.container(keyedBy: Field.self)
        let name = try container.decode(String.self, forKey: .method)
        guard let method = methods[name] else {
            throw DecodingError.dataCorruptedError(
                forKey: .method, in: container,
                debugDescription: "no method '\(name)'; there are \(methods.names.joined(separator: ", "))")
        }
        self.init(method, try method.decoded(from: decoder))
    }
}
