import Diagnostics

extension LocatedValue {
    /// Reads a file of YAML: its value, `nil` when it is not YAML, and everything that is wrong with it.
    public static func reading(yaml file: SourceFile) -> (value: LocatedValue?, diagnostics: [Diagnostic]) {
        YAMLReader.read(YAMLText(file.range))
    }
}
