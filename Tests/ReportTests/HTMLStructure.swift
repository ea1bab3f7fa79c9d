/// A small reader of HTML that finds what is not well formed: elements left open, closed twice or crossed, attributes
/// given twice, identifiers used twice, references to nothing.
struct HTMLStructure {
    private(set) var problems: [String] = []
    private(set) var identifiers: [String] = []
    /// Start tags in order: name and attributes.
    private(set) var elements: [(name: String, attributes: [String: String])] = []

    private static let empty: Set = ["img", "br", "hr", "input", "source", "meta"]

    init(_ html: String) {
        var open: [String] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            check(text: rest[..<start])
            rest = rest[start...]
            if rest.hasPrefix("<!") {
                rest = rest[(rest.firstIndex(of: ">").map(rest.index(after:)) ?? rest.endIndex)...]
                continue
            }
            guard let end = Self.endOfTag(rest) else {
                problems.append("a tag does not end: \(rest.prefix(30))")
                return
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                if open.last == name {
                    open.removeLast()
                } else {
                    problems.append("</\(name)> closes \(open.last ?? "nothing")")
                }
            } else {
                let isClosed = tag.hasSuffix("/")
                let name = readStart(isClosed ? tag.dropLast() : tag)
                if name == "style", let close = rest.range(of: "</style>") { rest = rest[close...] }
                if !isClosed { open.append(name) }
                if isClosed && !Self.empty.contains(name) && name != "mspace" {
                    problems.append("<\(name)/> is not empty in HTML")
                }
            }
        }
        check(text: rest)
        problems += open.map { "<\($0)> is left open" }
        let twice = Dictionary(grouping: identifiers, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        problems += twice.map { "id \($0) stands twice" }
        for element in elements {
            for name in ["aria-labelledby", "href"] {
                guard let value = element.attributes[name], name != "href" || value.hasPrefix("#") else { continue }
                let target = name == "href" ? String(value.dropFirst()) : value
                if !identifiers.contains(target) { problems.append("\(name) leads to \(target), which is not there") }
            }
        }
    }

    private mutating func check(text: Substring) {
        if text.contains(">") { problems.append("a bare > in \(text.prefix(40))") }
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            if part.prefixMatch(of: /(\w+|#\d+|#x[0-9A-Fa-f]+);/) == nil {
                problems.append("a bare & before \(part.prefix(10))")
            }
        }
    }

    private mutating func readStart(_ tag: Substring) -> String {
        let name = String(tag.prefix { !$0.isWhitespace })
        var attributes: [String: String] = [:]
        for match in tag.dropFirst(name.count).matches(of: /([\w-]+)(?:="([^"]*)")?/) {
            let key = String(match.output.1)
            if attributes[key] != nil { problems.append("<\(name)> has \(key) twice") }
            attributes[key] = String(match.output.2 ?? "")
        }
        let blank = tag.dropFirst(name.count).replacing(/[\w-]+(="[^"]*")?/, with: "")
        if !blank.allSatisfy(\.isWhitespace) { problems.append("odd attributes in <\(tag)>") }
        if let identifier = attributes["id"] {
            identifiers.append(identifier)
            if identifier.isEmpty || identifier.contains(where: \.isWhitespace) {
                problems.append("id '\(identifier)'")
            }
        }
        elements.append((name, attributes))
        return name
    }

    private static func endOfTag(_ html: Substring) -> Substring.Index? {
        var isQuoted = false
        for index in html.indices {
            if html[index] == "\"" { isQuoted.toggle() }
            if html[index] == ">", !isQuoted { return index }
        }
        return nil
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Index? {
        ranges(of: text).first?.lowerBound
    }
}
