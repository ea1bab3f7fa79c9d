import Foundations

/// The class names of a plain folder: `names.txt` or `names.csv`, one a line, in the order of the class numbers.
enum PlainNames {
    static let endings = ["txt", "csv"]

    /// - Parameter classes: how many there are.
    static func read(_ path: String, classes: Int, complaints: inout Complaints) -> [String]? {
        guard let bytes = complaints.attempt({ () throws(EnvironmentError) in try FileBytes.read(path) }) else {
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            complaints.add(.malformed(path, expected: "text in UTF-8", found: "other bytes"))
            return nil
        }
        let content = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        var names = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        while names.last == "" { names.removeLast() }
        if path.hasSuffix(".csv") {
            names = names.map(unquoted)
            if names.count == classes + 1 { names.removeFirst() }
        }
        guard names.count == classes else {
            complaints.add(
                .malformed(
                    path, expected: "\(classes) names, one a line, as many as there are classes",
                    found: "\(names.count)"))
            return nil
        }
        var isSound = true
        var seen: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            if name.isEmpty {
                complaints.add(
                    .malformed(path, expected: "a name for every class", found: "none on line \(index + 1)"))
                isSound = false
            } else if let earlier = seen.updateValue(index, forKey: name) {
                complaints.add(
                    .malformed(
                        path, expected: "names that differ",
                        found: "'\(name)' for the classes \(earlier) and \(index), counted from 0"))
                isSound = false
            }
        }
        return isSound ? names : nil
    }

    private static func unquoted(_ cell: String) -> String {
        guard cell.count >= 2, cell.hasPrefix("\""), cell.hasSuffix("\"") else { return cell }
        return cell.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false)
            .joined(separator: "\"")
    }
}
