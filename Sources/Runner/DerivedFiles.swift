import Crypto
import Foundation
import Foundations
import Glibc

/// Contents that can be made again from what is at hand, by the digest of all that they depend on: drawn pictures.
///
///     <root>/3f/3f9c….derived       the SHA-256 of the content, then the content
///
/// Made again or read, a content is the same, so whatever goes wrong with a file is no more than a reason to make it.
/// The modification time of a file is that of its last use.
package struct DerivedFiles: Sendable {
    /// The folder of all files.
    package let root: String

    /// Where contents lie until they are whole; nil for their own folders.
    private let temporaryFolder: String?

    /// Files under a folder, which is made when the first is written.
    package init(root: String, temporaryFolder: String? = nil) {
        self.root = root
        self.temporaryFolder = temporaryFolder
    }

    /// The content that belongs to a source, made now if no file holds it.
    ///
    /// - Parameter source: everything that the content depends on, in a fixed form.
    package func content(of source: [UInt8], make: () throws -> [UInt8]) rethrows -> [UInt8] {
        let digest = SHA256.hash(data: source).hexadecimal
        let path = FilePath.joined(FilePath.joined(root, String(digest.prefix(2))), digest + Self.suffix)
        if let content = kept(at: path) { return content }
        let content = try make()
        // Where nothing can be kept, the next report makes it again.
        try? Folder.make(FilePath.folder(of: path))
        if let temporaryFolder { try? Folder.make(temporaryFolder) }
        try? AtomicFile(path, temporaryFolder: temporaryFolder).write(
            Array(SHA256.hash(data: content)) + content)
        return content
    }

    private func kept(at path: String) -> [UInt8]? {
        guard let bytes = try? FileBytes.read(path), bytes.count >= SHA256.byteCount else { return nil }
        let content = Array(bytes[SHA256.byteCount...])
        guard SHA256.hash(data: content) == bytes[..<SHA256.byteCount] else { return nil }
        utimes(path, nil)
        return content
    }

    /// Removes those that nothing has used for some seconds; all of them when nil.
    package func clear(olderThan seconds: Double? = nil) {
        let oldest = Date().timeIntervalSince1970 - (seconds ?? -1)
        for file in files() where Double(file.status.st_mtim.tv_sec) < oldest { unlink(file.path) }
    }

    private func files() -> [(path: String, status: stat)] {
        let folders = ((try? Folder.names(root)) ?? []).map { FilePath.joined(root, $0) }
        return folders.flatMap { folder in
            ((try? Folder.names(folder)) ?? []).filter { $0.hasSuffix(Self.suffix) }.compactMap { name in
                let path = FilePath.joined(folder, name)
                var status = stat()
                return lstat(path, &status) == 0 ? (path, status) : nil
            }
        }
    }

    private static let suffix = ".derived"
}
