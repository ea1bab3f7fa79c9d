/// What `{|l|cr@{}|}` says of the columns of an array.
struct MathColumns {
    private(set) var alignments: [MathTableStyle.Alignment] = []
    private(set) var bars: [Int: Int] = [:]
    private(set) var tightGaps: Set<Int> = []

    /// `nil` where the text says something else or nothing.
    init?(_ text: String) {
        guard read(Substring(text), depth: 0), !alignments.isEmpty else { return nil }
    }

    private static let columnLimit = 100

    private mutating func read(_ text: Substring, depth: Int) -> Bool {
        var rest = text
        while let character = rest.popFirst() {
            switch character {
            case "|", ":": bars[alignments.count, default: 0] += 1
            case " ": continue
            // What stands between columns instead of space: only nothing, or more space, which is left out.
            case "@", "!":
                guard let content = Self.group(&rest),
                    content.allSatisfy({ !$0.isLetter && !$0.isNumber })
                        || content.contains(/^\s*\\(hspace|hskip|quad|qquad|enspace)/)
                else { return false }
                if character == "@" { tightGaps.insert(alignments.count) }
            case "*":
                guard depth < 4, let count = Self.group(&rest).flatMap({ Int($0) }), count >= 0,
                    let columns = Self.group(&rest)
                else { return false }
                for _ in 0..<min(count, Self.columnLimit) {
                    guard read(Substring(columns), depth: depth + 1) else { return false }
                }
            case "p", "m", "b":
                guard Self.group(&rest) != nil else { return false }
                alignments.append(.left)
            default:
                guard let alignment = MathTableStyle.Alignment(letter: String(character)) else { return false }
                alignments.append(alignment)
            }
            guard alignments.count <= Self.columnLimit else { return false }
        }
        return true
    }

    /// The content of the `{…}` at the beginning of a text, which is taken; `nil` when there is none.
    private static func group(_ rest: inout Substring) -> String? {
        rest = rest.drop { $0 == " " }
        guard rest.first == "{" else { return rest.popFirst().map(String.init) }
        rest.removeFirst()
        var content = ""
        var depth = 0
        while let character = rest.popFirst() {
            if character == "}" {
                if depth == 0 { return content }
                depth -= 1
            } else if character == "{" {
                depth += 1
            }
            content.append(character)
        }
        return nil
    }
}

extension MathTableStyle.Alignment {
    /// As LaTeX writes it: `l`, `c` or `r`.
    init?(letter: String) {
        switch letter {
        case "l": self = .left
        case "c": self = .center
        case "r": self = .right
        default: return nil
        }
    }
}
