/// Text with places for parameters: `runs of ${dataset}`. `$${` stands for the two characters `${`.
enum TemplateText {
    enum Piece: Hashable {
        case text(String)
        /// A parameter's name, and the bytes of `${name}` in the text.
        case parameter(String, Range<Int>)
        /// `${` that begins no parameter.
        case malformed(Range<Int>)
    }

    static func pieces(of text: String) -> [Piece] {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text.isEmpty ? [] : [.text(text)] }
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var plain: [UInt8] = []
        var index = 0
        func follows(_ sign: String) -> Bool { bytes[index...].starts(with: sign.utf8) }
        func flush() {
            if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
            plain = []
        }
        while index < bytes.count {
            if follows("$${") {
                plain += "${".utf8
                index += 3
            } else if follows("${") {
                flush()
                let end = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "}"))
                let name = end.map { String(decoding: bytes[index + 2..<$0], as: UTF8.self) }
                if let end, let name, NotebookSyntax.isName(name) {
                    pieces.append(.parameter(name, index..<end + 1))
                    index = end + 1
                } else {
                    pieces.append(.malformed(index..<index + 2))
                    index += 2
                }
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        flush()
        return pieces
    }
}
