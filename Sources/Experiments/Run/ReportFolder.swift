import Foundation
import Foundations
import Glibc

/// Where reports are written, each whole or not at all.
struct ReportFolder {
    let path: String

    /// Makes the folder and sees that it can be written to.
    func prepare() throws(EnvironmentError) {
        try make()
        let probe = temporaryPath("probe")
        guard FileManager.default.createFile(atPath: probe, contents: Data()) else {
            throw EnvironmentError(
                .unwritable, "the folder for reports cannot be written to", cause: Self.systemMessage, path: path)
        }
        unlink(probe)
    }

    /// A folder in it, made if it is not there.
    func folder(_ name: String) throws(EnvironmentError) -> ReportFolder {
        let folder = ReportFolder(path: (path as NSString).appendingPathComponent(name))
        try folder.make()
        return folder
    }

    /// Writes a page under its name only once all of it is on disk.
    /// - Returns: its path.
    @discardableResult
    func write(_ text: String, to name: String) throws(EnvironmentError) -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Writes a file under its name only once all of it is on disk.
    /// - Returns: its path.
    @discardableResult
    func write(_ content: [UInt8], to name: String) throws(EnvironmentError) -> String {
        let target = (path as NSString).appendingPathComponent(name)
        let temporary = temporaryPath(name)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(target) }
        let isWritten = content.withUnsafeBytes { bytes in
            var rest = bytes
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return fsync(descriptor) == 0 || errno == EINVAL
        }
        let number = errno
        close(descriptor)
        guard isWritten, rename(temporary, target) == 0 else {
            if !isWritten { errno = number }
            let error = Self.failure(target)
            unlink(temporary)
            throw error
        }
        return target
    }

    private func make() throws(EnvironmentError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw EnvironmentError(
                .unwritable, "the folder for reports cannot be made", cause: Self.systemMessage, path: path)
        }
    }

    private func temporaryPath(_ name: String) -> String {
        (path as NSString).appendingPathComponent(".\(name).\(getpid())")
    }

    private static func failure(_ path: String) -> EnvironmentError {
        let code: EnvironmentError.Code = errno == ENOSPC || errno == EDQUOT ? .diskFull : .unwritable
        return EnvironmentError(code, "the report cannot be written", cause: systemMessage, path: path)
    }

    private static var systemMessage: String { String(cString: strerror(errno)) }
}
