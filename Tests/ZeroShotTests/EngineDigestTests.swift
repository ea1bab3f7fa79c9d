import Foundation
import Testing

@testable import Tensors
@testable import ZeroShot

/// Results are stored under `Engine.version`, so a version must not come to mean other numbers: every bit is held
/// against a digest that was taken when the version was raised.
///
/// Rounding differs from one set of kernels to another, so each has digests of its own, and those of machines that are
/// not at hand stay unchecked.
@Suite struct EngineDigestTests {
    private static let renewal = "D3GZSL_RENEW_DIGESTS=1 ./d3gzsl test --filter EngineDigestTests"
    private static let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/ZeroShot/Problem/EngineDigests.txt")

    /// Kernels that this processor can run, as OpenBLAS names them; nil is its own choice.
    private static var coreTypes: [String?] {
        switch BLAS.preferredCoreType() {
        case "SKYLAKEX": ["Prescott", "Zen", "Haswell", "SkylakeX"]
        case "HASWELL": ["Prescott", "Zen", "Haswell"]
        default: [nil]
        }
    }

    /// Everything that rounding depends on.
    private static var environment: String {
        let vectors = ["SKYLAKEX": "AVX-512", "HASWELL": "AVX2"][BLAS.preferredCoreType() ?? ""] ?? "plain"
        return "\(BLAS.loaded), \(vectors), \(library)"
    }

    /// "glibc 2.36": its logarithms and exponentials are not those of every release.
    private static var library: String {
        typealias Version = @convention(c) () -> UnsafePointer<CChar>
        guard let symbol = dlsym(nil, "gnu_get_libc_version") else { return "another C library" }
        return "glibc " + String(cString: unsafeBitCast(symbol, to: Version.self)())
    }

    @Test func bits() async throws {
        var stored = try Stored(text: String(contentsOf: Self.file, encoding: .utf8))
        var found: [String: [String: String]] = [:]
        for coreType in Self.coreTypes {
            let (environment, digests) = try await Self.digests(coreType)
            found[environment] = digests
        }
        if ProcessInfo.processInfo.environment["D3GZSL_RENEW_DIGESTS"] == "1" {
            let changed = found.flatMap { stored.changes(to: $0.value, in: $0.key) }
            if stored.version == Engine.version, !changed.isEmpty {
                Issue.record(
                    "raise Engine.version first: \(Engine.version) means other numbers of \(Self.list(changed))")
                return
            }
            stored.take(found, version: Engine.version)
            try stored.text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        guard stored.version == Engine.version else {
            Issue.record("the digests are of version \(stored.version), not \(Engine.version): \(Self.renewal)")
            return
        }
        for (environment, digests) in found.sorted(by: { $0.key < $1.key }) {
            guard let known = stored.digests[environment] else {
                print("no digests for \(environment); to take them: \(Self.renewal)")
                continue
            }
            let changed = stored.changes(to: digests, in: environment)
            if !changed.isEmpty {
                Issue.record(
                    """
                    \(environment): other numbers than version \(Engine.version) stands for, of \(Self.list(changed)); \
                    if that is meant, raise Engine.version and run \(Self.renewal)
                    """)
            }
            let unmatched = Set(known.keys).symmetricDifference(digests.keys)
            if !unmatched.isEmpty {
                Issue.record(
                    "\(environment): no digest, or nothing to digest, for \(Self.list(unmatched)): \(Self.renewal)")
            }
        }
    }

    /// How many workers share the work changes no bit.
    @Test func workers() throws {
        let alone = try EngineDigests.all(workers: Workers())
        let shared = try EngineDigests.all(workers: Workers(count: 3))
        #expect(Set(alone.map(\.name)).count == alone.count)
        #expect(zip(alone, shared).filter { $0 != $1 }.map(\.0.name) == [])
    }

    /// A digest sees one bit, and where it stands.
    @Test func bitsAreSeen() {
        func digest(_ numbers: [Double]) -> String {
            var digest = BitDigest()
            digest.add(numbers)
            return digest.text
        }
        let texts = [[1.0, 2], [2, 1], [1, 2.0.nextUp], [1, 2, 0], [1, 2, -0.0]].map(digest)
        #expect(Set(texts).count == texts.count && texts.allSatisfy { $0.count == 16 })
    }

    /// What is stored is read as it was written; renewing under one version keeps other machines' digests, and a new
    /// version drops them.
    @Test func storing() {
        var stored = Stored(text: "# words\nversion 1\n\n[here]\na b  00ff\nc  0001\n")
        #expect(stored.version == "1" && stored.digests == ["here": ["a b": "00ff", "c": "0001"]])
        #expect(stored.changes(to: ["a b": "00fe", "c": "0001", "d": "2"], in: "here") == ["a b"])
        #expect(stored.changes(to: ["a b": "00fe"], in: "there").isEmpty)
        stored.take(["there": ["a b": "00fe"]], version: "1")
        #expect(stored.digests.keys.sorted() == ["here", "there"])
        #expect(Stored(text: stored.text).digests == stored.digests)
        stored.take(["there": ["a b": "00fe"]], version: "2")
        #expect(stored.version == "2" && stored.digests == ["there": ["a b": "00fe"]])
    }

    private static func list(_ names: some Sequence<String>) -> String {
        Set(names).sorted().joined(separator: ", ")
    }

    /// The digests by name of a process with these kernels, and what the process runs on.
    private static func digests(_ coreType: String?) async throws -> (environment: String, digests: [String: String]) {
        let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            [coreType = coreType as String?] in
            if let coreType { setenv("D3GZSL_CORETYPE", coreType, 1) } else { unsetenv("D3GZSL_CORETYPE") }
            print("environment\t\(Self.environment)")
            for (name, digest) in try EngineDigests.all(workers: Workers()) { print("digest\t\(name)\t\(digest)") }
        }
        let output = String(decoding: try #require(child).standardOutputContent, as: UTF8.self)
        var (environment, digests) = ("", [String: String]())
        for line in output.split(separator: "\n") {
            let parts = line.split(separator: "\t").map(String.init)
            if parts.count == 2, parts[0] == "environment" { environment = parts[1] }
            if parts.count == 3, parts[0] == "digest" { digests[parts[1]] = parts[2] }
        }
        try #require(!environment.isEmpty && !digests.isEmpty, "\(output)")
        return (environment, digests)
    }
}

/// The text file of digests.
private struct Stored {
    private(set) var version = ""
    /// By what they were taken on, then by name.
    private(set) var digests: [String: [String: String]] = [:]

    init(text: String) {
        var environment = ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("version ") {
                version = String(line.dropFirst("version ".count))
            } else if line.hasPrefix("["), line.hasSuffix("]") {
                environment = String(line.dropFirst().dropLast())
            } else if let space = line.lastIndex(of: " ") {
                let name = line[..<space].trimmingCharacters(in: .whitespaces)
                digests[environment, default: [:]][name] = String(line[line.index(after: space)...])
            }
        }
    }

    /// Names whose digest is another one here.
    func changes(to found: [String: String], in environment: String) -> [String] {
        found.filter { (digests[environment]?[$0.key] ?? $0.value) != $0.value }.map(\.key)
    }

    mutating func take(_ found: [String: [String: String]], version: String) {
        if version != self.version { digests = [:] }
        self.version = version
        digests.merge(found) { $1 }
    }

    var text: String {
        let sections = digests.sorted { $0.key < $1.key }.map { environment, found in
            let width = found.keys.map(\.count).max() ?? 0
            let lines = found.sorted { $0.key < $1.key }.map { name, digest in
                name + String(repeating: " ", count: width - name.count + 2) + digest
            }
            return (["[\(environment)]"] + lines).joined(separator: "\n") + "\n"
        }
        return """
            # Digests of the bits of everything that the engine computes, as they were when Engine.version was raised \
            to this.
            # A test takes them again, on every set of kernels that the machine has, and fails where one has changed.
            version \(version)


            """ + sections.joined(separator: "\n")
    }
}
