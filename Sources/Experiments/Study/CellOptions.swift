import Foundations
import Notebook

extension Cell {
    // The checks have held every option against its type: what is there has it.

    func string(_ name: String) -> String? { options[name]?.string }
    func integer(_ name: String) -> Int? { options[name]?.integer }
    func number(_ name: String) -> Double? { options[name]?.number }
    func float(_ name: String) -> Float? { number(name).map { Float($0) } }
    func boolean(_ name: String) -> Bool? { options[name]?.boolean }
    /// What was given, or what holds when nothing is.
    func used(_ name: String) -> Value? {
        options[name] ?? schema.first { $0.name == name }?.defaultValue
    }

    func list(_ name: String) -> [Value]? { options[name].map { $0.list ?? [$0] } }
    func strings(_ name: String) -> [String]? { list(name)?.compactMap(\.string) }
    func map(_ name: String) -> ValueMap? { options[name]?.map }

    /// Complains of options that name nothing, where something has to be shown.
    func checkNothingIsEmpty(_ problems: inout [Diagnostic]) {
        for (name, value) in options.map({ ($0.key, $0.value) })
        where value.list?.isEmpty ?? value.map.map({ $0.count == 0 }) ?? false {
            problems.append(
                .error(
                    "empty-list", "'\(name)' names nothing", at: range(of: name),
                    hint: schema.first { $0.name == name }?.isRequired == true
                        ? "name what is to be shown" : "leave it out for the usual"))
        }
    }

    /// Where the option's value stands, or the block's head when it was not given.
    func range(of name: String) -> SourceRange { optionRanges[name] ?? headRange }

    /// Cells with labels: a list names cells, a map gives them other labels.
    func labelledCells(_ name: String) -> [(cell: String, label: String)] {
        if let map = map(name) { return map.map { (cell: $0.key, label: $0.value.string ?? $0.value.description) } }
        return (strings(name) ?? []).map { (cell: $0, label: $0) }
    }
}
