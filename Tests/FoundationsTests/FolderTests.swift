import Testing

/// Inside a target, folders use each other one way only: a type of one folder names types of folders before it, never
/// behind it.
@Suite struct FolderTests {
    /// The folders of every target, each after those that it may use; "." is what lies in no folder.
    static let design: [String: [String]] = [
        "Foundations": [".", "Numbers", "Statistics"],
        "Tensors": ["Memory", "Kernels", "Random", "Threads", "LinearAlgebra", "Tape", "Operations", "SafeTensors"],
        "Raster": [".", "Text"],
        "Datasets": ["Files", "Data", "Formats", "BuiltIn", "Cache", "."],
        "EngineBench": ["."],
        "Plots": ["Text", "Description", "Scene", "Scales", "Figure", "Layout", "Marks"],
        "MarkdownTree": ["."],
        "Notebook": ["Values", "YAML", "Expressions", "Language", "Plan", "Check"],
        "Runner": [".", "Progress"],
        "Report": [
            "HTML", "Style", "Math", "Highlighting", "Bibliography", "Markdown", "Document", "Tables", "Index",
            "Results", "Page", "Site", "Checks",
        ],
        "ZeroShot": [
            "Problem", "Evaluation", "Classifiers", "Baselines", "Teacher", "Scores", "Student", "Methods", "Training",
            "Strategies", "Analysis",
        ],
        "Experiments": ["Study", "Results", "Kinds", "Views", ".", "Run"],
        "d3gzsl": ["Terminal", "Commands", "."],
    ]

    @Test func everyFolderHasItsPlace() {
        #expect(Set(Self.design.keys) == Set(ArrowTests.design.keys))
        for (target, order) in Self.design {
            let folders = Set((SwiftSource.all[target] ?? []).map(\.folder))
            #expect(folders == Set(order), "folders of \(target)")
            #expect(Set(order).count == order.count, "folders of \(target)")
        }
    }

    @Test(arguments: design.keys.sorted())
    func namesPointOneWay(_ target: String) throws {
        let order = try #require(Self.design[target])
        let found = Self.wrongWays(in: SwiftSource.all[target] ?? [], order)
        if !found.isEmpty { Issue.record("\(found.joined(separator: "\n"))") }
    }

    @Test func whatIsFound() {
        let sources = [
            SwiftSource(
                path: "T/Low/A.swift",
                text: """
                    struct A {}
                    // High
                    let text = \"""
                        High \\
                        and low
                        \"""
                    extension A { var high: [High]? { nil } }

                    """),
            SwiftSource(
                path: "T/High/High.swift", text: "struct High { let a: A; struct A2 {} }\nprivate struct Low {}"),
            SwiftSource(path: "T/Low/B.swift", text: "struct B { let low: Low, inner: A2 }\nlet text = \"\\(High())\""),
        ]
        #expect(
            Self.wrongWays(in: sources, ["Low", "High"]) == [
                "T/Low/A.swift:7: Low must not use High of High", "T/Low/B.swift:2: Low must not use High of High",
            ])
        #expect(Self.wrongWays(in: sources, ["High", "Low"]) == ["T/High/High.swift:1: High must not use A of Low"])
    }

    private static func wrongWays(in sources: [SwiftSource], _ order: [String]) -> [String] {
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        // A name that several folders declare says nothing.
        var home: [String: Set<String>] = [:]
        for source in sources {
            source.forEachDeclaration { _, declaration, _, inside in
                guard inside.isEmpty, !declaration.isPrivate, declaration.keyword != "extension",
                    SwiftSource.Declaration.types.contains(declaration.keyword)
                else { return }
                home[declaration.name, default: []].insert(source.folder)
            }
        }
        return sources.flatMap { source -> [String] in
            guard let own = rank[source.folder] else { return [] }
            var seen: Set<String> = []
            return source.lines.enumerated().flatMap { index, line in
                line.code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.compactMap { word -> String? in
                    guard word.first?.isUppercase == true, let homes = home[String(word)], homes.count == 1,
                        let folder = homes.first, let other = rank[folder], other > own,
                        seen.insert(String(word)).inserted
                    else { return nil }
                    return "\(source.path):\(index + 1): \(source.folder) must not use \(word) of \(folder)"
                }
            }
        }
    }
}
