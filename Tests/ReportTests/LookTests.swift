import Foundation
import Testing

@testable import Report

/// Pages to look at: written to the folder named by `D3GZSL_PAGES`, with `D3GZSL_FIGURE` in place of its figure.
@Suite(
    .enabled(if: ProcessInfo.processInfo.environment["D3GZSL_PAGES"] != nil, "D3GZSL_PAGES names no folder for pages"))
struct LookTests {
    @Test func writePages() throws {
        let environment = ProcessInfo.processInfo.environment
        let folder = URL(filePath: try #require(environment["D3GZSL_PAGES"]))
        let picture =
            try environment["D3GZSL_FIGURE"].map { try [UInt8](Data(contentsOf: URL(filePath: $0))) } ?? Fixtures.pixel
        let page = ReportPage.html(Fixtures.document(figure: Fixtures.figure(light: picture, dark: nil)))
        try page.write(to: folder.appending(path: "report.html"), atomically: true, encoding: .utf8)
        let unfolded = page.replacingOccurrences(of: "<details", with: "<details open")
        try unfolded.write(to: folder.appending(path: "unfolded.html"), atomically: true, encoding: .utf8)
        let index = SiteIndex(
            summary: "Tables and figures of the paper, made again.",
            entries: [
                SiteIndex.Entry(
                    title: "What distillation adds",
                    summary: "Each term of D³GZSL, one at a time, on the built-in data set.",
                    destination: "report.html", status: "1 cell failed", held: 7, missed: 1, undecided: 1,
                    thumbnail: picture),
                SiteIndex.Entry(
                    title: "Baselines", summary: "Closed-form methods.", destination: "baselines.html", held: 3),
            ])
        let text = index.html()
        try text.write(to: folder.appending(path: "index.html"), atomically: true, encoding: .utf8)
        #expect(try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8) == text)
    }
}
