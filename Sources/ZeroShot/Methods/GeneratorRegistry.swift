import Tensors

/// The methods there are. A new one is a new file and one line here.
public struct GeneratorRegistry: Sendable {
    /// By name.
    public let makers: [String: @Sendable (GeneratorContext) -> any FeatureGenerator]

    /// Methods by name.
    public init(makers: [String: @Sendable (GeneratorContext) -> any FeatureGenerator]) { self.makers = makers }

    /// All of this library's.
    public static let standard = GeneratorRegistry(makers: [
        "ce-gzsl": { CEGZSL($0) },
        "cvae": { CVAE($0) },
        "diffusion": { FeatureDiffusion($0) },
        "f-clswgan": { FCLSWGAN($0) },
        "f-vaegan-d2": { FVAEGAND2($0) },
        "free": { FREE($0) },
        "tf-vaegan": { TFVAEGAN($0) },
    ])

    /// In alphabetical order.
    public var names: [String] { makers.keys.sorted() }

    /// A generator of the named method, with random weights. Traps where there is none of that name.
    public func make(_ context: GeneratorContext) -> any FeatureGenerator {
        guard let make = makers[context.configuration.name] else {
            preconditionFailure(
                "no generator '\(context.configuration.name)'; there are \(names.joined(separator: ", "))")
        }
        return make(context)
    }
}
