import Foundation
import Testing

/// Holds the `import` lines of the whole package against its table of arrows: which target may import which.
@Suite struct ArrowTests {
    /// The architecture. A change here is a change of design, never a way to make a build pass.
    static let design: [String: [String]] = [
        "Foundations": [],
        "Tensors": ["Foundations", "COpenBLAS"],
        "Raster": ["Foundations", "CLibGD"],
        "Datasets": ["Tensors", "Raster", "Foundations", "CMatIO"],
        "ZeroShot": ["Foundations", "Tensors", "Datasets"],
        "EngineBench": ["Foundations", "Tensors", "Datasets", "ZeroShot"],
        "Plots": ["Foundations", "Raster"],
        "MarkdownTree": ["CCMarkGFM", "Foundations"],
        "Notebook": ["MarkdownTree", "Foundations", "Yams"],
        "Runner": ["Foundations", "Crypto"],
        "Report": ["MarkdownTree", "Notebook", "Foundations"],
        "Experiments": [
            "Foundations", "Tensors", "Raster", "Datasets", "ZeroShot", "EngineBench", "Plots", "MarkdownTree",
            "Notebook",
            "Runner", "Report",
        ],
        "d3gzsl": ["Experiments", "Foundations", "ArgumentParser"],
    ]
    static let libraries: Set = ["CCMarkGFM", "CLibGD", "COpenBLAS", "CMatIO"]
    /// What comes with the language and needs no arrow.
    static let system: Set = [
        "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
    ]

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func manifestStatesTheDesign() throws {
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        var table: [String: [String]] = [:]
        for row in manifest.matches(of: /(?m)^ {4}\(\s*"(\w+)",\s*\[([^\]]*)\]\s*\),$/) {
            table[String(row.1)] = Self.names(in: row.2)
        }
        let executable = try #require(
            manifest.firstMatch(of: /name: "d3gzsl",\s+dependencies: \[([^\]]*)\]/), "the program's own arrows")
        table["d3gzsl"] = Self.names(in: executable.1)
        #expect(table.keys.sorted() == Self.design.keys.sorted())
        for (target, imports) in Self.design { #expect(table[target] == imports, "arrows of \(target)") }
    }

    @Test func everyFolderIsATarget() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Self.libraries.union(Self.design.keys))
    }

    @Test(arguments: design.keys.sorted())
    func targetImportsOnlyWhatItMay(target: String) {
        let allowed = Self.system.union(Self.design[target]!)
        for found in Self.imports[target] ?? [] where !allowed.contains(found.module) {
            Issue.record("\(found.file):\(found.line): \(target) must not import \(found.module)")
        }
    }

    @Test(arguments: libraries.sorted())
    func libraryHasOneImporter(library: String) {
        let importers = Self.imports.filter { $0.value.contains { $0.module == library } }.keys.sorted()
        let expected = Self.design.keys.filter { Self.design[$0]!.contains(library) }
        #expect(expected.count == 1)
        #expect(importers == expected, "importers of \(library)")
    }

    @Test(arguments: libraries.sorted())
    func libraryIsModuleMapAndShim(library: String) throws {
        let folder = Self.root.appending(path: "Sources/\(library)").path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["module.modulemap", "shim.h"])
    }

    @Test(arguments: [
        ("import Tensors", "Tensors"),
        ("  @preconcurrency public import Tensors // why", "Tensors"),
        ("@testable import Tensors", "Tensors"),
        ("@_spi(Kernels) import Tensors", "Tensors"),
        ("internal import struct Tensors.Matrix", "Tensors"),
        ("import Tensors.Kernels", "Tensors"),
        ("import Foundation; import Tensors", "Foundation Tensors"),
        ("// import Tensors", ""),
        ("/// `import Tensors` shows", ""),
        ("let text = \"import Tensors\"", ""),
        ("important(Tensors)", ""),
    ])
    func importLinesAreRecognised(line: String, modules: String) {
        #expect(Self.modules(importedBy: Substring(line)).joined(separator: " ") == modules)
    }

    private struct Import {
        let file: String
        let line: Int
        let module: String
    }

    private static let imports: [String: [Import]] = {
        design.keys.reduce(into: [:]) { $0[$1] = imports(of: $1) }
    }()

    private static func imports(of target: String) -> [Import] {
        let folder = root.appending(path: "Sources/\(target)")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path -> [Import] in
            let source = (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? ""
            // A text over several lines may hold the words of another language.
            var isText = false
            return source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
                .flatMap { line -> [Import] in
                    let marks = Substring(line.element).ranges(of: "\"\"\"").count
                    defer { if marks % 2 == 1 { isText.toggle() } }
                    if isText { return [] }
                    return modules(importedBy: Substring(line.element)).map {
                        Import(file: "Sources/\(target)/\(path)", line: line.offset + 1, module: $0)
                    }
                }
        }
    }

    /// The modules that one line of source imports.
    private static func modules(importedBy line: Substring) -> [String] {
        // Attributes, access levels and `import` itself begin so; most lines are done with here.
        guard let first = line.utf8.first(where: { $0 != UInt8(ascii: " ") }), "@fip".utf8.contains(first) else {
            return []
        }
        return line.split(separator: ";").compactMap { statement in
            var words = statement.split(separator: " ")[...]
            words = words.drop { $0.hasPrefix("@") || accessLevels.contains(String($0)) }
            guard words.popFirst() == "import" else { return nil }
            words = words.drop { kinds.contains(String($0)) }
            return words.first.map { String($0.prefix { $0 != "." }) }
        }
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]

    private static func names(in list: Substring) -> [String] {
        list.matches(of: /"(\w+)"/).map { String($0.1) }
    }
}
