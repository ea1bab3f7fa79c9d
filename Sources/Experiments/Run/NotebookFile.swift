import Foundation
import Foundations

/// A notebook on disk.
struct NotebookFile {
    let path: String
    /// The folder of the project whose files every notebook may name; nil for none.
    var project: String?

    /// No text that people write comes near it, and whatever never ends stops there.
    private static let longest = 1 << 26

    /// File name without extension: the report's name.
    var stem: String { ((path as NSString).lastPathComponent as NSString).deletingPathExtension }

    /// - Throws: `fileNotFound`, `unreadable`, or `malformed` for what is not text.
    func source() throws(EnvironmentError) -> SourceFile {
        let bytes = try Self.read(path)
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw EnvironmentError(.malformed, "not a text file: a notebook is Markdown in UTF-8", path: path)
        }
        return SourceFile(path: path, bytes: bytes)
    }

    /// A file that the notebook names, relative to its own folder. It lies below that folder or the project's, so that
    /// nobody's notebook shows a file that its reader never meant to show.
    /// - Throws: `fileNotFound`, `unreadable`, or `tooLarge`.
    func companion(_ name: String) throws(EnvironmentError) -> [UInt8] {
        let folder = FilePath.folder(of: path)
        // Where links lead counts.
        let place = FilePath.resolved(name.hasPrefix("/") ? name : FilePath.joined(folder, name))
        guard [folder, project].compactMap(\.self).contains(where: { FilePath.isInside(place, $0) }) else {
            throw EnvironmentError(
                .unreadable, "it lies outside the notebook's folder" + (project == nil ? "" : " and the project's"),
                path: name)
        }
        guard !FileBytes.exists(place) || FileBytes.isRegular(place) else {
            throw EnvironmentError(.unreadable, "it is not a regular file", path: name)
        }
        return try Self.read(place)
    }

    private static func read(_ path: String) throws(EnvironmentError) -> [UInt8] {
        let bytes = try FileBytes.read(path, atMost: longest + 1)
        guard bytes.count <= longest else {
            throw EnvironmentError(.tooLarge, "longer than \(longest >> 20) MB", path: path)
        }
        return bytes
    }
}
