import Foundations

extension InlineScanner {
    private static let longestGroup = 2000
    private static let crossReferences = ["tbl-", "fig-", "eq-", "sec-"]

    /// `[@key, p. 3; see @other]`: every part between semicolons names a work.
    mutating func scanCitation(at start: Int) -> Int {
        guard let end = groupEnd(from: start + 1), let citations = citations(in: start + 1..<end) else {
            remarkOnBracket(at: start)
            return start + 1
        }
        add(.citation(citations), start..<end + 1)
        return end + 1
    }

    /// `@tbl-x` or `@key` in the sentence.
    mutating func scanReference(at start: Int) -> Int {
        guard mayPrecedeReference(start), let key = key(at: start + 1), !isInAddress(start, key) else {
            return start + 1
        }
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

    /// Letters, digits and underscores, with single marks between them: the stop that ends the sentence is no part of a
    /// key.
    private func key(at start: Int) -> String? {
        let scalars = String(decoding: bytes[start..<min(region.range.upperBound, start + 200)], as: UTF8.self)
            .unicodeScalars
        var key = String.UnicodeScalarView()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if Self.isWord(scalar) {
                // Scripts without spaces go on right behind a reference: `@eq-a所示`.
                if Self.hasNoSpaces(scalar), let last = key.last, last.isASCII, last != "-" { break }
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
        // `_@eq-a_` is emphasis.
        while key.last == "_" { key.removeLast() }
        return key.isEmpty ? nil : String(key)
    }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// Letters of scripts that write words without spaces between them, or put endings behind foreign words.
    private static func hasNoSpaces(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3005...0x30FF, 0x3100...0x318F,
            0x31A0...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    private static func isCrossReference(_ key: String) -> Bool {
        crossReferences.contains { key.hasPrefix($0) && key.utf8.count > $0.utf8.count }
    }

    /// An at sign within a word is an address, not a reference.
    private func mayPrecedeReference(_ at: Int, within range: Range<Int>? = nil) -> Bool {
        let lower = range?.lowerBound ?? region.range.lowerBound
        guard at > lower else { return true }
        if range != nil, bytes[at - 1] == UInt8(ascii: "-") { return at - 1 == lower || isSpace(at - 2) }
        var index = at
        while index > lower, bytes[index - 1] == UInt8(ascii: "_") { index -= 1 }
        guard index > lower else { return true }
        var first = index - 1
        while first > lower, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        guard let scalar = String(decoding: bytes[first..<index], as: UTF8.self).unicodeScalars.first else {
            return true
        }
        return !Self.isWord(scalar) || Self.hasNoSpaces(scalar)
    }

    /// Whether an at sign is part of an address: `https://host/@name`, `](/@name)`, `packages/@scope`.
    private func isInAddress(_ at: Int, _ key: String) -> Bool {
        var lower = at
        while lower > region.range.lowerBound, !isSpace(lower - 1) { lower -= 1 }
        let run = String(decoding: bytes[lower..<at], as: UTF8.self)
        if run.contains("://") || run.hasPrefix("www.") || run.hasPrefix("mailto:") { return true }
        if let open = run.ranges(of: "](").last, !run[open.upperBound...].contains(")") { return true }
        return run.hasSuffix("/") && !run.contains("@") && !Self.isCrossReference(key)
    }
}
