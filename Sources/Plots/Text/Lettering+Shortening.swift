import Raster

extension Lettering {
    /// Texts that stand for different things, each cut to a width so that they stay different.
    ///
    /// A text that is too wide loses its end. Where several become the same by that, they are cut where they agree:
    /// “hidden layers of the critic…” becomes “hidden lay…critic, 512” and “hidden lay…critic, 1024”.
    func shortened(_ texts: [String], size: Double, weight: Font.Weight = .regular, width: Double) -> [String] {
        let cut = texts.map { truncated($0, size: size, weight: weight, width: width) }
        return apart(texts, cut) { Shortening(self, size: size, weight: weight).distinct($0, width: width) }
    }

    /// The texts in lines as by `wrapped`, so that those that are different stay different.
    func wrappedApart(
        _ texts: [String], size: Double, weight: Font.Weight = .regular, width: Double, lines limit: Int
    ) -> [[String]] {
        func wrap(_ text: String) -> [String] {
            wrapped(text, size: size, weight: weight, width: width, lines: limit)
        }
        let whole = texts.map(wrap)
        return apart(texts, whole) { group in
            let shortening = Shortening(self, size: size, weight: weight)
            // Lines are seldom full to their ends, so that a text somewhat shorter than all of them together fits.
            for share in [0.9, 0.75, 0.6] where limit > 1 {
                let lines = shortening.distinct(group, width: width * Double(limit) * share).map(wrap)
                let isWhole = lines.allSatisfy { $0.last?.hasSuffix("…") != true }
                if isWhole, Set(lines).count == group.count { return lines }
            }
            return shortening.distinct(group, width: width).map { [$0] }
        }
    }

    /// Replaces the short forms that stand for several texts by those that `distinct` finds for these texts.
    private func apart<Short: Hashable>(
        _ texts: [String], _ short: [Short], distinct: ([String]) -> [Short]
    ) -> [Short] {
        var result = short
        for places in Dictionary(grouping: texts.indices, by: { short[$0] }).values {
            var group: [String] = []
            for place in places where !group.contains(texts[place]) { group.append(texts[place]) }
            guard group.count > 1 else { continue }
            let replacements = Dictionary(uniqueKeysWithValues: zip(group, distinct(group)))
            for place in places { result[place] = replacements[texts[place]]! }
        }
        return result
    }
}

/// Cuts texts that agree in a long part within that part.
private struct Shortening {
    private let lettering: Lettering
    private let size: Double
    private let weight: Font.Weight

    init(_ lettering: Lettering, size: Double, weight: Font.Weight) {
        self.lettering = lettering
        self.size = size
        self.weight = weight
    }

    private func width(_ text: String) -> Double { lettering.width(text, size: size, weight: weight) }

    /// - Parameter texts: all different.
    func distinct(_ texts: [String], width: Double) -> [String] {
        let all = texts.map { Array($0) }
        let start = Self.common(all) { $0[$1] }
        let end = Self.common(all.map { Array($0.dropFirst(start)) }) { $0[$0.count - 1 - $1] }
        let (before, after) = (Self.wordStart(all[0], start), end)
        let short = all.map { text -> String in
            let tail = String(text[before...])
            let middle = String(text[before..<(text.count - after)])
            if let cut = cut(text[..<before], tail, width) { return cut }
            if after > 0, let cut = cut(text[..<before], middle.trimmingEnd + "…", width) { return cut }
            return lettering.truncated("…" + tail, size: size, weight: weight, width: width)
        }
        guard Set(short).count < texts.count else { return short }
        // Nothing else is left than to count them.
        return texts.enumerated().map { index, text in
            let number = " (\(index + 1))"
            return lettering.truncated(text, size: size, weight: weight, width: max(0, width - self.width(number)))
                + number
        }
    }

    /// As much of a beginning as fits before “…” and an end; nil where the end does not fit.
    private func cut(_ beginning: ArraySlice<Character>, _ end: String, _ limit: Double) -> String? {
        func joined(_ count: Int) -> String { String(beginning.prefix(count)).trimmingEnd + "…" + end }
        if width(String(beginning) + end) <= limit { return String(beginning) + end }
        guard width(joined(0)) <= limit else { return nil }
        var (fitting, tooLong) = (0, beginning.count + 1)
        while tooLong - fitting > 1 {
            let middle = (fitting + tooLong) / 2
            if width(joined(middle)) <= limit { fitting = middle } else { tooLong = middle }
        }
        return joined(fitting)
    }

    /// How many characters all texts have in common, from one of their ends.
    private static func common(_ texts: [[Character]], at character: ([Character], Int) -> Character) -> Int {
        let least = texts.map(\.count).min() ?? 0
        return (0..<least).first { place in texts.contains { character($0, place) != character(texts[0], place) } }
            ?? least
    }

    /// A place moved back to where its word or number begins, where that is near.
    private static func wordStart(_ text: [Character], _ place: Int) -> Int {
        var start = place
        while start > 0, place - start < 12,
            text[start - 1].isLetter || text[start - 1].isNumber || text[start - 1] == "."
        { start -= 1 }
        return place - start < 12 ? start : place
    }
}
