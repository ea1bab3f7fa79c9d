import Foundations

extension EnvironmentError {
    /// A file that is there but does not hold what it should: which variable, what it should be, what it is, what to
    /// do.
    static func malformed(
        _ path: String, variable: String? = nil, expected: String, found: String, hint: String? = nil,
        cause: String? = nil
    ) -> EnvironmentError {
        let subject = variable.map { "'\($0)': " } ?? ""
        return EnvironmentError(
            .malformed, "\(subject)expected \(expected), found \(found)\(hint.map { "; \($0)" } ?? "")", cause: cause,
            path: path)
    }
}
