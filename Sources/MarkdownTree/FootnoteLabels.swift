import Foundations

/// The labels of the footnotes that a text defines.
///
/// cmark drops definitions that nothing in the text refers to, but a caption may. So the lines of the front matter,
/// which cmark sees empty, refer to all of them, and what that adds is taken out of the tree again.
struct FootnoteLabels {
    private(set) var all: Set<String> = []
    private var written: [String] = []

    init(in file: SourceFile, from firstLine: Int) {
        guard firstLine <= file.lineCount else { return }
        for line in firstLine...file.lineCount {
            let bytes = file.bytes[file.lineRange(line)].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
            guard bytes.starts(with: "[^".utf8), let close = bytes.firstIndex(of: UInt8(ascii: "]")),
                close + 1 < bytes.endIndex, bytes[close + 1] == UInt8(ascii: ":")
            else { continue }
            let label = String(decoding: bytes[(bytes.startIndex + 2)..<close], as: UTF8.self)
            guard !label.isEmpty, !label.contains(where: { $0.isWhitespace || "[]`<>\\".contains($0) }) else {
                continue
            }
            if all.insert(label.lowercased()).inserted { written.append(label) }
        }
    }

    /// The tree of a text whose lines before `firstLine` are empty.
    func tree(of text: [UInt8], firstLine: Int) -> RawNode {
        // A line with the references and an empty one.
        guard !written.isEmpty, firstLine > 2 else { return CMark.tree(of: text, footnotes: true) }
        let references = written.map { "[^\($0)]" }.joined(separator: " ")
        var root = CMark.tree(of: Array(references.utf8) + text, footnotes: true)
        if let first = root.children.first, first.start.line == 1 { root.children.removeFirst() }
        return root
    }
}
