import Foundation
import Testing

/// The launcher, in a project of its own, with a toolchain that only writes down what it is asked for.
@Suite struct LauncherTests {
    private let folder: String
    private var project: String { folder + "/a project" }
    private var source: String { project + "/Sources/Target/File.swift" }

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "d3gzsl-launcher-\(UUID().uuidString)").path
        let files = FileManager.default
        try files.createDirectory(atPath: folder + "/tools", withIntermediateDirectories: true)
        try files.createDirectory(atPath: folder + "/only-find", withIntermediateDirectories: true)
        try files.createDirectory(atPath: project + "/Sources/Target", withIntermediateDirectories: true)
        try files.copyItem(atPath: ArrowTests.root.appending(path: "d3gzsl").path, toPath: project + "/d3gzsl")
        for name in [source, project + "/Package.swift"] { try write("", to: name) }
        let find = try #require(["/usr/bin/find", "/bin/find"].first { files.isExecutableFile(atPath: $0) })
        try files.createSymbolicLink(atPath: folder + "/only-find/find", withDestinationPath: find)
        try write("#!/bin/sh\necho installed\n", to: folder + "/tools/dpkg-query", isProgram: true)
        try write(
            """
            #!/bin/sh
            case $1 in
                --version) echo "Swift version 6.2 (for a test)"; exit ;;
                -*) exit ;;
            esac
            echo "$*" >>'\(folder)/builds'
            while [ "$1" != --scratch-path ]; do shift; done
            mkdir -p "$2/release"
            printf '%s\\n' '#!/bin/sh' 'printf "%s\\n" "$D3GZSL_HOME" "$@"' 'exit 7' >"$2/release/d3gzsl"
            chmod +x "$2/release/d3gzsl"

            """, to: folder + "/tools/swift", isProgram: true)
    }

    private func write(_ text: String, to path: String, isProgram: Bool = false) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        if isProgram { try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
    }

    /// What the program printed that the launcher started.
    private func launch(
        _ arguments: [String] = [], by path: String? = nil, from place: String? = nil, withFindAlone: Bool = false
    ) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [path ?? project + "/d3gzsl"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: place ?? folder)
        let programs = ProcessInfo.processInfo.environment["PATH"] ?? ""
        process.environment = [
            "PATH": withFindAlone ? folder + "/only-find" : "\(folder)/tools:\(programs)",
            "D3GZSL_SWIFT": folder + "/tools/swift", "HOME": folder,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 7, "the program's own code")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private var builds: [String] {
        ((try? String(contentsOfFile: folder + "/builds", encoding: .utf8)) ?? "").split(separator: "\n").map(
            String.init)
    }

    private func age(_ path: String, seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: seconds)], ofItemAtPath: path)
    }

    @Test func itBuildsOnceAndWhenSourcesChange() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try launch(["check", "a b", "-P", "x=$y"]) == [project, "check", "a b", "-P", "x=$y"])
        #expect(builds.count == 1)
        #expect(builds[0].hasPrefix("build --package-path \(project) --scratch-path \(project)/.build "))
        #expect(builds[0].contains(" -c release --product d3gzsl"))
        // Nothing but the shell and one `find`: each program more would cost a millisecond or two.
        #expect(try launch(["a"], withFindAlone: true) == [project, "a"])
        #expect(builds.count == 1)
        // A changed file.
        try age(source, seconds: 60)
        _ = try launch()
        #expect(builds.count == 2)
        try age(source, seconds: -60)
        _ = try launch(withFindAlone: true)
        #expect(builds.count == 2)
        // A file more, or one less.
        try FileManager.default.removeItem(atPath: source)
        try age(project + "/Sources/Target", seconds: 60)
        _ = try launch()
        #expect(builds.count == 3)
    }

    @Test func everyKindOfProcessorHasItsBuild() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try launch()
        let own = try String(contentsOfFile: project + "/.build/d3gzsl.processor", encoding: .utf8)
        #expect(own.hasPrefix("on-") && own.hasSuffix("\n"))
        // As if the build were that of another machine that shares the folder.
        try write("on-avx9\n", to: project + "/.build/d3gzsl.processor")
        try write("#!/bin/sh\nkill -ILL $$\n", to: project + "/.build/release/d3gzsl", isProgram: true)
        #expect(try launch(["a"]) == [project, "a"])
        #expect(builds.count == 2)
        let place = project + "/.build/" + own.dropLast()
        #expect(builds[1].contains(" --scratch-path \(place) "))
        #expect(
            builds.allSatisfy { $0.contains(" --manifest-cache local") }, "a shared cache knows the other processor")
        #expect(try launch(["a"], withFindAlone: true) == [project, "a"])
        #expect(builds.count == 2)
        #expect(
            try String(contentsOfFile: project + "/.build/release/d3gzsl", encoding: .utf8).contains("-ILL"),
            "the other machine's program stays")
        // One that nobody says anything about is not trusted.
        try FileManager.default.removeItem(atPath: project + "/.build/d3gzsl.processor")
        _ = try launch()
        #expect(builds.count == 3)
    }

    @Test func itKnowsItsFolderHoweverItIsCalled() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try launch()
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/tools/d3", withDestinationPath: "../a project/d3gzsl")
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "a project")
        for (path, place) in [
            ("./d3gzsl", project), ("d3gzsl", project), ("../d3gzsl", project + "/Sources"),
            ("a project/d3gzsl", folder), (folder + "/tools/d3", "/"), ("tools/d3", folder), ("link/d3gzsl", folder),
            ("./d3gzsl", folder + "/link"),
        ] {
            let home = try #require(try launch(by: path, from: place).first)
            #expect(URL(fileURLWithPath: home).resolvingSymlinksInPath().path == project, "\(path) in \(place)")
        }
        #expect(builds.count == 1)
    }
}
