/// Why a figure cannot be drawn, though its description is in order: it is in the data, or in how much is asked for.
package struct FigureProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of problems.
    package enum Code: String, Sendable, Hashable {
        /// No panels, no pictures.
        case nothingToDraw
        /// More pixels than a page or a machine holds.
        case tooLarge
    }

    /// The kind of problem.
    package var code: Code
    /// The rest of a sentence that begins “The figure cannot be drawn: ”.
    package var description: String

    /// A problem of a kind, in one sentence.
    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
