import Diagnostics

/// The YAML between the `---` lines at the top of a file, not yet read.
public struct FrontMatterText: Sendable, Hashable {
    public let yaml: String
    /// Of the YAML, without the fences.
    public let range: SourceRange

    public init(yaml: String, range: SourceRange) {
        self.yaml = yaml
        self.range = range
    }
}
