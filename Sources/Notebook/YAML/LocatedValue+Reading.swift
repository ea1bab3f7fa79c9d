import Foundations

extension LocatedValue {
    /// Reads a file of YAML, such as one that a notebook keeps beside it, by the core schema of version 1.2: `no` is
    /// text.
    /// - Returns: Its value, null for an empty file, `nil` when it is not YAML; and everything that is wrong with it.
    package static func reading(yaml file: SourceFile) -> (value: LocatedValue?, diagnostics: [Diagnostic]) {
        YAMLReader.read(YAMLText(file.range))
    }
}
