import Foundation
import Foundations
import Glibc

/// Standard output and standard error.
enum Console {
    /// Makes the three standard files what the rest of the program takes them for. To be called first.
    ///
    /// A pipe whose reader has gone is an error of the write, told where it happens. A standard file that is closed
    /// gets a place holder: the next file to be opened would have its number, and messages would end up in it.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // For reading alone, so that whoever writes to it is told.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Prints a text and a line break.
    /// - Parameter code: what the program ends with where the text cannot be written.
    static func print(_ text: String, orExit code: Int32 = 1) {
        write(text.hasSuffix("\n") ? text : text + "\n", orExit: code)
    }

    /// Exactly this, no line break added.
    static func write(_ text: String, orExit code: Int32 = 1) {
        if let number = OutputDescriptor.standardOutput.write(text) { leave(errno: number, code) }
    }

    /// Sees that what was printed has arrived. To be called last.
    static func finish() {
        // A file on another machine may tell only now that there was no room.
        if close(STDOUT_FILENO) != 0, errno != EINTR, errno != EBADF { leave(errno: errno, 1) }
    }

    /// A complaint that cannot be written is lost: there is nowhere else to say so.
    static func complain(_ text: String) {
        _ = OutputDescriptor.standardError.write(text.hasSuffix("\n") ? text : text + "\n")
    }

    static func complain(unlessEmpty text: String) { if !text.isEmpty { complain(text) } }

    /// Whether standard error shows colours.
    static var hasColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return TerminalStyle.isColourWanted(environment: environment)
            && TerminalStyle.canDraw(on: .standardError, environment: environment)
    }

    private static func leave(errno number: Int32, _ code: Int32) -> Never {
        // `d3gzsl … | head` ends as any other program does there: without a word, as by the signal.
        if number == EPIPE { exit(code == 1 ? 128 + SIGPIPE : code) }
        complain("Error: \(EnvironmentError.cannotWrite("standard output", errno: number, "it cannot be written"))")
        exit(code)
    }
}
