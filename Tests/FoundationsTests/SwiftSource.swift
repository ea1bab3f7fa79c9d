import Foundation

/// A file of Swift, line by line, without the texts and comments in it: enough to find declarations and names, without
/// a compiler.
struct SwiftSource {
    struct Line {
        /// What is left when comments and the contents of literals are gone.
        var code = ""
        /// Whether it is, or ends with, a comment of three slashes.
        var isDocumentation = false
    }

    /// Below `Sources`.
    let path: String
    let lines: [Line]

    /// The files of every target.
    static let all = Dictionary(uniqueKeysWithValues: ArrowTests.design.keys.map { ($0, files(of: $0)) })

    /// The files of a target, by path.
    private static func files(of target: String) -> [SwiftSource] {
        let folder = ArrowTests.root.appending(path: "Sources/\(target)")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? ""
            return SwiftSource(path: "\(target)/\(path)", text: text)
        }
    }

    init(path: String, text: String) {
        self.path = path
        lines = Self.lines(of: text)
    }

    /// The folder of the target that the file lies in; "." for the target's own.
    var folder: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : "."
    }

    private enum State: Equatable {
        case comment
        case text(quotes: Int, hashes: Int)
        /// Code inside a literal, with the round brackets that are open in it.
        case interpolation(Int)
    }

    private static let signs = Set("/*\"\\#()".utf8)

    private static func lines(of text: String) -> [Line] {
        let bytes = Array(text.utf8)
        var (lines, line, code) = ([Line](), Line(), [UInt8]())
        var states: [State] = []
        var index = 0
        func starts(_ word: String, at place: Int) -> Bool {
            var place = place
            for byte in word.utf8 {
                guard place < bytes.count, bytes[place] == byte else { return false }
                place += 1
            }
            return true
        }
        func hashes(at place: Int) -> Int {
            var end = place
            while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
            return end - place
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                line.code = String(decoding: code, as: UTF8.self)
                lines.append(line)
                (line, code) = (Line(), [])
                // A literal of one line ends with it, whatever it was taken for.
                while case .text(quotes: 1, _)? = states.last { states.removeLast() }
                index += 1
                continue
            }
            // Most bytes mean nothing to the state.
            guard Self.signs.contains(byte) else {
                switch states.last {
                case .interpolation, nil: code.append(byte)
                case .comment, .text: break
                }
                index += 1
                continue
            }
            switch states.last {
            case .comment:
                if starts("*/", at: index) { states.removeLast() }
                if starts("/*", at: index) { states.append(.comment) }
                index += starts("*/", at: index) || starts("/*", at: index) ? 2 : 1
            case .text(let quotes, let count):
                let end = String(repeating: "\"", count: quotes) + String(repeating: "#", count: count)
                let escape = "\\" + String(repeating: "#", count: count)
                if starts(escape + "(", at: index) {
                    states.append(.interpolation(1))
                    index += escape.utf8.count + 1
                } else if starts(escape, at: index) {
                    // A line that goes on in the next one is a line all the same.
                    index += escape.utf8.count + (starts(escape + "\n", at: index) ? 0 : 1)
                } else if starts(end, at: index) {
                    states.removeLast()
                    code.append(UInt8(ascii: "\""))
                    index += end.utf8.count
                } else {
                    index += 1
                }
            case .interpolation, nil:
                if starts("//", at: index) {
                    line.isDocumentation = starts("///", at: index)
                    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
                } else if starts("/*", at: index) {
                    states.append(.comment)
                    index += 2
                } else if case let count = hashes(at: index), starts("\"", at: index + count) {
                    let quotes = starts("\"\"\"", at: index + count) ? 3 : 1
                    states.append(.text(quotes: quotes, hashes: count))
                    code.append(UInt8(ascii: "\""))
                    index += count + quotes
                } else {
                    if case .interpolation(let open)? = states.last {
                        let change = byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
                        states[states.count - 1] = .interpolation(open + change)
                        if open + change == 0 { states.removeLast() }
                    }
                    code.append(byte)
                    index += 1
                }
            }
        }
        line.code = String(decoding: code, as: UTF8.self)
        return lines + [line]
    }
}

extension SwiftSource {
    /// A declaration at the beginning of a line.
    struct Declaration: Equatable {
        /// `struct`, `func`, `let` …
        var keyword: String
        /// Of an initialiser `init(` and its first label.
        var name: String
        /// Whether it is public, or for the package.
        var isVisible: Bool
        /// Whether it is for its file alone.
        var isPrivate: Bool

        static let types: Set = ["struct", "class", "enum", "protocol", "actor", "extension", "typealias"]
        private static let members: Set = ["func", "var", "let", "init", "subscript", "associatedtype"]
        private static let modifiers: Set = [
            "public", "package", "internal", "private", "fileprivate", "final", "indirect", "nonisolated", "static",
            "mutating", "nonmutating", "convenience", "override", "required", "weak", "unowned", "lazy", "prefix",
            "postfix", "infix", "consuming", "borrowing",
        ]

        /// - Parameter next: the line behind it, where a first label may stand.
        init?(_ code: String, next: String = "") {
            var rest = code.drop { $0 == " " }
            (isVisible, isPrivate) = (false, false)
            func word() -> String { String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }
            while true {
                if rest.first == "@" { rest = rest.dropFirst() }
                let found = word()
                rest = rest.dropFirst(found.count)
                let isMember = found == "class" && ["func", "var", "let"].contains { rest.hasPrefix(" " + $0 + " ") }
                if Self.modifiers.contains(found) || isMember || code[..<rest.startIndex].hasSuffix("@" + found) {
                    if rest.first == "(" {
                        rest = rest.drop { $0 != ")" }.dropFirst()
                    } else if found == "public" || found == "package" {
                        isVisible = true
                    } else if found == "private" || found == "fileprivate" {
                        isPrivate = true
                    }
                    guard !rest.isEmpty, !found.isEmpty else { return nil }
                    rest = rest.drop { $0 == " " }
                    continue
                }
                guard Self.types.contains(found) || Self.members.contains(found) else { return nil }
                keyword = found
                break
            }
            switch keyword {
            case "init":
                let open = (rest + " " + next).drop { $0 != "(" }.dropFirst().drop { $0 == " " }
                name = "init(" + open.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            case "subscript": name = keyword
            default:
                rest = rest.drop { $0 == " " }
                name = String(rest.prefix { !" (<:={,".contains($0) })
                // An operator that begins as one of these signs.
                if name.isEmpty { name = String(rest.prefix { !" (".contains($0) }) }
                if keyword == "extension" { name = String(name.split(separator: ".").last ?? "") }
            }
        }
    }

    /// Every declaration with its line, and the types that it lies in, the innermost last.
    func forEachDeclaration(
        _ body: (_ line: Int, _ declaration: Declaration, _ header: String, _ inside: [Declaration]) -> Void
    ) {
        var (depth, stack) = (0, [(declaration: Declaration, depth: Int)]())
        var index = 0
        while index < lines.count {
            var code = lines[index].code
            let first = index
            if let declaration = Declaration(code, next: index + 1 < lines.count ? lines[index + 1].code : "") {
                let isType = Declaration.types.contains(declaration.keyword) && declaration.keyword != "typealias"
                while isType, !code.contains("{"), index + 1 < lines.count {
                    index += 1
                    code += " " + lines[index].code.drop { $0 == " " }
                }
                body(first, declaration, String(code.prefix { $0 != "{" }), stack.map(\.declaration))
                if isType { stack.append((declaration, depth)) }
            }
            for byte in code.utf8 {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
            }
            while let last = stack.last, depth <= last.depth { stack.removeLast() }
            index += 1
        }
    }
}
