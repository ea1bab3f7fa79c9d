import Foundation
import Foundations
import Testing

@Suite struct FilePathTests {
    private let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "d3gzsl-paths-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "a/b")
        try Data().write(to: URL(fileURLWithPath: folder + "/a/file"))
    }

    @Test func linksAndDotsAreResolved() {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(FilePath.resolved(folder + "/link/../file") == folder + "/a/file")
        #expect(FilePath.resolved(folder + "/link/./new") == folder + "/a/b/new")
        #expect(FilePath.resolved(folder + "/absent/new") == folder + "/absent/new")
        #expect(FilePath.resolved("/") == "/")
        #expect(FilePath.resolved("/absent-file") == "/absent-file")
        let here = FileManager.default.currentDirectoryPath
        #expect(FilePath.resolved(".") == here)
        #expect(FilePath.resolved("absent-file") == (here == "/" ? "" : here) + "/absent-file")
    }

    @Test func fromOneFolderToAFile() {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(FilePath.relative(folder + "/a/file", to: folder) == "a/file")
        #expect(FilePath.relative(folder + "/a/file", to: folder + "/link") == "../file")
        #expect(FilePath.relative(folder + "/a", to: folder + "/a") == ".")
        #expect(FilePath.relative(folder + "/new", to: folder + "/a/b") == "../../new")
    }

    @Test func insideIsBelow() {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(FilePath.isInside(folder + "/a/file", folder))
        #expect(FilePath.isInside(folder + "/a/b/c", folder + "/link"))
        #expect(FilePath.isInside("/anything", "/"))
        #expect(!FilePath.isInside(folder + "/abc", folder + "/a"), "a longer name is another folder")
        #expect(!FilePath.isInside(folder + "/a/file", folder + "/link"))
    }

    @Test(arguments: [
        ("plain-name_1.html", "plain-name_1.html"), ("a b", "a%20b"), ("100%", "100%25"), ("a#b?c&d", "a%23b%3Fc%26d"),
        ("ü日", "%C3%BC%E6%97%A5"), ("a:b", "a%3Ab"), ("it's", "it%27s"), ("\u{1}", "%01"), ("a/b", "a%2Fb"),
    ])
    func namesInURLs(_ name: String, _ encoded: String) {
        #expect(FilePath.urlPart(name) == encoded)
        #expect(encoded.removingPercentEncoding == name)
    }

    /// A shell reads every word back as it was.
    @Test(arguments: [
        "plain", "a/b.md", "lr=0.1", "", " ", "a b", "it's", "$HOME", "`id`", "a;b", "*", "~", "\\", "\"", "!x", "#x",
        "a#b",
        "-P", "(x)", "{a,b}", "ü日", "=ls", "'", "''", "a\nb", "<x>", "a&b", "|", "[a]", "a\tb", "%1", "@x", "a?",
    ])
    func wordsOfAShell(_ word: String) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "printf '<%s>' \(FilePath.shellWord(word))"]
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(String(decoding: bytes, as: UTF8.self) == "<\(word)>")
    }

    @Test func aPathIsNoOption() {
        #expect(FilePath.shellPath("-P.md") == "./-P.md")
        #expect(FilePath.shellPath("a b.md") == "'a b.md'")
    }

    // MARK: A file that grows

    @Test func aStreamedFileHoldsNothingBack() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a/file"
        try Data("older and longer".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.createSymbolicLink(atPath: folder + "/a/link", withDestinationPath: "file")
        let file = try StreamedFile(folder + "/a/link")
        file.write("one\n")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\n")
        file.write("two\n")
        try file.close()
        try file.close()
        file.write("too late")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\ntwo\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/a/link") == "file")
    }

    @Test func aStreamedFileTellsItsFirstFailure() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let full = try StreamedFile("/dev/full")
        full.write("a")
        full.write("b")
        #expect(#expect(throws: EnvironmentError.self) { try full.close() }?.code == .diskFull)
        #expect(#expect(throws: EnvironmentError.self) { try StreamedFile(folder) }?.code == .unwritable)
        #expect(#expect(throws: EnvironmentError.self) { try StreamedFile(folder + "/no/file") }?.code == .unwritable)
    }
}
