import Foundations
import Report

/// The labelled tables and figures of a report as files of their own, for papers and slides:
/// `tbl-NAME.csv`, `.tex` (booktabs) and `.json`, `fig-NAME.png`.
struct ReportExports {
    let document: ReportDocument

    /// Writes them below `output`, in a folder with the report's name. Without any there is no folder.
    func write(to output: ReportFolder, name: String) throws(EnvironmentError) {
        let files = document.blocks.flatMap(Self.files)
        guard !files.isEmpty else { return }
        let folder = try output.folder(name)
        for file in files { try folder.write(file.content, to: file.name) }
    }

    private static func files(_ block: ReportBlock) -> [(name: String, content: [UInt8])] {
        switch block {
        case .table(let table):
            guard let label = table.label else { return [] }
            return [("csv", table.csv()), ("tex", table.latex()), ("json", table.json())].map {
                ("\(label).\($0.0)", Array($0.1.utf8))
            }
        case .figure(let figure):
            guard let label = figure.label else { return [] }
            return [(label + ".png", figure.light)]
        default:
            return []
        }
    }
}
