/// What an option may hold.
package indirect enum OptionType: Sendable {
    case boolean
    case integer(ClosedRange<Int>?)
    /// Whole numbers are numbers too; infinities are not.
    case number(ClosedRange<Double>?)
    case string
    /// Text that a reader sees: inline Markdown with formulas, citations, references and inline values, checked as
    /// such.
    case prose
    case choice([String])
    case list(of: OptionType)
    /// A single value stands for a list of one, and is given as that.
    case oneOrMany(of: OptionType)
    /// The name of a cell of these kinds, anywhere in the file; makes a dependency.
    case cell(kinds: [String])
    case object([Option])
    case map(value: OptionType)
    /// A map whose keys are names of cells.
    case cellMap(kinds: [String], value: OptionType)
    /// The first alternative that fits.
    case either([OptionType])
    /// A scalar with a check of its own, such as that a data set exists; the name says what it is: `data set`.
    case named(String, validate: @Sendable (Value) -> OptionProblem?)
}

/// What the check of a named type found wrong.
package struct OptionProblem: Sendable, Hashable, Error {
    /// A clause without the option's name: `there is no data set 'shape'`.
    package let message: String
    /// What to do about it.
    package let hint: String?
    /// Names that would have been right; the nearest is suggested.
    package let candidates: [String]

    /// A problem of an option's value; of `candidates` the nearest is offered.
    package init(_ message: String, hint: String? = nil, candidates: [String] = []) {
        self.message = message
        self.hint = hint
        self.candidates = candidates
    }
}

extension OptionType: CustomStringConvertible {
    /// As a sentence calls it: `a whole number from 1 to 10`.
    package var description: String {
        switch self {
        case .boolean: "true or false"
        case .integer(let range):
            "a whole number"
                + Self.describe(
                    range.map { (String($0.lowerBound), String($0.upperBound)) },
                    isOpen: range.map { ($0.lowerBound == .min, $0.upperBound == .max) })
        case .number(let range):
            "a number"
                + Self.describe(
                    range.map { (Value.number($0.lowerBound).description, Value.number($0.upperBound).description) },
                    isOpen: range.map {
                        ($0.lowerBound <= -.greatestFiniteMagnitude, $0.upperBound >= .greatestFiniteMagnitude)
                    })
        case .string, .prose: "text"
        case .choice(let names): names.count == 1 ? "'\(names[0])'" : "one of " + Self.enumerate(names)
        case .list(let element): "a list of " + element.plural
        case .oneOrMany(let element): "\(element) or a list of them"
        case .cell(let kinds): "the name of a \(Self.alternatives(kinds)) block"
        case .object(let options): "a map of " + options.map { "'\($0.name)'" }.joined(separator: ", ")
        case .map(let value): "a map of names to " + value.plural
        case .cellMap(let kinds, let value): "a map of names of \(Self.alternatives(kinds)) blocks to " + value.plural
        case .either(let types): Self.alternatives(types.map(\.description))
        case .named(let name, _): "aeiou".contains(name.first ?? "x") ? "an \(name)" : "a \(name)"
        }
    }

    private var plural: String {
        switch self {
        case .boolean: "true or false"
        case .integer: String(description.dropFirst(2)).replacingFirst("number", with: "numbers")
        case .number: String(description.dropFirst(2)).replacingFirst("number", with: "numbers")
        case .string, .prose: "texts"
        case .choice(let names): Self.enumerate(names)
        case .list, .map, .cellMap, .object:
            description.replacingFirst("a list", with: "lists").replacingFirst("a map", with: "maps")
        case .oneOrMany(let element): element.plural
        case .cell(let kinds): "names of \(Self.alternatives(kinds)) blocks"
        case .either(let types): Self.alternatives(types.map(\.plural))
        case .named(let name, _): name + "s"
        }
    }

    private static func describe(_ range: (String, String)?, isOpen: (Bool, Bool)?) -> String {
        guard let range, let isOpen else { return "" }
        return switch isOpen {
        case (true, true): ""
        case (true, false): " of at most \(range.1)"
        case (false, true): " of at least \(range.0)"
        case (false, false): " from \(range.0) to \(range.1)"
        }
    }

    static func enumerate(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

    static func alternatives(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension String {
    fileprivate func replacingFirst(_ part: String, with other: String) -> String {
        hasPrefix(part)
            ? other + dropFirst(part.count)
            : split(separator: " ", omittingEmptySubsequences: false)
                .reduce(into: (words: [String](), isDone: false)) { result, word in
                    let replaces = !result.isDone && word == part
                    result.words.append(replaces ? other : String(word))
                    if replaces { result.isDone = true }
                }.words.joined(separator: " ")
    }
}
