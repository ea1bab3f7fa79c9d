import Tensors

/// Hyper-parameters of CE-GZSL.
public struct CEGZSLSettings: MethodSettings {
    /// Widths.
    public var network = NetworkSettings()
    /// Adam, for all of its networks that ask for nothing else.
    public var optimiser = OptimiserSettings()
    /// The critic, and how often it learns.
    public var critic = CriticSettings()
    /// The contrastive embedding.
    public var contrastive = ContrastiveConfiguration()

    /// The usual settings.
    public init() {}
}

/// Of the contrastive embedding. Temperatures and weights are those of the published code (github Hanzy1996/CE-GZSL);
/// widths there are 2048, 512 and 2048.
public struct ContrastiveConfiguration: Codable, Hashable, Sendable {
    /// Width of h.
    public var embedding = 256
    /// Width of z.
    public var projection = 64
    /// Hidden width of the comparator F.
    public var comparator = 256
    /// τ of the instance-wise loss.
    public var instanceTemperature: Float = 0.1
    /// τ of the class-wise loss.
    public var classTemperature: Float = 0.1
    /// Weight of the instance-wise loss in the generator step.
    public var instanceWeight: Float = 0.001
    /// Weight of the class-wise loss in the generator step.
    public var classWeight: Float = 0.001
    /// Weight of the instance-wise loss in the critic step.
    public var criticInstanceWeight: Float = 1
    /// Weight of the class-wise loss in the critic step.
    public var criticClassWeight: Float = 1

    /// The usual settings.
    public init() {}

    /// Smaller temperatures than this make infinities of cosines.
    static let temperatures = 0.001...100

    /// One for every value.
    public static let options: [Setting<ContrastiveConfiguration>] = [
        .width("contrastive.embedding", \.embedding, "Width of h."),
        .width("contrastive.projection", \.projection, "Width of z."),
        .width("contrastive.comparator", \.comparator, "Hidden width of the comparator."),
        .number(
            "contrastive.instanceTemperature", \.instanceTemperature, in: temperatures,
            "Temperature of the instance-wise loss."),
        .number(
            "contrastive.classTemperature", \.classTemperature, in: temperatures,
            "Temperature of the class-wise loss."),
        .weight(
            "contrastive.instanceWeight", \.instanceWeight, "Weight of the instance-wise loss in the generator step."),
        .weight("contrastive.classWeight", \.classWeight, "Weight of the class-wise loss in the generator step."),
        .weight(
            "contrastive.criticInstanceWeight", \.criticInstanceWeight,
            "Weight of the instance-wise loss in the critic step."),
        .weight(
            "contrastive.criticClassWeight", \.criticClassWeight, "Weight of the class-wise loss in the critic step."),
    ]
}

extension CEGZSL {
    public static let name = "ce-gzsl"
    public static let summary = "A Wasserstein GAN with a contrastive embedding, in which the final classifier works."

    public static let comparesRows = true

    /// One for every value.
    public static let options: [Setting<CEGZSLSettings>] = {
        var options: [Setting<CEGZSLSettings>] = NetworkSettings.options.map { $0.within(\.network) }
        options += OptimiserSettings.options.map { $0.within(\.optimiser) }
        options += CriticSettings.options.map { $0.within(\.critic) }
        options += ContrastiveConfiguration.options.map { $0.within(\.contrastive) }
        return options
    }()

    public static func parameterCount(_ settings: CEGZSLSettings, for problem: Problem) -> Double {
        let widths = settings.contrastive
        return ConditionalGenerator.parameterCount(settings.network, for: problem)
            + ConditionalCritic.parameterCount(settings.network, for: problem)
            + Linear.parameterCount(problem.features, widths.embedding)
            + Linear.parameterCount(widths.embedding, widths.projection)
            + Linear.parameterCount(widths.embedding + problem.semantics, widths.comparator)
            + Linear.parameterCount(widths.comparator, 1)
    }
}
