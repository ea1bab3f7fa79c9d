/// Comma-separated values as RFC 4180 has them: CRLF, quotes only where they are needed.
struct DelimitedText {
    private(set) var text = ""

    mutating func append(_ fields: [String]) {
        text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ field: String) -> String {
        let special: [UInt8] = [0x2C, 0x22, 0x0A, 0x0D]
        let isBlankAtAnEnd = field.first?.isWhitespace == true || field.last?.isWhitespace == true
        guard isBlankAtAnEnd || field.utf8.contains(where: special.contains) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
