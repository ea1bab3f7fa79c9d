import Tensors

/// A generative method as a whole: its settings, the options that set them, the values that were published for it, and
/// its networks.
///
/// One folder and one line of `MethodRegistry.standard`. What belongs to one method touches no result of another.
public protocol GenerativeMethod: FeatureGenerator, SendableMetatype {
    /// All that is decided about it. Every value has an entry in `options`.
    associatedtype Settings: MethodSettings

    /// As notebooks name it.
    static var name: String { get }

    /// One sentence.
    static var summary: String { get }

    /// One for every value of the settings. Names are the method's own choice; those with a dot make a group.
    static var options: [Setting<Settings>] { get }

    /// Makes the networks with initial weights. `validate` has nothing to say of the settings by then.
    init(_ settings: Settings, in context: GeneratorContext)

    /// What hinders a method from being trained so, ranges of options apart, which are looked after already.
    static func validate(_ settings: Settings) -> [SettingProblem]

    /// What the data lack for that.
    static func validate(_ settings: Settings, for problem: Problem) -> [SettingProblem]

    /// Numbers that its networks hold, fixed ones and all: what memory is asked for before they are made. The default
    /// counts nothing.
    static func parameterCount(_ settings: Settings, for problem: Problem) -> Double

    /// Whether a loss compares every row of a batch with every other, so that memory grows by the batch's square. The
    /// default says no.
    static var comparesRows: Bool { get }

    /// Whether a penalty of constant weight holds the norm of the critic's gradient at 1, so that one far from it is a
    /// sign of a run that is too short. The default says yes.
    static func holdsGradientNorm(_ settings: Settings) -> Bool

    /// Small networks and few epochs, for any data set. The default has the default settings.
    static func quick(on dataset: String) -> TrainingConfiguration

    /// Networks and lengths for real features. The default has the default settings.
    static func standard(on dataset: String) -> TrainingConfiguration

    /// What was published for a data set (AWA1, AWA2, CUB, SUN, FLO, APY), without distillation; nil where nothing was,
    /// the default.
    static func published(on dataset: String) -> TrainingConfiguration?

    /// The same with D³GZSL around it, as its authors released it for this method; nil where they released nothing, the
    /// default.
    static func released(on dataset: String) -> TrainingConfiguration?
}

extension GenerativeMethod {
    public static func validate(_ settings: Settings) -> [SettingProblem] { [] }
    public static func validate(_ settings: Settings, for problem: Problem) -> [SettingProblem] { [] }
    public static func parameterCount(_ settings: Settings, for problem: Problem) -> Double { 0 }
    public static var comparesRows: Bool { false }
    public static func holdsGradientNorm(_ settings: Settings) -> Bool { true }
    public static func quick(on dataset: String) -> TrainingConfiguration { quick(Settings(), on: dataset) }
    public static func standard(on dataset: String) -> TrainingConfiguration { standard(Settings()) }
    public static func published(on dataset: String) -> TrainingConfiguration? { nil }
    public static func released(on dataset: String) -> TrainingConfiguration? { nil }
}

/// The settings of a method; `init()` makes the defaults.
public protocol MethodSettings: Codable, Hashable, Sendable {
    init()
}

// MARK: Settings whose type is not known

extension GenerativeMethod {
    static var defaults: any MethodSettings { Settings() }

    static var anyOptions: [Setting<GeneratorConfiguration>] {
        options.map { $0.lifted(get: { settings(of: $0.settings) }, set: { $1.settings = $0 }) }
    }

    static func decoded(from decoder: any Decoder) throws -> any MethodSettings { try Settings(from: decoder) }

    static func make(_ settings: any MethodSettings, _ context: GeneratorContext) -> any FeatureGenerator {
        Self(self.settings(of: settings), in: context)
    }

    static func areEqual(_ a: any MethodSettings, _ b: any MethodSettings) -> Bool {
        settings(of: a) == settings(of: b)
    }

    /// With defaults in the place of what is not read.
    static func normalised(_ settings: any MethodSettings) -> any MethodSettings {
        let given = self.settings(of: settings)
        var result = given
        for option in options where option.unread(given) != nil { option.copy(Settings(), &result) }
        return result
    }

    static func problems(_ settings: any MethodSettings) -> [SettingProblem] {
        let settings = self.settings(of: settings)
        let ranges = options.compactMap { $0.problem(settings) }
        return ranges.isEmpty ? validate(settings) : ranges
    }

    static func problems(_ settings: any MethodSettings, for problem: Problem) -> [SettingProblem] {
        let own = problems(settings)
        return own.isEmpty ? validate(self.settings(of: settings), for: problem) : own
    }

    static func anyHoldsGradientNorm(_ settings: any MethodSettings) -> Bool {
        holdsGradientNorm(self.settings(of: settings))
    }

    static func anyParameterCount(_ settings: any MethodSettings, for problem: Problem) -> Double {
        parameterCount(self.settings(of: settings), for: problem)
    }

    private static func settings(of any: any MethodSettings) -> Settings {
        guard let settings = any as? Settings else {
            preconditionFailure("\(type(of: any)) where '\(name)' has \(Settings.self)")
        }
        return settings
    }
}
