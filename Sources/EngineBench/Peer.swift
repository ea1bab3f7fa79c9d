import Dispatch
import Foundation
import Foundations
import Synchronization

/// A Python process that does the benchmark's work in PyTorch, one repeat at a time, so that both can be measured in
/// turns on a machine whose speed drifts.
package final class Peer {
    /// "PyTorch 2.13.0"
    package private(set) var name = ""
    private let process = Process()
    private let commands = Pipe()
    private let answers = Pipe()
    private let complaints = Complaints()
    private var pending = Data()

    /// Starts `interpreter`, a path or a name to be looked for.
    package init(interpreter: String) throws(EnvironmentError) {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", Self.script]
        process.standardInput = commands
        process.standardOutput = answers
        process.standardError = complaints.pipe
        do {
            try process.run()
        } catch {
            throw EnvironmentError(.missingTool, "\(interpreter) cannot be started: \(error.localizedDescription)")
        }
        guard let answer = line() else {
            process.waitUntilExit()
            let complaint = complaints.lastLine()
            throw process.terminationStatus == 127
                ? EnvironmentError(.missingTool, "there is no program \(interpreter)")
                : EnvironmentError(.stopped, "\(interpreter) ended at once: \(complaint)")
        }
        guard answer.hasPrefix("torch ") else {
            throw EnvironmentError(.missingLibrary, "\(interpreter) has no PyTorch: \(answer)")
        }
        name = "PyTorch " + answer.dropFirst("torch ".count)
    }

    deinit {
        // The end of its input ends the script.
        try? commands.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Sets the work up and warms it up.
    func prepare(_ work: [String]) throws(EnvironmentError) { _ = try ask("prepare " + work.joined(separator: " ")) }

    /// Seconds of each of some repeats, after one that is not counted.
    func time(repeats: Int) throws(EnvironmentError) -> [Double] {
        // Threads of either side look out for work for a moment after they have had some; let them go to sleep.
        Thread.sleep(forTimeInterval: 0.005)
        let answer = try ask("time \(repeats)")
        Thread.sleep(forTimeInterval: 0.005)
        let seconds = answer.split(separator: " ").compactMap { Double($0) }
        guard seconds.count == repeats else {
            throw EnvironmentError(.stopped, "PyTorch's times are not \(repeats) numbers: \(answer)")
        }
        return seconds
    }

    private func ask(_ command: String) throws(EnvironmentError) -> String {
        // A process that has died is an error of this write, not a signal.
        let pipe = OutputDescriptor(commands.fileHandleForWriting.fileDescriptor)
        guard pipe.write(command + "\n") == nil, let answer = line() else {
            process.waitUntilExit()
            let complaint = complaints.lastLine()
            throw EnvironmentError(
                .stopped, "the Python process stopped at '\(command)'", cause: complaint.isEmpty ? nil : complaint)
        }
        return answer
    }

    private func line() -> String? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                defer { pending = Data(pending[(end + 1)...]) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let more = answers.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            pending.append(more)
        }
    }
}

/// What a process writes to standard error, read as it comes: a pipe that nobody reads fills up, and its writer waits
/// for ever. The end of it is kept.
private final class Complaints: Sendable {
    let pipe = Pipe()
    private let text = Mutex<[UInt8]>([])
    private let end = DispatchGroup()
    private static let kept = 1 << 14

    init() {
        let source = pipe.fileHandleForReading
        end.enter()
        Thread { [self] in
            // Another process may have inherited the pipe, so its end is no promise; bytes are taken while they come.
            while case let bytes = source.availableData, !bytes.isEmpty {
                text.withLock { $0 = ($0 + bytes).suffix(Self.kept) }
            }
            end.leave()
        }.start()
    }

    /// The last line that says something; empty if there is none. To be asked when the process has ended.
    func lastLine() -> String {
        // Its parent holds the other end as well.
        try? pipe.fileHandleForWriting.close()
        _ = end.wait(timeout: .now() + 1)
        return text.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n")
            .last { !$0.allSatisfy(\.isWhitespace) }.map { TerminalText.line(String($0)) } ?? ""
    }
}
