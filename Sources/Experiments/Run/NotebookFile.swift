import Foundation
import Foundations

/// A notebook on disk.
struct NotebookFile {
    let path: String

    /// File name without extension: the report's name.
    var stem: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }

    /// - Throws: `fileNotFound`, `unreadable`, or `malformed` for what is not text.
    func source() throws(EnvironmentError) -> SourceFile {
        let bytes = try FileBytes.read(path)
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw EnvironmentError(.malformed, "not a text file: a notebook is Markdown in UTF-8", path: path)
        }
        return SourceFile(path: path, bytes: bytes)
    }

    /// A file that the notebook names, relative to its own folder.
    func companion(_ name: String) throws(EnvironmentError) -> [UInt8] {
        try FileBytes.read(
            name.hasPrefix("/")
                ? name : ((path as NSString).deletingLastPathComponent as NSString).appendingPathComponent(name))
    }
}
