import Testing

/// Every public and package declaration says what it is: a comment of three slashes stands above it.
///
/// What fulfils a requirement of a protocol has the requirement's comment, if it has none of its own.
@Suite struct DocumentationTests {
    @Test(arguments: ArrowTests.design.keys.sorted())
    func everyDeclarationIsDocumented(_ target: String) {
        let places = Self.undocumented(in: SwiftSource.all[target] ?? [], Self.conformances)
        if !places.isEmpty {
            Issue.record("\(places.count) without a comment of three slashes:\n\(places.joined(separator: "\n"))")
        }
    }

    @Test func whatIsFound() {
        let source = SwiftSource(
            path: "A/File.swift",
            text: #"""
                /// Said.
                public struct A: P, Codable {
                    public let bare: Int
                    /// Said.
                    @inlinable
                    public var said: String { "public let text: Int // \(bare) {" }
                    public func required() {}
                    public init(from decoder: any Decoder) {}
                    package init(
                        other: Int
                    ) {}
                    private(set) public var counted = 0
                    public private(set) static var shared = 0
                    let inside = """
                        public let text: Int
                        """
                    /* public let old: Int */
                }
                public protocol P: Q {}
                /// Said.
                protocol Q {
                    func required()
                }
                extension A {
                    public static func + (a: A, b: A) -> A { a }
                    func hidden() {}
                }
                """#)
        let found = Self.undocumented(in: [source], Conformances([source]))
        #expect(
            found == [
                "A/File.swift:3: public let bare: Int", "A/File.swift:9: package init(",
                "A/File.swift:12: private(set) public var counted = 0",
                "A/File.swift:13: public private(set) static var shared = 0",
                "A/File.swift:19: public protocol P: Q {}",
                "A/File.swift:25: public static func + (a: A, b: A) -> A { a }",
            ])
    }

    private static let conformances = Conformances(SwiftSource.all.values.flatMap(\.self))

    private static func undocumented(in sources: [SwiftSource], _ conformances: Conformances) -> [String] {
        sources.flatMap { source -> [String] in
            var found: [String] = []
            source.forEachDeclaration { line, declaration, _, inside in
                guard declaration.isVisible, declaration.keyword != "extension" else { return }
                var above = line - 1
                // Attributes stand between a comment and what it is about.
                while above >= 0, source.lines[above].code.drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
                if above >= 0, source.lines[above].isDocumentation { return }
                if let type = inside.last, conformances.requirements(of: type.name).contains(declaration.name) {
                    return
                }
                let code = source.lines[line].code.drop { $0 == " " }
                found.append("\(source.path):\(line + 1): \(code)")
            }
            return found
        }
    }
}

/// What types promise to have, by the names in their headers.
private struct Conformances {
    /// Protocols of the language, of Foundation, and of the library for command lines.
    private static let known: [String: Set<String>] = [
        "CustomStringConvertible": ["description"], "LosslessStringConvertible": ["description", "init(_"],
        "Codable": ["init(from", "encode"], "Decodable": ["init(from"], "Encodable": ["encode"],
        "Equatable": ["=="], "Hashable": ["==", "hash"], "Comparable": ["<"], "Identifiable": ["id"],
        "RawRepresentable": ["rawValue", "init(rawValue"], "CaseIterable": ["allCases"],
        "RandomNumberGenerator": ["next"], "RandomAccessCollection": ["startIndex", "endIndex", "subscript"],
        "IteratorProtocol": ["next"], "Sequence": ["makeIterator"],
        "ExpressibleByStringLiteral": ["init(stringLiteral"], "ExpressibleByIntegerLiteral": ["init(integerLiteral"],
        "ExpressibleByFloatLiteral": ["init(floatLiteral"], "ExpressibleByArrayLiteral": ["init(arrayLiteral"],
        "ExpressibleByDictionaryLiteral": ["init(dictionaryLiteral"],
        "ParsableCommand": ["run", "validate", "configuration", "init("],
    ]

    private var requirements = Self.known
    private var promises: [String: Set<String>] = [:]

    init(_ sources: [SwiftSource]) {
        for source in sources {
            source.forEachDeclaration { _, declaration, header, inside in
                if declaration.keyword == "protocol" { requirements[declaration.name, default: []] = [] }
                if SwiftSource.Declaration.types.contains(declaration.keyword) {
                    promises[declaration.name, default: []].formUnion(Self.promises(in: header, of: declaration.name))
                } else if let type = inside.last, type.keyword == "protocol" {
                    requirements[type.name, default: []].insert(declaration.name)
                }
            }
        }
    }

    /// Names that a type has because a protocol asks for them.
    func requirements(of type: String) -> Set<String> {
        var (found, seen, open) = (Set<String>(), Set<String>(), [type])
        while let name = open.popLast() {
            guard seen.insert(name).inserted else { continue }
            found.formUnion(requirements[name] ?? [])
            open += promises[name] ?? []
        }
        return found
    }

    /// "struct Name<A: B>: P, any Q & R where …" promises P, Q and R.
    private static func promises(in header: String, of name: String) -> [String] {
        guard let start = header.range(of: name) else { return [] }
        var (rest, depth) = ("", 0)
        for sign in header[start.upperBound...] {
            if sign == "<" { depth += 1 }
            if depth == 0 { rest.append(sign) }
            if sign == ">" { depth -= 1 }
        }
        guard let colon = rest.firstIndex(of: ":") else { return [] }
        let list = rest[rest.index(after: colon)...].split(separator: " where ", maxSplits: 1).first ?? ""
        return list.split { ",&".contains($0) }.map { part in
            String(part.split { " .".contains($0) }.last ?? "")
        }
    }
}
