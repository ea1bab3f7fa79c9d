import Foundations
import MarkdownTree

/// Reads the `d3gzsl` blocks of a document.
struct BlockReader {
    private let document: MarkdownDocument
    private let language: Language
    private(set) var drafts: [BlockDraft] = []
    private(set) var cells = CellDirectory()

    init(_ document: MarkdownDocument, language: Language) {
        self.document = document
        self.language = language
    }

    mutating func read(_ parameters: inout ParameterTable, diagnostics: inout [Diagnostic]) {
        for node in document.root.children {
            guard case .codeBlock(let info, let literal) = node.kind else {
                Self.warnOfNested(node, &diagnostics)
                continue
            }
            if node.isNotebookBlock {
                drafts.append(draft(of: node, literal, &parameters, &diagnostics))
            } else {
                Self.warnOfMisspelt(node, info, &diagnostics)
            }
        }
    }

    private mutating func draft(
        of node: MarkdownNode, _ literal: String, _ parameters: inout ParameterTable, _ diagnostics: inout [Diagnostic]
    ) -> BlockDraft {
        let head = FenceHead(node.range)
        let kind = kind(of: head, &diagnostics)
        let name = name(of: head, kind, &diagnostics)
        let line = document.file.line(utf8Offset: node.range.lower)
        let isClosed = Self.isClosed(node, head)
        var body: LocatedValue?
        if isClosed {
            let (value, problems) = YAMLReader.read(YAMLText(fence: literal, in: document.file, firstLine: line + 1))
            diagnostics += problems
            body = value.map { parameters.fill($0, diagnostics: &diagnostics) }
        } else {
            let marks = head.isTilde ? "tildes" : "backticks"
            diagnostics.append(
                .error(
                    "unclosed-block", "this block never ends", at: head.range,
                    hint: "close it with as many \(marks) as open it"))
        }
        if let kind, let found = body { body = Self.checkForm(of: found, kind, head, &diagnostics) }
        var isNamed = false
        if let name {
            let other = cells.add(.init(name: name.value, kind: kind, range: name.range))
            isNamed = other == nil
            if let other {
                diagnostics.append(
                    .error(
                        "duplicate-cell", "there are two blocks '\(name.value)'", at: name.range,
                        hint: "give one of them another name",
                        notes: [.init("the first stands here", range: other.range)]))
            }
        }
        return BlockDraft(
            name: isNamed ? name?.value ?? "" : "\(kind?.name ?? "block")-\(line)", isNamed: isNamed, kind: kind,
            source: literal, range: node.range,
            headRange: head.range, body: body)
    }

    private func kind(of head: FenceHead, _ diagnostics: inout [Diagnostic]) -> BlockKind? {
        let kinds = language.blockKinds.map(\.name)
        guard let word = head.words.first else {
            diagnostics.append(
                .error(
                    "missing-kind", "a d3gzsl block needs a kind", at: head.range,
                    hint: "write 'd3gzsl KIND NAME'; kinds are \(UnknownName.enumeration(kinds))"))
            return nil
        }
        if let kind = language.blockKind(word.value) { return kind }
        diagnostics.append(
            UnknownName.error(
                "unknown-kind", "there is no block kind '\(word.value)'", name: word.value, at: word.range,
                known: kinds, listing: "kinds are",
                otherwise: "no kinds are defined"))
        return nil
    }

    private func name(of head: FenceHead, _ kind: BlockKind?, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
        if head.words.count > 2 {
            diagnostics.append(
                .error(
                    "block-head", "'\(head.words[2].value)' has no meaning after the name of a block",
                    at: head.words[2].range,
                    hint: "write 'd3gzsl KIND NAME'; everything else is an option in the block"))
        }
        guard head.words.count > 1 else {
            if let kind, kind.isNameRequired {
                diagnostics.append(
                    .error(
                        "missing-name", "a \(kind.name) block needs a name", at: head.range,
                        hint: "write 'd3gzsl \(kind.name) NAME', so that others can refer to it"))
            }
            return nil
        }
        let name = head.words[1]
        guard NotebookSyntax.isName(name.value) else {
            diagnostics.append(
                .error(
                    "invalid-name", "'\(name.value)' cannot be the name of a block", at: name.range,
                    hint: NotebookSyntax.nameHint))
            return nil
        }
        return name
    }

    /// An empty body is an empty map or list; one of the wrong form is an error.
    private static func checkForm(
        of body: LocatedValue, _ kind: BlockKind, _ head: FenceHead, _ diagnostics: inout [Diagnostic]
    ) -> LocatedValue? {
        switch (kind.body, body.content) {
        case (_, .unknown): return nil
        case (.options, .map), (.expectations, .list): return body
        case (.options, .scalar(.null, _)): return LocatedValue(LocatedValue.Content.map([]), at: body.range)
        case (.expectations, .scalar(.null, _)):
            diagnostics.append(
                .warning(
                    "empty-block", "this \(kind.name) block expects nothing", at: head.range,
                    hint: "write one comparison a line: '- full.H > base.H'"))
            return LocatedValue(LocatedValue.Content.list([]), at: body.range)
        case (.options, _):
            diagnostics.append(
                .error(
                    "wrong-type", "a \(kind.name) block holds options, not \(body.value.kindName)", at: body.range,
                    hint: "write 'name: value', one a line"))
            return nil
        case (.expectations, _):
            diagnostics.append(
                .error(
                    "wrong-type", "the \(kind.name) block holds a list of comparisons, not \(body.value.kindName)",
                    at: body.range, hint: "begin each with '- ', as in '- full.H > base.H'"))
            return nil
        }
    }

    /// cmark ends an unclosed fence at the end of the file.
    private static func isClosed(_ node: MarkdownNode, _ head: FenceHead) -> Bool {
        let file = node.range.file
        let first = file.line(utf8Offset: node.range.lower)
        let last = file.line(utf8Offset: node.range.upper)
        return last > first && head.isClosing(file.lineText(last))
    }

    private static func warnOfNested(_ node: MarkdownNode, _ diagnostics: inout [Diagnostic]) {
        var found: [SourceRange] = []
        node.forEachDescendant { if $0.isNotebookBlock { found.append($0.range) } }
        diagnostics += found.map {
            .warning(
                "nested-block", "a d3gzsl block within a list or quotation is not run", at: FenceHead($0).range,
                hint: "move it out, to the left margin")
        }
    }

    private static func warnOfMisspelt(_ node: MarkdownNode, _ info: String, _ diagnostics: inout [Diagnostic]) {
        guard let word = info.split(whereSeparator: \.isWhitespace).first,
            Suggestion.closest(to: String(word), among: ["d3gzsl"]) != nil
        else { return }
        diagnostics.append(
            .warning(
                "misspelt-block", "'\(word)' blocks are not run", at: FenceHead(node.range).range,
                hint: "did you mean 'd3gzsl'?"))
    }
}
