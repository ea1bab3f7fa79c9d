/// Any JSON value, for comparing and for writing what no type describes.
public indirect enum JSONTree: Sendable, Hashable, Codable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    /// Nil for what is no JSON.
    public init?(parsing text: String) {
        guard let tree = try? JSON.value(JSONTree.self, from: text) else { return nil }
        self = tree
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(String.self) {
            // Before numbers: the texts for infinities would be read as such.
            self = .string(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }

    /// On one line, members sorted by name.
    public var text: String { JSON.text(self) }

    /// Where this tree differs from an older one, down to the single member: the path of names, and both values as
    /// JSON. A side is nil where it has no such member.
    public func differences(from old: JSONTree) -> [(path: [String], old: String?, new: String?)] {
        Self.differences([], old, self)
    }

    private static func differences(
        _ path: [String], _ old: JSONTree?, _ new: JSONTree?
    ) -> [(path: [String], old: String?, new: String?)] {
        guard case .object(let before)? = old, case .object(let after)? = new else {
            return old == new ? [] : [(path, old?.text, new?.text)]
        }
        return Set(before.keys).union(after.keys).sorted().flatMap {
            differences(path + [$0], before[$0], after[$0])
        }
    }
}
