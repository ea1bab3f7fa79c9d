/// Why a computation cannot be done with the settings and the data that it would get.
///
/// Everything that the engine computes has two doors. `validate`, of a configuration alone or `for:` a problem, gives
/// these, all of them at once, and computes nothing: a notebook's check asks it with the settings, and its run again
/// when the data are known. Behind it, the work itself takes the same conditions for granted and stops the program
/// where they do not hold.
public struct SettingProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The setting that it is about, with the name and the path that a notebook gives it ("perplexity",
    /// "teacher.batch"); nil for what is about the data alone.
    public let option: String?
    /// One clause that names the value that was met and the one that is needed: "20 seen classes are asked for, and the
    /// data have 8".
    public let message: String
    /// What to do about it, where that can be said: "choose at most 8".
    public let hint: String?

    /// A problem with a setting, or with the data where no setting is named.
    public init(_ option: String?, _ message: String, hint: String? = nil) {
        self.option = option
        self.message = message
        self.hint = hint
    }

    /// "perplexity: 30 is too much for 12 points (choose at most 3)".
    public var description: String {
        (option.map { "\($0): " } ?? "") + message + (hint.map { " (\($0))" } ?? "")
    }

    /// The same problem of a setting that lies deeper: `batch` of a teacher is `teacher.batch` of a training.
    public func within(_ path: String) -> SettingProblem {
        SettingProblem(option.map { "\(path).\($0)" } ?? path, message, hint: hint)
    }

    /// Stops the program where there are problems, and prints them: for those who did not ask at the first door.
    ///
    /// A plain precondition says nothing in an optimised program.
    public static func trap(on problems: [SettingProblem]) {
        if !problems.isEmpty { fatalError(problems.map(\.description).joined(separator: "; ")) }
    }
}

extension [SettingProblem] {
    /// Adds a problem where `isMet` is false.
    public mutating func require(
        _ isMet: Bool, _ option: String?, _ message: @autoclosure () -> String, hint: @autoclosure () -> String? = nil
    ) {
        if !isMet { append(SettingProblem(option, message(), hint: hint())) }
    }

    /// Adds a problem where a number is not finite or below `least`.
    public mutating func require(_ option: String, _ value: Double, atLeast least: Double) {
        require(value.isFinite && value >= least, option, "it is \(value), and has to be at least \(least)")
    }

    /// Adds a problem where a number is not finite or not above `bound`.
    public mutating func require(_ option: String, _ value: Double, above bound: Double) {
        require(value.isFinite && value > bound, option, "it is \(value), and has to be above \(bound)")
    }

    /// Adds a problem where a count is below `least`.
    public mutating func require(_ option: String, _ value: Int, atLeast least: Int) {
        require(value >= least, option, "it is \(value), and has to be at least \(least)")
    }
}
