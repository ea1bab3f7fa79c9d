import Foundations

/// The YAML between the `---` lines at the top of a file, not yet read.
package struct FrontMatterText: Sendable, Hashable {
    /// The text between the fences.
    package let yaml: String
    /// Of the YAML, without the fences.
    package let range: SourceRange

    /// The text between the fences, and where it stands.
    package init(yaml: String, range: SourceRange) {
        self.yaml = yaml
        self.range = range
    }
}

extension FrontMatterText {
    /// Front matter begins with `---` on the first line, is not empty there, and ends with `---` or `...`.
    /// - Returns: The text and the first line after it; `nil` if there is none or it never ends.
    static func find(in file: SourceFile) -> (text: FrontMatterText, nextLine: Int)? {
        guard isFence(file, line: 1, "---"), file.lineCount > 1, !isBlank(file, line: 2) else { return nil }
        for line in 2...file.lineCount where isFence(file, line: line, "---") || isFence(file, line: line, "...") {
            let range = SourceRange(
                file: file, lower: file.lineRange(2).lowerBound, upper: file.lineRange(line).lowerBound)
            return (FrontMatterText(yaml: range.text, range: range), line + 1)
        }
        return nil
    }

    private static func isFence(_ file: SourceFile, line: Int, _ fence: String) -> Bool {
        let bytes = file.bytes[file.lineRange(line)]
        return bytes.starts(with: fence.utf8)
            && bytes.dropFirst(fence.utf8.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private static func isBlank(_ file: SourceFile, line: Int) -> Bool {
        file.bytes[file.lineRange(line)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}
