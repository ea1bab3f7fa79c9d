import Foundation

extension UnitKey {
    /// The differences from an older key, down to the single option: where both sides of a component are JSON
    /// objects, such as configurations, there is one difference per path, named `configuration.generator.epochs`,
    /// with JSON values.
    package func detailedDifferences(from old: UnitKey) -> [Difference] {
        differences(from: old).flatMap { difference -> [Difference] in
            guard let before = difference.old.flatMap(JSONTree.init(parsing:)), case .object = before,
                let after = difference.new.flatMap(JSONTree.init(parsing:)), case .object = after
            else { return [difference] }
            let details = JSONTree.differences(difference.name, before, after)
            // Texts may differ only in how they write a value; the key differs all the same.
            return details.isEmpty ? [difference] : details
        }
    }
}

/// A JSON value for comparison.
private indirect enum JSONTree: Hashable, Decodable {
    case null
    case truth(Bool)
    case whole(Int)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    init?(parsing text: String) {
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(text.utf8)) else { return nil }
        self = tree
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else if let value = try? container.decode(Int.self) {
            self = .whole(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    static func differences(_ path: String, _ old: JSONTree?, _ new: JSONTree?) -> [UnitKey.Difference] {
        guard case .object(let before)? = old, case .object(let after)? = new else {
            return old == new ? [] : [UnitKey.Difference(name: path, old: old?.json, new: new?.json)]
        }
        return Set(before.keys).union(after.keys).sorted().flatMap {
            differences("\(path).\($0)", before[$0], after[$0])
        }
    }

    var json: String {
        switch self {
        case .null: "null"
        case .truth(let value): "\(value)"
        case .whole(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): Self.quoted(value)
        case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.json)" }
                .joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A string is always encodable.
        return String(decoding: (try? encoder.encode(text)) ?? Data(), as: UTF8.self)
    }
}
