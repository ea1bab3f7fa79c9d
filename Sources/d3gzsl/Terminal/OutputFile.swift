import ArgumentParser
import Foundations

/// A file that a command line names for output. `-` is standard output; a device or a FIFO is written to, never
/// replaced.
struct OutputFile: ExpressibleByArgument {
    let path: String
    var isStandardOutput: Bool { path == "-" }

    init?(argument: String) { path = argument }

    /// The path under which writers that know no `-` reach it.
    var place: String { isStandardOutput ? "/dev/stdout" : path }

    /// Sees that it could be written: minutes of work must not end at a file that never could.
    /// - Throws: `ValidationError` with the reason.
    func check(for option: String) throws {
        guard !isStandardOutput else { return }
        do {
            try AtomicFile(path, mayBeOverwritten: true).check()
        } catch {
            throw ValidationError("\(option): \(error)")
        }
    }

    /// - Parameter code: what the program ends with where standard output does not take it.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason.
    func write(_ text: String, orExit code: Int32 = 1) throws(EnvironmentError) {
        guard !isStandardOutput else { return Console.write(text, orExit: code) }
        try AtomicFile(path, mayBeOverwritten: true).write(text)
    }
}
