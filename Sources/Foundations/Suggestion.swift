/// "Did you mean …?": the known name nearest to a mistyped one.
public struct Suggestion {
    /// The candidate nearest to `name` by edits (insert, delete, replace, swap neighbours), ignoring case;
    /// of equals the first. `nil` when none is near enough to be worth saying: about one edit in three letters,
    /// unless exactly one candidate begins with the name.
    public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard !wanted.isEmpty else { return nil }
        var best: (candidate: String, distance: Int)?
        var completions: [String] = []
        for candidate in candidates where candidate != name {
            let letters = Array(candidate.lowercased().unicodeScalars)
            if wanted.count >= 3, letters.starts(with: wanted) { completions.append(candidate) }
            let limit = max(1, max(wanted.count, letters.count) / 3)
            guard abs(wanted.count - letters.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            // A swap or replacement of every letter is a different word, not a slip.
            guard distance <= limit, distance < min(wanted.count, letters.count) || distance == 0 else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
        }
        return best?.candidate ?? (completions.count == 1 ? completions[0] : nil)
    }

    /// Damerau–Levenshtein distance in its restricted form (optimal string alignment): no part is edited twice.
    public static func distance(_ left: String, _ right: String) -> Int {
        distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
    }

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var current = last
        for row in 1...left.count {
            current[0] = row
            for column in 1...right.count {
                let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                var cost = min(last[column] + 1, current[column - 1] + 1, replaced)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, beforeLast[column - 2] + 1)
                }
                current[column] = cost
            }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count]
    }
}
