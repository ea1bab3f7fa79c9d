import Foundations

extension NotebookPlan {
    /// Reads a notebook and checks all of it, without running anything.
    /// - Parameters:
    ///   - language: The block kinds and formats there are.
    ///   - isQuick: Whether the parameters have the values that the front matter gives them below `quick`.
    ///   - overrides: Values of parameters from outside; of two for one name the later counts.
    /// - Returns: Everything that is wrong, at once, and the plan if none of it is an error.
    package static func check(
        _ file: SourceFile, language: Language, isQuick: Bool = false, overrides: [ParameterOverride] = []
    ) -> (plan: NotebookPlan?, diagnostics: [Diagnostic]) {
        var checker = NotebookChecker(file, language: language, isQuick: isQuick, overrides: overrides)
        let plan = checker.check()
        return (checker.diagnostics.hasErrors ? nil : plan, checker.diagnostics)
    }
}
