extension Value: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            self = .map(
                ValueMap(try container.allKeys.map { ($0.stringValue, try container.decode(Value.self, forKey: $0)) }))
        } else if var container = try? decoder.unkeyedContainer() {
            var values: [Value] = []
            while !container.isAtEnd { values.append(try container.decode(Value.self)) }
            self = .list(values)
        } else {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .boolean(value)
            } else if let value = try? container.decode(Int.self) {
                self = .integer(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else {
                self = .string(try container.decode(String.self))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .list(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .map(let map):
            var container = encoder.container(keyedBy: Key.self)
            for entry in map { try container.encode(entry.value, forKey: Key(stringValue: entry.key)) }
        case .null: try encodeSingle(to: encoder) { try $0.encodeNil() }
        case .boolean(let value): try encodeSingle(to: encoder) { try $0.encode(value) }
        case .integer(let value): try encodeSingle(to: encoder) { try $0.encode(value) }
        case .number(let value): try encodeSingle(to: encoder) { try $0.encode(value) }
        case .string(let value): try encodeSingle(to: encoder) { try $0.encode(value) }
        }
    }

    private func encodeSingle(
        to encoder: any Encoder, _ body: (inout any SingleValueEncodingContainer) throws -> Void
    ) throws {
        var container = encoder.singleValueContainer()
        try body(&container)
    }
}
