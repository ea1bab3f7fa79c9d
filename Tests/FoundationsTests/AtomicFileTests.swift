import Foundation
import Glibc
import Testing

@testable import Foundations

@Suite final class AtomicFileTests {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/d3gzsl-atomic-\(UUID().uuidString)"
        try Folder.make(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }
    private func text(_ name: String) throws -> String {
        String(decoding: try FileBytes.read(path(name)), as: UTF8.self)
    }
    private func kind(_ name: String) -> mode_t? {
        var status = stat()
        return lstat(path(name), &status) == 0 ? status.st_mode & S_IFMT : nil
    }
    private var drafts: [String] { (try? Folder.names(folder, withHidden: true).filter { $0.hasPrefix(".") }) ?? [] }

    @Test func aFileIsMadeAndReplaced() throws {
        try AtomicFile(path("a")).write("one")
        #expect(try text("a") == "one")
        try AtomicFile(path("a")).write { file throws(EnvironmentError) in
            try file.write(Array("tw".utf8))
            try file.write(Array("o".utf8))
        }
        #expect(try text("a") == "two")
        #expect(drafts.isEmpty)
    }

    @Test func permissionsStay() throws {
        try AtomicFile(path("a")).write("one")
        chmod(path("a"), 0o600)
        try AtomicFile(path("a")).write("two")
        var status = stat()
        stat(path("a"), &status)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func aLinkStaysAndItsTargetIsReplaced() throws {
        try Folder.make(path("there"))
        try AtomicFile(path("there/file")).write("old")
        symlink("there/file", path("link"))
        symlink("link", path("chain"))
        symlink("there/absent", path("dangling"))
        try AtomicFile(path("chain")).write("new")
        #expect(try text("there/file") == "new")
        #expect(kind("link") == S_IFLNK && kind("chain") == S_IFLNK)
        try AtomicFile(path("dangling")).write("made")
        #expect(try text("there/absent") == "made")
        #expect(kind("dangling") == S_IFLNK)
        symlink("circle", path("circle"))
        let error = #expect(throws: EnvironmentError.self) { try AtomicFile(path("circle")).write("x") }
        #expect(error?.cause == String(cString: strerror(ELOOP)))
    }

    @Test func devicesAreWrittenToAndStay() throws {
        try AtomicFile("/dev/null").write("away")
        let full = #expect(throws: EnvironmentError.self) { try AtomicFile("/dev/full").write("x") }
        #expect(full?.code == .diskFull && full?.path == "/dev/full")
        for device in ["/dev/null", "/dev/full"] {
            var status = stat()
            lstat(device, &status)
            #expect(status.st_mode & S_IFMT == S_IFCHR, "\(device)")
        }
        symlink("/dev/full", path("full"))
        #expect(throws: EnvironmentError.self) { try AtomicFile(path("full")).write("x") }
        #expect(kind("full") == S_IFLNK)
    }

    @Test func aFIFOIsWrittenToAndStays() async throws {
        mkfifo(path("pipe"), 0o600)
        let reader = Task.detached { [path = path("pipe")] in try FileBytes.read(path) }
        try AtomicFile(path("pipe")).write("through")
        #expect(String(decoding: try await reader.value, as: UTF8.self) == "through")
        #expect(kind("pipe") == S_IFIFO)
    }

    /// As `/dev/stdout` is where output goes to a file: what was printed before stays.
    @Test func anOpenFileIsWrittenOnFromWhereItIs() throws {
        let descriptor = open(path("out"), O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        #expect(OutputDescriptor(descriptor).write("before ") == nil)
        symlink("/proc/self/fd/\(descriptor)", path("link"))
        try AtomicFile("/dev/fd/\(descriptor)").write("one ")
        try AtomicFile(path("link")).write("two ")
        #expect(OutputDescriptor(descriptor).write("after") == nil)
        #expect(try text("out") == "before one two after")
    }

    @Test func aPipeWithoutReaderIsAnErrorAndNoSignal() throws {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        close(ends[0])
        defer { close(ends[1]) }
        let error = #expect(throws: EnvironmentError.self) { try AtomicFile("/dev/fd/\(ends[1])").write("x") }
        #expect(error?.cause == String(cString: strerror(EPIPE)))
    }

    @Test func foldersSocketsAndMissingFoldersAreNamed() throws {
        let isFolder = #expect(throws: EnvironmentError.self) { try AtomicFile(folder).write("x") }
        #expect(isFolder?.message == "this is a folder, not a file")
        let absent = #expect(throws: EnvironmentError.self) { try AtomicFile(path("no/file")).write("x") }
        #expect(absent?.code == .unwritable && absent?.cause == String(cString: strerror(ENOENT)))
        #expect(throws: EnvironmentError.self) { try AtomicFile("").write("x") }
        #expect(throws: EnvironmentError.self) { try AtomicFile(path("new/")).write("x") }
    }

    @Test func aContentThatFailsLeavesNothing() throws {
        try AtomicFile(path("a")).write("old")
        #expect(throws: EnvironmentError.self) {
            try AtomicFile(path("a")).write { file throws(EnvironmentError) in
                try file.write(Array("half".utf8))
                throw EnvironmentError(.cancelled, "no more")
            }
        }
        #expect(try text("a") == "old")
        #expect(drafts.isEmpty)
    }

    /// A limit on file sizes stops a write half-way, as a full disk does.
    @Test func aWriteThatStopsHalfWayLeavesTheOldFile() async {
        await #expect(processExitsWith: .success) { [folder = folder as String] in
            signal(SIGXFSZ, SIG_IGN)
            try AtomicFile(folder + "/a").write("old")
            var limit = rlimit(rlim_cur: 5000, rlim_max: 5000)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            #expect(throws: EnvironmentError.self) {
                try AtomicFile(folder + "/a").write([UInt8](repeating: 1, count: 10_000))
            }
            #expect(String(decoding: try FileBytes.read(folder + "/a"), as: UTF8.self) == "old")
            #expect(try Folder.names(folder, withHidden: true) == ["a"])
        }
    }

    @Test func aDraftGoesWhereItIsWanted() throws {
        try Folder.make(path("drafts"))
        try AtomicFile(path("a"), temporaryFolder: path("drafts")).write("x")
        #expect(try text("a") == "x")
        #expect(try Folder.names(path("drafts"), withHidden: true).isEmpty)
    }

    @Test func onlyOldDraftsAreSwept() throws {
        let (young, old) = (AtomicFile.draftName, AtomicFile.draftName)
        for name in [young, old, ".hidden"] { try AtomicFile(path(name)).write("x") }
        for name in [old, ".hidden"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: path(name))
        }
        AtomicFile.sweep(folder)
        #expect(Set(drafts) == [young, ".hidden"])
        AtomicFile.sweep(path("absent"))
    }

    @Test func writingGoesOnUntilAllIsWritten() {
        var calls = 0
        var taken: [UInt8] = []
        let number = Array("abcdef".utf8).withUnsafeBytes { bytes in
            OutputDescriptor.writeAll(bytes) { rest in
                calls += 1
                if calls == 2 {
                    errno = EINTR
                    return -1
                }
                taken += rest.prefix(2)
                return 2
            }
        }
        #expect(number == nil && calls == 4)
        #expect(String(decoding: taken, as: UTF8.self) == "abcdef")
    }

    /// Whatever an earlier call left in `errno`, a write of nothing is an error and no reason to try for ever.
    @Test(arguments: [EINTR, EAGAIN, 0])
    func aWriteOfNothingEnds(before: Int32) {
        var calls = 0
        let number = [UInt8](repeating: 0, count: 8).withUnsafeBytes { bytes in
            OutputDescriptor.writeAll(bytes) { _ in
                calls += 1
                errno = before
                return 0
            }
        }
        #expect(number == EIO && calls == 1)
    }

    @Test func foldersAreMadeOrSaidWhyNot() throws {
        try Folder.make(path("a/b/c"))
        try Folder.make(path("a/b/c/"))
        #expect(Folder.exists(path("a/b/c")))
        try AtomicFile(path("file")).write("x")
        for name in ["file", "file/below", "file/below/more"] {
            let error = #expect(throws: EnvironmentError.self) { try Folder.make(path(name)) }
            #expect(error?.code == .notAFolder && error?.path == path("file"), "\(name)")
        }
    }

    @Test(arguments: [
        ("a/b", "a", "b"), ("/a/b/", "/a", "b"), ("/a", "/", "a"), ("a", ".", "a"), ("/", "/", "/"),
        ("a//b", "a", "b"), ("./a", ".", "a"),
    ])
    func pathsHaveParts(path: String, folder: String, name: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(path) == name)
    }
}
