import Glibc

/// Why the store could not do what it was asked; its folder, not its user, is at fault.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case full, readOnly, notAFolder, failed
    }

    package let code: Code
    package let path: String
    /// What happened, and what to do about it.
    package let message: String
    /// The system's own words.
    package let cause: String

    package var description: String { "\(message): \(path) (\(cause))" }

    init(errno number: Int32, path: String) {
        self.path = path
        cause = String(cString: strerror(number))
        switch number {
        case ENOSPC, EDQUOT:
            code = .full
            message = "no space is left for results; free some, or clear the store"
        case EROFS, EACCES, EPERM:
            code = .readOnly
            message = "results cannot be saved, the folder is not writable"
        case ENOTDIR, EEXIST:
            code = .notAFolder
            message = "the store must be a folder"
        default:
            code = .failed
            message = "the store cannot be used"
        }
    }
}
