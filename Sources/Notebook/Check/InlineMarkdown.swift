import Foundations
import MarkdownTree

/// Inline Markdown that stands by itself, such as a caption: one line, in which nothing begins a list or a heading.
///
/// Raw HTML is kept only where it is a plain pair such as `<sub>…</sub>`, so that no caption can break its page.
package struct InlineMarkdown {
    /// A paragraph with the inlines.
    package let paragraph: MarkdownNode
    /// What looks like markup and was not understood.
    let remarks: [Diagnostic]

    /// A word in front keeps the text from being read as a block.
    private static let prefix = "x "

    /// What a line of Markdown holds, apart from a document.
    package init(_ text: String) {
        // A byte for a byte, so that places stay what they are.
        let line = String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
        let file = SourceFile(path: "caption", text: Self.prefix + line)
        let document = MarkdownDocument.parse(file, dialect: .notebook)
        let root = document.root
        remarks = document.remarks.filter { $0.id != "unknown-footnote" }
        var children = root.children.first?.children ?? []
        var surplus = Self.prefix.count
        while surplus > 0, let first = children.first, case .text(let text) = first.kind {
            let rest = text.dropFirst(surplus)
            surplus -= text.count - rest.count
            children.removeFirst()
            if !rest.isEmpty { children.insert(MarkdownNode(kind: .text(String(rest)), range: first.range), at: 0) }
        }
        paragraph = MarkdownNode(
            kind: .paragraph, range: root.range, children: Self.withFootnotes(Self.withHarmlessHTML(children)))
    }

    /// Plain words as inline Markdown that shows them as they are.
    package static func escaped(_ words: String) -> String {
        words.map { "\\`*_[]<>&#|~$@".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// Where a node stands in the file that the text was taken from: exact where the text stands there letter for
    /// letter.
    package func place(of range: SourceRange, in text: LocatedText) -> SourceRange {
        let length = text.text.utf8.count
        let lower = min(length, max(0, range.lower - Self.prefix.utf8.count))
        return text.range(lower..<min(length, max(lower, range.upper - Self.prefix.utf8.count)))
    }

    private static let harmless: Set = ["sub", "sup", "b", "i", "em", "strong", "code", "kbd", "small", "mark", "var"]

    /// `[^label]` refers to a footnote of the text that the caption belongs to.
    private static func withFootnotes(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
        nodes.flatMap { node -> [MarkdownNode] in
            guard case .text(let text) = node.kind else {
                return [
                    MarkdownNode(
                        kind: node.kind, range: node.range, children: withFootnotes(node.children), label: node.label)
                ]
            }
            var pieces: [MarkdownNode] = []
            var rest = text[...]
            func add(_ kind: MarkdownNode.Kind) { pieces.append(MarkdownNode(kind: kind, range: node.range)) }
            while let open = rest.firstRange(of: "[^") {
                guard let close = rest[open.upperBound...].firstIndex(of: "]") else { break }
                let label = rest[open.upperBound..<close]
                guard !label.isEmpty, !label.contains(where: { $0.isWhitespace || $0 == "[" }) else { break }
                if open.lowerBound > rest.startIndex { add(.text(String(rest[..<open.lowerBound]))) }
                add(.footnoteReference(label: String(label)))
                rest = rest[rest.index(after: close)...]
            }
            if !rest.isEmpty { add(.text(String(rest))) }
            return pieces
        }
    }

    /// Raw HTML that is not one of a pair of harmless tags becomes text.
    private static func withHarmlessHTML(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
        var open: [(name: String, index: Int)] = []
        var isPaired = [Bool](repeating: false, count: nodes.count)
        for (index, node) in nodes.enumerated() {
            guard case .inlineHTML(let html) = node.kind else { continue }
            let name = html.drop { "</".contains($0) }.dropLast().lowercased()
            guard html.hasSuffix(">"), harmless.contains(name) else { continue }
            if !html.hasPrefix("</") {
                open.append((name, index))
            } else if let last = open.last, last.name == name {
                open.removeLast()
                (isPaired[last.index], isPaired[index]) = (true, true)
            }
        }
        return zip(nodes, isPaired).map { node, isPaired in
            if case .inlineHTML(let html) = node.kind, !isPaired {
                return MarkdownNode(kind: .text(html), range: node.range)
            }
            return MarkdownNode(
                kind: node.kind, range: node.range, children: withHarmlessHTML(node.children), label: node.label)
        }
    }
}
