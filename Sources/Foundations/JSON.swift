import Foundation

/// JSON as everything here writes and reads it: members sorted by name, slashes as they are, infinities and NaN as the
/// texts `inf`, `-inf` and `nan`.
///
/// Equal values give equal bytes on every machine, so what it writes may be hashed.
public enum JSON {
    /// A value in UTF-8, without a line break at its end.
    /// - Parameter isIndented: for people; otherwise without white space, numbers in their shortest exact form.
    /// - Precondition: the value can be encoded. With the rule for infinities only a faulty `encode(to:)` cannot.
    public static func bytes(_ value: some Encodable, isIndented: Bool = false) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            isIndented
            ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            return Array(try encoder.encode(value))
        } catch {
            preconditionFailure("\(type(of: value)) cannot be written as JSON: \(error)")
        }
    }

    /// As `bytes`, as a text.
    public static func text(_ value: some Encodable, isIndented: Bool = false) -> String {
        String(decoding: bytes(value, isIndented: isIndented), as: UTF8.self)
    }

    /// Reads what `bytes` wrote.
    /// - Parameter facts: what the types that are read ask the decoder for, its `userInfo`.
    /// - Throws: `DecodingError` for anything else.
    public static func value<Value: Decodable>(
        _ type: Value.Type = Value.self, from bytes: some Sequence<UInt8>,
        knowing facts: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> Value {
        let decoder = JSONDecoder()
        decoder.userInfo = facts
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try decoder.decode(type, from: Data(bytes))
    }

    /// Reads what `text` wrote.
    /// - Throws: `DecodingError` for anything else.
    public static func value<Value: Decodable>(
        _ type: Value.Type = Value.self, from text: String, knowing facts: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> Value { try value(type, from: text.utf8, knowing: facts) }
}
