import Foundations

/// Puts cells in an order in which each comes after those it needs.
struct WorkOrder {
    /// Which cell needs which, and where it says so.
    struct Need {
        let index: Int
        let range: SourceRange
    }

    private(set) var order: [Int] = []
    private(set) var diagnostics: [Diagnostic] = []

    private enum Mark { case new, open, done }

    /// Depth first in the order of the text, with a stack of its own: chains may be as long as a notebook.
    init(_ names: [String], needs: [[Need]]) {
        var marks = [Mark](repeating: .new, count: names.count)
        for root in names.indices where marks[root] == .new {
            var path: [(index: Int, next: Int)] = [(root, 0)]
            marks[root] = .open
            while let (index, next) = path.last {
                guard next < needs[index].count else {
                    marks[index] = .done
                    order.append(index)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let need = needs[index][next]
                switch marks[need.index] {
                case .done: break
                case .new:
                    marks[need.index] = .open
                    path.append((need.index, 0))
                case .open:
                    let start = path.firstIndex { $0.index == need.index } ?? 0
                    diagnostics.append(Self.circle(path[start...].map { needs[$0.index][$0.next - 1] }, names))
                }
            }
        }
    }

    /// - Parameter needs: Each leads to the cell of which the next one is.
    private static func circle(_ needs: [Need], _ names: [String]) -> Diagnostic {
        // Told from the cell that stands first in the text.
        let first = needs.indices.min { needs[$0].index < needs[$1].index } ?? 0
        let circle = Array(needs[(first + 1)...] + needs[...first])
        let path = ([names[needs[first].index]] + circle.map { names[$0.index] }).joined(separator: " → ")
        let notes = zip(circle, circle.dropFirst()).map {
            Diagnostic.Note("'\(names[$0.index])' needs '\(names[$1.index])' here", range: $1.range)
        }
        return .error(
            "cycle", "'\(names[needs[first].index])' needs itself: \(path)", at: circle[0].range,
            hint: "let one of them not refer to the next", notes: notes)
    }
}
