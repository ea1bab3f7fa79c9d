/// The order in which characters stand on a line, from left to right, where some of them are read from right to left.
///
/// A short form of the Unicode Bidirectional Algorithm (UAX 9) for one line: letters have a direction, numbers keep
/// theirs within right-to-left text, everything else follows its neighbours, and the first letter decides for the line.
enum WritingDirection {
    private enum Kind { case left, right, number, neutral }

    /// - Parameter characters: as they are read.
    static func visual(_ characters: [Character]) -> [Character] {
        let kinds = characters.map(kind)
        guard kinds.contains(.right) else { return characters }
        let isRightToLeft = kinds.first { $0 == .left || $0 == .right } == .right
        let levels = levels(kinds, isRightToLeft: isRightToLeft)
        var order = Array(characters.indices)
        for level in stride(from: levels.max() ?? 0, through: 1, by: -1) {
            var start = 0
            while start < order.count {
                guard levels[order[start]] >= level else {
                    start += 1
                    continue
                }
                let end = order[start...].firstIndex { levels[$0] < level } ?? order.count
                order[start..<end].reverse()
                start = end
            }
        }
        return order.map { levels[$0].isMultiple(of: 2) ? characters[$0] : mirrored[characters[$0]] ?? characters[$0] }
    }

    /// Even levels are read from left to right, odd ones from right to left.
    private static func levels(_ kinds: [Kind], isRightToLeft: Bool) -> [Int] {
        var levels = [Int](repeating: isRightToLeft ? 1 : 0, count: kinds.count)
        // Whether the text around a place runs to the left, by the letters before and after it.
        var before = isRightToLeft
        var index = 0
        while index < kinds.count {
            switch kinds[index] {
            case .left:
                levels[index] = isRightToLeft ? 2 : 0
                before = false
            case .right:
                levels[index] = 1
                before = true
            case .number:
                levels[index] = before || isRightToLeft ? 2 : 0
            case .neutral:
                let end = kinds[index...].firstIndex { $0 != .neutral } ?? kinds.count
                let after = end == kinds.count ? isRightToLeft : kinds[end] == .right || kinds[end] == .number && before
                let runsLeft = before == after ? before : isRightToLeft
                for place in index..<end { levels[place] = runsLeft ? 1 : isRightToLeft ? 2 : 0 }
                index = end
                continue
            }
            index += 1
        }
        return levels
    }

    private static func kind(of character: Character) -> Kind {
        guard let scalar = character.unicodeScalars.first else { return .neutral }
        switch scalar.value {
        case 0x0660...0x0669, 0x06F0...0x06F9, 0x30...0x39: return .number
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            return scalar.properties.isAlphabetic ? .right : .neutral
        case 0x200F: return .right
        default: return scalar.properties.isAlphabetic || scalar.value == 0x200E ? .left : .neutral
        }
    }

    private static let mirrored: [Character: Character] = [
        "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«", "≤": "≥",
        "≥": "≤",
    ]
}
