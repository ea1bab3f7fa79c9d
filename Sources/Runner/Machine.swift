import Foundation
import Glibc

/// The computer that the program runs on, as records and schedules need it.
package enum Machine {
    /// Processor, cores and architecture, for example "AMD EPYC 9B45, 2 cores, Linux x86_64".
    package static let description: String = {
        var system = utsname()
        uname(&system)
        let cores = availableCores
        return "\(processor), \(cores) \(cores == 1 ? "core" : "cores"), "
            + "\(string(system.sysname)) \(string(system.machine))"
    }()

    package static let hostName: String = {
        var system = utsname()
        uname(&system)
        return string(system.nodename)
    }()

    /// The cores this process may use: what the scheduler allows, and no more than a container's quota.
    package static let availableCores: Int = {
        let allowed = ProcessInfo.processInfo.activeProcessorCount
        // "max 100000" or "<quota> <period>", both in microseconds.
        let limits = (try? String(contentsOfFile: "/sys/fs/cgroup/cpu.max", encoding: .utf8)) ?? ""
        let numbers = limits.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard numbers.count == 2, numbers[1] > 0 else { return max(1, allowed) }
        return max(1, min(allowed, Int((numbers[0] / numbers[1]).rounded(.up))))
    }()

    /// The bytes of memory that this process holds now; 0 where the system will not say.
    static var residentMemory: Int {
        let statistics = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = statistics.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    private static var processor: String {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
        return name ?? "unknown processor"
    }

    private static func string<T>(_ characters: T) -> String {
        withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
