import Foundations

/// Where reports are written, each whole or not at all.
struct ReportFolder {
    let path: String

    /// Makes the folder and sees that it can be written to.
    /// - Throws: `notAFolder`, `diskFull` or `unwritable`.
    func prepare() throws(EnvironmentError) {
        try Folder.make(path)
        AtomicFile.sweep(path)
        // Whether a file can be made is what counts, and only making one tells on every file system.
        let probe = FilePath.joined(path, AtomicFile.draftName)
        try AtomicFile(probe).write([])
        AtomicFile.remove(probe)
    }

    /// A folder in it, made if it is not there.
    func folder(_ name: String) throws(EnvironmentError) -> ReportFolder {
        let folder = ReportFolder(path: FilePath.joined(path, name))
        try Folder.make(folder.path)
        AtomicFile.sweep(folder.path)
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
        let target = FilePath.joined(path, name)
        try AtomicFile(target).write(content)
        return target
    }
}
