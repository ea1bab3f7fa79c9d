/// The two statements of the distillation losses: what the paper prints and what its authors' code computes.
///
/// Source: Wang, Hong, Huangfu, Huang, "Data Distribution Distilled Generative Model for Generalized Zero-Shot
/// Recognition", AAAI 2024, and the code that accompanies it.
public enum LossForm: String, Codable, Hashable, Sendable, CaseIterable {
    case paper
    case released
}
