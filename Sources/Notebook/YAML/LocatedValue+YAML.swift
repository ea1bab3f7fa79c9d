import Diagnostics

extension LocatedValue {
    /// Reads a YAML file, for what a notebook keeps beside it. Scalars are those of YAML 1.2's core schema.
    /// - Returns: The value, `nil` if the file is no YAML, null if it is empty; and what is wrong with it.
    public static func yaml(_ file: SourceFile) -> (value: LocatedValue?, diagnostics: [Diagnostic]) {
        YAMLReader.read(YAMLText(file.range))
    }
}
