import Foundations

extension InlineScanner {
    private static let longestGroup = 2000
    private static let crossReferences = ["tbl-", "fig-", "eq-", "sec-"]

    /// `[@key, p. 3; see @other]`: every part between semicolons names a work.
    mutating func scanCitation(at start: Int) -> Int {
        guard let end = groupEnd(from: start + 1), let citations = citations(in: start + 1..<end) else {
            return start + 1
        }
        add(.citation(citations), start..<end + 1)
        return end + 1
    }

    /// `@tbl-x` or `@key` in the sentence.
    mutating func scanReference(at start: Int) -> Int {
        guard mayPrecedeReference(start), let key = key(at: start + 1) else { return start + 1 }
        let end = start + 1 + key.utf8.count
        if Self.isCrossReference(key) {
            add(.crossReference(label: key), start..<end)
        } else {
            add(
                .citation([Citation(key: key, isNarrative: true, range: SourceRange(file: file, start..<end))]),
                start..<end)
        }
        return end
    }

    /// The bracket that closes a group; `nil` for what is a link or holds brackets itself.
    private func groupEnd(from start: Int) -> Int? {
        let limit = min(region.range.upperBound, start + Self.longestGroup)
        guard let end = bytes[start..<limit].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
            bytes[end] == UInt8(ascii: "]"), bytes[start..<end].contains(UInt8(ascii: "@"))
        else { return nil }
        guard end + 1 < region.range.upperBound else { return end }
        let next = bytes[end + 1]
        if "([".utf8.contains(next) || next == UInt8(ascii: ":") && beginsLine(start - 1) { return nil }
        return end
    }

    /// Whether a bracket stands where a link's definition would.
    private func beginsLine(_ bracket: Int) -> Bool {
        let lower =
            bytes[region.range.lowerBound..<bracket].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 }
            ?? region.range.lowerBound
        return bytes[lower..<bracket].allSatisfy { " >".utf8.contains($0) }
    }

    private func citations(in range: Range<Int>) -> [Citation]? {
        var citations: [Citation] = []
        var start = range.lowerBound
        while start <= range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? range.upperBound
            guard let citation = citation(in: start..<end) else { return nil }
            citations.append(citation)
            start = end + 1
        }
        return citations
    }

    private func citation(in range: Range<Int>) -> Citation? {
        guard let at = range.first(where: { bytes[$0] == UInt8(ascii: "@") && mayPrecedeReference($0, within: range) }),
            let key = key(at: at + 1), !Self.isCrossReference(key)
        else { return nil }
        let end = at + 1 + key.utf8.count
        guard end <= range.upperBound else { return nil }
        let suppressesAuthor = at > range.lowerBound && bytes[at - 1] == UInt8(ascii: "-")
        var locator = trimmed(end..<range.upperBound)
        if locator.hasPrefix(",") { locator = String(locator.dropFirst().drop(while: \.isWhitespace)) }
        return Citation(
            key: key, prefix: trimmed(range.lowerBound..<(suppressesAuthor ? at - 1 : at)), locator: locator,
            suppressesAuthor: suppressesAuthor, range: SourceRange(file: file, at..<end))
    }

    private func trimmed(_ range: Range<Int>) -> String {
        String(text(of: range).drop(while: \.isWhitespace))
    }

    /// Letters, digits and underscores, with single marks between them: the stop that ends the sentence is no part of a key.
    private func key(at start: Int) -> String? {
        let scalars = String(decoding: bytes[start..<min(region.range.upperBound, start + 200)], as: UTF8.self)
            .unicodeScalars
        var key = String.UnicodeScalarView()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if Self.isWord(scalar) {
                key.append(scalar)
            } else if !key.isEmpty, "-:.+/".unicodeScalars.contains(scalar), next < scalars.endIndex,
                Self.isWord(scalars[next])
            {
                key.append(scalar)
            } else {
                break
            }
            index = next
        }
        return key.isEmpty ? nil : String(key)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isCrossReference(_ key: String) -> Bool {
        crossReferences.contains { key.hasPrefix($0) && key.utf8.count > $0.utf8.count }
    }

    /// An at sign within a word is an address, not a reference.
    private func mayPrecedeReference(_ at: Int, within range: Range<Int>? = nil) -> Bool {
        let lower = range?.lowerBound ?? region.range.lowerBound
        guard at > lower else { return true }
        if range != nil, bytes[at - 1] == UInt8(ascii: "-") { return at - 1 == lower || isSpace(at - 2) }
        return isSpace(at - 1) || "([{\"'*,;|>".utf8.contains(bytes[at - 1])
    }
}
