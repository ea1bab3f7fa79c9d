/// A name that was probably meant. Names of signs are short, and the neighbour of a name is often another sign, so only
/// a slip of the keys counts: one letter doubled, left out, or in the wrong order, and no second name as near.
enum MathSuggestion {
    static func command(like name: String) -> String? { near(name, among: MathCommand.all.keys) }

    static func environment(like name: String) -> String? { near(name, among: MathEnvironment.all.keys) }

    private static func near(_ name: String, among names: some Sequence<String>) -> String? {
        guard name.count >= 4, !MathCommand.elsewhere.contains(name) else { return nil }
        let near = names.filter { candidate in
            candidate.count >= 4 && candidate.first == name.first && isSlip(Array(name), Array(candidate))
        }
        return near.count == 1 ? near[0] : nil
    }

    private static func isSlip(_ written: [Character], _ meant: [Character]) -> Bool {
        let same = zip(written, meant).prefix { $0 == $1 }.count
        switch written.count - meant.count {
        case 0:
            guard same + 1 < written.count else { return false }
            return written[same] == meant[same + 1] && written[same + 1] == meant[same]
                && written[(same + 2)...] == meant[(same + 2)...]
        case 1: return written[(same + 1)...] == meant[same...]
        case -1: return written[same...] == meant[(same + 1)...]
        default: return false
        }
    }
}
