import Foundations
import MarkdownTree

/// Reads a notebook and collects all that is wrong with it. No step stops at what an earlier one found.
struct NotebookChecker {
    private let file: SourceFile
    private let language: Language
    private let isQuick: Bool
    private let overrides: [ParameterOverride]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ file: SourceFile, language: Language, isQuick: Bool, overrides: [ParameterOverride]) {
        self.file = file
        self.language = language
        self.isQuick = isQuick
        self.overrides = overrides
    }

    /// The plan; `nil` after an error.
    mutating func check() -> NotebookPlan? {
        let document = MarkdownDocument.parse(file)
        diagnostics += document.remarks
        let reader = FrontMatterReader(document, diagnostics: &diagnostics)
        var parameters = ParameterTable(
            reader.parameters(diagnostics: &diagnostics), quick: reader.quickParameters(diagnostics: &diagnostics),
            isQuick: isQuick, overrides: overrides,
            diagnostics: &diagnostics)
        let frontMatter = reader.frontMatter(&parameters, diagnostics: &diagnostics)
        if reader.lacksTitle { warnOfTitle(document) }

        var blocks = BlockReader(document, language: language)
        blocks.read(&parameters, diagnostics: &diagnostics)
        let inheritance = Inheritance.resolve(blocks.drafts, cells: blocks.cells)
        diagnostics += inheritance.diagnostics
        let checker = CellChecker(cells: blocks.cells)
        let checked = zip(blocks.drafts, inheritance.blocks).map { checker.check($0, $1, &parameters, &diagnostics) }
        let cells = cells(blocks.drafts, checked)

        var prose = ProseChecker(language: language, cells: blocks.cells)
        let labels = blocks.drafts.compactMap { draft in
            CellChecker.label(of: draft).map { Located($0, at: draft.headRange) }
        }
        let texts = frontMatter.prose + checked.flatMap { $0.cell?.prose ?? [] }
        prose.check(document, texts: texts, cellLabels: labels, &parameters, &diagnostics)
        diagnostics += parameters.unusedWarnings

        // What several blocks inherit is wrong in one place.
        diagnostics = diagnostics.unique
        guard !diagnostics.hasErrors, let cells else { return nil }
        return NotebookPlan(
            file: file, frontMatter: frontMatter, document: document, cells: cells.cells, order: cells.order,
            inlineValues: prose.inlineValues,
            prose: texts, parameters: parameters.parameters, isQuick: isQuick)
    }

    /// Cells with what they need, and the order of work; `nil` if that cannot be told.
    private mutating func cells(
        _ drafts: [BlockDraft], _ checked: [CellChecker.Outcome]
    ) -> (cells: [Cell], order: [Int])? {
        let indices = Dictionary(
            drafts.enumerated().filter { $1.isNamed }.map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let needs = checked.map { outcome in
            outcome.needs.compactMap { need in indices[need.value].map { WorkOrder.Need(index: $0, range: need.range) }
            }
        }
        let work = WorkOrder(drafts.map(\.name), needs: needs)
        diagnostics += work.diagnostics
        guard work.diagnostics.isEmpty, !checked.contains(where: { $0.cell == nil }) else { return nil }
        var names = Set(indices.keys)
        let cells = zip(checked, needs).compactMap { outcome, needs in
            outcome.cell.map { cell in
                let dependencies = Set(needs.map(\.index)).sorted().map { drafts[$0].name }
                return cell.with(
                    name: cell.isNamed ? cell.name : Self.free(cell.name, &names), dependencies: dependencies)
            }
        }
        return (cells, work.order)
    }

    /// A name that no other cell has.
    private static func free(_ name: String, _ names: inout Set<String>) -> String {
        var free = name
        while !names.insert(free).inserted { free += "-" }
        return free
    }

    private mutating func warnOfTitle(_ document: MarkdownDocument) {
        guard document.dialect == .notebook else { return }
        let place = document.frontMatter?.range ?? document.file.range
        diagnostics.append(
            .warning(
                "missing-title", "this notebook has no title",
                at: SourceRange(file: document.file, lower: place.lower, upper: place.lower),
                hint: document.frontMatter == nil
                    ? "begin the file with the lines '---', 'title: …' and '---'" : "add 'title: …' here"))
    }
}

extension Cell {
    fileprivate func with(name: String, dependencies: [String]) -> Cell {
        Cell(
            name: name, isNamed: isNamed, kind: kind, options: options, optionRanges: optionRanges, source: source,
            range: range, headRange: headRange,
            dependencies: dependencies, expectations: expectations, label: label, prose: prose)
    }
}

extension NotebookPlan {
    /// Reads a notebook and checks all of it, without running anything.
    /// - Parameters:
    ///   - language: The block kinds and formats there are.
    ///   - isQuick: Whether the parameters have the values that the front matter gives them below `quick`.
    ///   - overrides: Values of parameters from outside; of two for one name the later counts.
    /// - Returns: Everything that is wrong, at once, and the plan if none of it is an error.
    package static func check(
        _ file: SourceFile, language: Language, isQuick: Bool = false, overrides: [ParameterOverride] = []
    ) -> (plan: NotebookPlan?, diagnostics: [Diagnostic]) {
        var checker = NotebookChecker(file, language: language, isQuick: isQuick, overrides: overrides)
        let plan = checker.check()
        return (checker.diagnostics.hasErrors ? nil : plan, checker.diagnostics)
    }
}
