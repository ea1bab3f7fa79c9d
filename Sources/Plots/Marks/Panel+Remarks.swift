extension Panel {
    /// What the picture does not show, or shows in an unusual way, in sentences.
    package var remarks: [String] { hidden + apart }

    /// What the picture does not show at all.
    package var hidden: [String] {
        sides.flatMap { name, axis, numbers -> [String] in
            let infinite = numbers.count { $0.isInfinite }
            let negative = axis.transform == .logarithmic ? numbers.count { $0 < 0 && $0.isFinite } : 0
            return [
                infinite > 0 ? "Not shown of \(name): \(Self.count(infinite, "infinite value"))." : nil,
                negative > 0
                    ? "Not shown of \(name): \(Self.count(negative, "value")) below zero, "
                        + "which a logarithmic axis has no place for."
                    : nil,
            ].compactMap { $0 }
        }
    }

    private var apart: [String] {
        sides.filter { $0.axis.transform == .logarithmic && $0.numbers.contains(0) }.map {
            "Zero stands apart at the start of the logarithmic axis of \($0.name)."
        }
    }

    private var sides: [(name: String, axis: Axis, numbers: [Double])] {
        [(Channel.Position.x, x, "x"), (.y, y, "y")].map { position, axis, name in
            let channels = marks.flatMap(\.channels).filter { $0.position == position && !$0.isReach }
            return (axis.label ?? name, axis, channels.flatMap(\.numbers))
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)" + (number == 1 ? "" : "s")
    }
}
