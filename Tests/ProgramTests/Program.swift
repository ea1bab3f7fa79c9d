import Foundation
import Testing

/// The built program, run as people run it, in a folder of its own.
final class Program {
    struct Outcome {
        let code: Int32
        /// Whether a signal ended it.
        let wasKilled: Bool
        let output: String
        let complaint: String
    }

    let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "d3gzsl-program-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write("---\ntitle: T\n---\n\nSome words.\n", to: "n.md")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The program lies beside the tests.
    static var path: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "d3gzsl").path
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }

    func text(_ name: String) -> String {
        (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? "(there is no \(name))"
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + name) }

    /// - Parameter command: for a shell, in which `d3gzsl` is the program.
    func run(_ command: String) throws -> Outcome {
        let process = Process()
        let (output, complaint) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "d3gzsl() { '\(Self.path)' \"$@\"; }; \(command)"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "D3GZSL_STORE": folder + "/store"]
        process.standardOutput = output
        process.standardError = complaint
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // Little is said, so that neither pipe fills up.
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = complaint.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: String(decoding: bytes, as: UTF8.self), complaint: String(decoding: complaints, as: UTF8.self))
    }
}
