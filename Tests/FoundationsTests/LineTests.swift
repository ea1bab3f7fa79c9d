import Foundation
import Testing

/// No line of the package is longer than a page of code is wide, texts and comments included.
@Suite struct LineTests {
    private static let width = 120

    @Test(arguments: ["Sources", "Tests"])
    func everyLineFits(_ folder: String) throws {
        let root = ArrowTests.root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let long = try paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
            Self.long(try String(contentsOf: root.appending(path: path), encoding: .utf8)).map {
                "\(folder)/\(path):\($0)"
            }
        }
        if !long.isEmpty { Issue.record("longer than \(Self.width) characters:\n\(long.joined(separator: "\n"))") }
    }

    @Test func whatIsFound() {
        let fitting = String(repeating: "é", count: Self.width)
        #expect(Self.long("\(fitting)\n\(fitting)x\n\n\(fitting)").elementsEqual([2]))
    }

    /// The numbers of long lines, counted from 1.
    private static func long(_ text: String) -> [Int] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            // Counting characters takes time, and no line has more of them than bytes.
            .filter { $1.count > width && Substring($1).count > width }.map { $0.offset + 1 }
    }
}
