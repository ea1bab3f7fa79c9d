import Foundation
import Foundations

/// A notebook on disk.
struct NotebookFile {
    let path: String

    /// File name without extension: the report's name.
    var stem: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }

    /// - Throws: `fileNotFound`, `unreadable`, or `malformed` for what is not text.
    func source() throws(EnvironmentError) -> SourceFile {
        let bytes = try Self.bytes(path)
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw EnvironmentError(.malformed, "not a text file: a notebook is Markdown in UTF-8", path: path)
        }
        return SourceFile(path: path, bytes: bytes)
    }

    /// A file that the notebook names, relative to its own folder.
    func companion(_ name: String) throws(EnvironmentError) -> [UInt8] {
        try Self.bytes(
            name.hasPrefix("/")
                ? name : ((path as NSString).deletingLastPathComponent as NSString).appendingPathComponent(name))
    }

    private static func bytes(_ path: String) throws(EnvironmentError) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw EnvironmentError(.fileNotFound, "there is no such file", path: path)
        }
        guard !isFolder.boolValue else { throw EnvironmentError(.unreadable, "this is a folder", path: path) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EnvironmentError(.unreadable, "the file cannot be read", path: path)
        }
        return Array(data)
    }
}
