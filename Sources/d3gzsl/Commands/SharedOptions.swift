import ArgumentParser
import Experiments
import Foundation
import Foundations

/// Where the program keeps and finds things.
struct Folders {
    /// The project's folder, as the launcher says; otherwise the current one.
    static var home: String { FilePath.resolved(project ?? ".") }
    /// The project's folder, if the launcher has started the program.
    static var project: String? { ProcessInfo.processInfo.environment["D3GZSL_HOME"] }
    static var store: String { ProcessInfo.processInfo.environment["D3GZSL_STORE"] ?? home + "/.d3gzsl" }
}

/// Where results and converted data sets are kept.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Keep results and converted data sets here. Default: $D3GZSL_STORE, or .d3gzsl in the project.",
            valueName: "folder"))
    var store: String?

    var folder: String { store ?? Folders.store }
}

/// Where data sets come from.
struct DataOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("A folder with one folder a data set. Default: $D3GZSL_DATA.", valueName: "folder"))
    var dataRoot: String?

    @OptionGroup var store: StoreOptions

    var laboratory: Laboratory {
        Laboratory(dataRoot: dataRoot ?? ProcessInfo.processInfo.environment["D3GZSL_DATA"], folder: store.folder)
    }
}

/// Which notebooks, with which parameters.
struct NotebookOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Notebooks, or folders of them. Default: the project's Notebooks.", valueName: "notebook"))
    var notebooks: [String] = []

    @Option(
        name: [.customShort("P"), .customLong("parameter")],
        help: ArgumentHelp("Another value for a parameter of the notebook.", valueName: "name=value"))
    var parameters: [String] = []

    @Flag(
        name: .long,
        help: ArgumentHelp(
            "Give parameters the values that the notebooks have below 'quick' in their front matter: fewer seeds, "
                + "fewer epochs.")
    )
    var quick = false

    @OptionGroup var data: DataOptions

    func values() throws -> [(name: String, value: String)] {
        try parameters.map { text in
            guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
                throw ValidationError("'-P \(text)' is not of the form name=value")
            }
            return (String(text[..<sign]), String(text[text.index(after: sign)...]))
        }
    }

    /// The notebooks, read and checked; what is wrong is printed.
    /// - Parameter writesReports: whether every notebook needs a place for its report.
    func checked(_ settings: RunSettings, writesReports: Bool) throws -> CheckedNotebooks {
        let checked = CheckedNotebooks(settings, in: data.laboratory.workspace, writesReports: writesReports)
        Console.complain(unlessEmpty: checked.text(color: Console.hasColor))
        guard !checked.hasErrors else { throw ExitCode(2) }
        return checked
    }

    func checked() throws -> CheckedNotebooks {
        try checked(
            RunSettings(notebooks: try files(), parameters: try values(), isQuick: quick, project: Folders.project),
            writesReports: false)
    }

    /// Folders stand for the Markdown files in them.
    func files() throws -> [String] {
        let given = notebooks.isEmpty ? [Self.shortened(Folders.home + "/Notebooks")] : notebooks
        return try given.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                return [path]
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
                $0.hasSuffix(".md") && !$0.hasPrefix(".")
            }.sorted()
            guard !names.isEmpty else { throw ValidationError("there are no notebooks (*.md) in \(path)") }
            return names.map { (path as NSString).appendingPathComponent($0) }
        }
    }

    /// As seen from the current folder where it lies below it.
    static func shortened(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
}
