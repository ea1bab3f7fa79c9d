import Foundation
import Glibc

/// The computer that the program runs on, as records, schedules and measurements need it.
public struct Machine: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The model as the kernel names it, "AMD EPYC 9B45"; "unknown processor" where it does not.
    public let processor: String
    /// The cores that a process may use.
    public let cores: Int
    /// Operating system and architecture, "Linux x86_64".
    public let system: String

    /// A machine of its parts.
    public init(processor: String, cores: Int, system: String) {
        self.processor = processor
        self.cores = cores
        self.system = system
    }

    /// This computer.
    public static let current: Machine = {
        let names = systemNames
        return Machine(
            processor: processorName, cores: availableCores,
            system: "\(string(names.sysname)) \(string(names.machine))")
    }()

    /// "AMD EPYC 9B45, 2 cores, Linux x86_64".
    public var description: String { "\(processor), \(cores) \(cores == 1 ? "core" : "cores"), \(system)" }

    /// The name by which other computers know this one.
    public static let hostName: String = string(systemNames.nodename)

    /// The cores this process may use: what the scheduler allows, and no more than a container's quota.
    public static let availableCores: Int = {
        let allowed = ProcessInfo.processInfo.activeProcessorCount
        // "max 100000" or "<quota> <period>", both in microseconds.
        let limits = (try? String(contentsOfFile: "/sys/fs/cgroup/cpu.max", encoding: .utf8)) ?? ""
        let numbers = limits.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard numbers.count == 2, numbers[1] > 0 else { return max(1, allowed) }
        return max(1, min(allowed, Int((numbers[0] / numbers[1]).rounded(.up))))
    }()

    /// The bytes of memory this process may use: what the machine has, and no more than a container's limit. nil where
    /// the system does not say.
    public static let availableMemory: Int? = {
        let table = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)) ?? ""
        let total = table.split(separator: "\n").first { $0.hasPrefix("MemTotal:") }?
            .split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
        // "max", or bytes.
        let limit = (try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8))
            .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        return [total, limit].compactMap { $0 }.min()
    }()

    private static var systemNames: utsname {
        var names = utsname()
        uname(&names)
        return names
    }

    private static var processorName: String {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
        return name ?? "unknown processor"
    }

    private static func string<T>(_ characters: T) -> String {
        withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
