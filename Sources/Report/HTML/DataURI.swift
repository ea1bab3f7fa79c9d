import Foundation

/// An image inside a page.
struct DataURI {
    let text: String

    /// `nil` for bytes that begin as no known image format does.
    init?(image bytes: [UInt8]) {
        let type: String
        switch bytes {
        case _ where bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]): type = "image/png"
        case _ where bytes.starts(with: [0xFF, 0xD8, 0xFF]): type = "image/jpeg"
        case _ where bytes.starts(with: "GIF8".utf8): type = "image/gif"
        case _ where bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8):
            type = "image/webp"
        case _ where bytes.starts(with: "<svg".utf8) || bytes.starts(with: "<?xml".utf8): type = "image/svg+xml"
        default: return nil
        }
        text = "data:\(type);base64," + Data(bytes).base64EncodedString()
    }

    init(png bytes: [UInt8]) {
        text = "data:image/png;base64," + Data(bytes).base64EncodedString()
    }
}
