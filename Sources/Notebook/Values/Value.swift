/// What an option or a parameter can hold: the data model of YAML and JSON.
package indirect enum Value: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case list([Value])
    case map(ValueMap)
}

extension Value {
    /// The value, if it is one.
    package var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    /// The value, if it is a whole number.
    package var integer: Int? { if case .integer(let value) = self { value } else { nil } }

    /// A number, whole or not.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The text, if it is one.
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The elements, if it is a list.
    package var list: [Value]? { if case .list(let value) = self { value } else { nil } }
    /// The entries, if it is a map.
    package var map: ValueMap? { if case .map(let value) = self { value } else { nil } }
    /// Whether nothing was written.
    package var isNull: Bool { self == .null }

    /// The entry of a map, `nil` for anything else.
    package subscript(key: String) -> Value? { map?[key] }

    /// As a sentence calls it: `a whole number`, `text`.
    var kindName: String {
        switch self {
        case .null: "nothing"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// `true` or `false`.
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(arrayLiteral elements: Value...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, Value)...) { self = .map(ValueMap(elements)) }
    /// Nothing.
    package init(nilLiteral: ()) { self = .null }
}
