import Foundations

/// Something in a formula that cannot be read, with its place.
package struct MathProblem: Sendable, Hashable {
    /// Such as `math-unknown-command`.
    package let id: String
    package let message: String
    package let hint: String?
    /// UTF-8 offsets into the formula's source.
    package let offsets: Range<Int>

    /// The problem in the file that holds the formula.
    /// - Parameter base: The file's offset of the formula's first byte.
    package func diagnostic(in file: SourceFile, base: Int) -> Diagnostic {
        let lower = min(base + offsets.lowerBound, file.bytes.count)
        let upper = min(max(base + offsets.upperBound, lower), file.bytes.count)
        return .error(id, message, at: SourceRange(file: file, lower: lower, upper: upper), hint: hint)
    }
}
