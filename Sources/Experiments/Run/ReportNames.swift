import Foundations
import Report

/// Which report each notebook becomes, and what stands in the way of it.
///
/// A report bears its notebook's name. Two notebooks of one name never share a report: in one run that is refused, and
/// a report that another notebook has left in the folder is not written over. The page says which notebook it was made
/// from, by the way from the page to the notebook, so that the two may be moved together.
package struct ReportNames {
    let folder: ReportFolder

    /// The reports that stand in a folder.
    package init(output: String) { folder = ReportFolder(path: output) }

    /// The name of a notebook's report, without extension. The index of the site keeps the name `index` for itself.
    static func stem(of notebook: String) -> String {
        let stem = NotebookFile(path: notebook).stem
        return stem == index ? "index-report" : stem
    }

    private static let index = "index"
    /// The file name of the page that leads to all reports.
    static let indexPage = index + ".html"
    static func page(of notebook: String) -> String { stem(of: notebook) + ".html" }

    /// What a report's page says of its notebook.
    func source(of notebook: String) -> String { FilePath.relative(notebook, to: folder.path) }

    // MARK: Problems

    /// Why the reports of these notebooks cannot all be written to one folder, whichever it is.
    package static func clashes(of notebooks: [String]) -> [Diagnostic] {
        var taken: [String: String] = [indexPage: "the index of the reports"]
        return notebooks.compactMap { notebook -> Diagnostic? in
            // The page, and the folder of its exported tables and figures.
            for name in [page(of: notebook), stem(of: notebook)] {
                guard let other = taken.updateValue(notebook, forKey: name) else { continue }
                return .error(
                    "same-report", "\(other) and \(notebook) would both become \(name)", at: nil,
                    hint: "rename one of them, or run them apart with another folder for one: -o FOLDER")
            }
            return nil
        }
    }

    /// Why the reports of these notebooks cannot be written to this folder.
    package func problems(for notebooks: [String]) -> [Diagnostic] {
        let clashes = Self.clashes(of: notebooks)
        return clashes.isEmpty ? notebooks.compactMap(problem) : clashes
    }

    private func problem(with notebook: String) -> Diagnostic? {
        let path = FilePath.joined(folder.path, Self.page(of: notebook))
        if FilePath.resolved(path) == FilePath.resolved(notebook) {
            return .error(
                "report-over-notebook", "the report of \(notebook) would take the place of the notebook", at: nil,
                hint: "give another folder for reports: -o FOLDER")
        }
        if let other = otherNotebook(at: path, than: notebook) {
            return .error(
                "report-of-another", "\(path) is the report of \(other), and \(notebook) has the same name", at: nil,
                hint: "give another folder for reports with -o FOLDER, rename the notebook, or remove the report")
        }
        // The folder of exported tables and figures is made at the end of a run: it must have a place, too.
        let exports = FilePath.joined(folder.path, Self.stem(of: notebook))
        do throws(EnvironmentError) {
            if Folder.exists(folder.path) { try AtomicFile(path).check() }
            if FileBytes.exists(exports), !Folder.exists(exports) {
                throw EnvironmentError(
                    .notAFolder, "tables and figures of the report need a folder of this name, and a file has it",
                    path: exports)
            }
            return nil
        } catch {
            return .error("report-without-place", error.description, at: nil, hint: "give another folder: -o FOLDER")
        }
    }

    /// The notebook that the page at a path was made from, where that is still there and another one.
    private func otherNotebook(at path: String, than notebook: String) -> String? {
        guard FileBytes.isRegular(path), let head = try? FileBytes.read(path, atMost: 1 << 16),
            let source = ReportSource.read(from: String(decoding: head, as: UTF8.self))
        else { return nil }
        let other = FilePath.joined(folder.path, source)
        guard FileBytes.exists(other), FilePath.resolved(other) != FilePath.resolved(notebook) else { return nil }
        return FilePath.resolved(other)
    }
}
