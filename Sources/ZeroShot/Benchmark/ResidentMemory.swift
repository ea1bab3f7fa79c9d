import Foundation

/// What the kernel says of this process's memory, in bytes; 0 where it does not say.
enum ResidentMemory {
    static var current: Int { value("VmRSS:") }

    /// The most since the process started, or since `forgetPeak`.
    static var peak: Int { value("VmHWM:") }

    /// Source: proc(5), /proc/pid/clear_refs, the value 5.
    static func forgetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }

    private static func value(_ name: String) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }.flatMap { Int($0) }.map {
            $0 * 1024
        } ?? 0
    }
}
