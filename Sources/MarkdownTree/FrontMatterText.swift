import Foundations

/// The YAML between the `---` lines at the top of a file, not yet read.
package struct FrontMatterText: Sendable, Hashable {
    /// The text between the fences.
    package let yaml: String
    /// Of the YAML, without the fences.
    package let range: SourceRange

    /// The text between the fences, and where it stands.
    package init(yaml: String, range: SourceRange) {
        self.yaml = yaml
        self.range = range
    }
}
