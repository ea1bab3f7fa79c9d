import Foundation
import Foundations

/// The text of a bibliography file, whatever encoding it was saved in.
///
/// BibTeX files are older than UTF-8. What is not UTF-8 is read as Windows-1252, which holds Latin-1, byte by byte: so
/// a file put together from several sources keeps the letters of all of them.
struct BibliographySource {
    let file: SourceFile
    /// How the text was read when it was not UTF-8; an error for what is no text.
    let diagnostics: [Diagnostic]

    init(path: String, bytes: [UInt8]) {
        if let text = Self.utf16(bytes) {
            file = SourceFile(path: path, text: text)
            diagnostics = [
                .warning("bibliography-encoding", "\(path) is UTF-16 and is read so", at: nil, hint: Self.hint)
            ]
        } else if bytes.contains(0) {
            file = SourceFile(path: path, text: "")
            diagnostics = [
                .error("bibliography-encoding", "\(path) is not a text file", at: nil, hint: "name a BibTeX file")
            ]
        } else if let text = String(validating: bytes, as: UTF8.self) {
            file = SourceFile(path: path, text: text)
            diagnostics = []
        } else {
            let mixed = Self.read(bytes, keepsUTF8: true)
            // Two old letters may look like one new one: what a file has more of counts.
            let isMixed = mixed.newLetters >= mixed.oldLetters
            let (text, first) = isMixed ? (mixed.text, mixed.first) : Self.windows1252(bytes)
            file = SourceFile(path: path, text: text)
            diagnostics = [
                .warning(
                    "bibliography-encoding", "this file is not UTF-8; it is read as Windows-1252 (Latin-1)",
                    at: SourceRange(file: file, first), hint: Self.hint)
            ]
        }
    }

    private static let hint = "save it as UTF-8"

    private static func utf16(_ bytes: [UInt8]) -> String? {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        return String(bytes: bytes, encoding: .utf16)
    }

    private static func windows1252(_ bytes: [UInt8]) -> (text: String, first: Range<Int>) {
        let read = read(bytes, keepsUTF8: false)
        return (read.text, read.first)
    }

    /// UTF-8 where the bytes are and that is kept, else Windows-1252: the text, how many letters beyond ASCII were in
    /// either encoding, and the place of the first that was not UTF-8.
    private static func read(
        _ bytes: [UInt8], keepsUTF8: Bool
    ) -> (text: String, newLetters: Int, oldLetters: Int, first: Range<Int>) {
        var (newLetters, oldLetters) = (0, 0)
        var scalars = String.UnicodeScalarView()
        var first: Range<Int>?
        var written = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? -3 : 0
        var index = 0
        while index < bytes.count {
            let scalar: Unicode.Scalar
            if let (found, length) = utf8(bytes, at: index), length == 1 || keepsUTF8 {
                scalar = found
                if length > 1 { newLetters += 1 }
                index += length
            } else {
                scalar = letter(bytes[index])
                oldLetters += 1
                if first == nil { first = written..<written + UTF8.width(scalar) }
                index += 1
            }
            scalars.append(scalar)
            written += UTF8.width(scalar)
        }
        return (String(scalars), newLetters, oldLetters, first ?? 0..<0)
    }

    private static func utf8(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let length: Int
        switch bytes[index] {
        case 0..<0x80: length = 1
        case 0xC2..<0xE0: length = 2
        case 0xE0..<0xF0: length = 3
        case 0xF0..<0xF5: length = 4
        default: return nil
        }
        guard index + length <= bytes.count,
            let text = String(validating: bytes[index..<index + length], as: UTF8.self),
            let scalar = text.unicodeScalars.first
        else { return nil }
        return (scalar, length)
    }

    /// The five bytes that mean nothing there become question marks.
    private static func letter(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        return upper[Int(byte) - 0x80]
    }

    private static let upper = Array("€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ".unicodeScalars)
}
