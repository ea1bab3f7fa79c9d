import Foundation
import Foundations

/// What `split.json` says, not yet held against labels.
struct SplitFile: Sendable {
    /// A class by its number, counted from 0, or by its name.
    enum ClassName: Sendable, Hashable, Decodable {
        case number(Int)
        case name(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .name(try container.decode(String.self))
            }
        }
    }

    static let classKeys = ["seen", "unseen", "validation"]
    static let rowKeys = ["trainval", "train", "val", "test_seen", "test_unseen"]
    /// Text for people, which nothing reads.
    static let noteKey = "note"

    let path: String
    /// Members of `classKeys`.
    private(set) var classes: [String: [ClassName]] = [:]
    /// Members of `rowKeys`: rows counted from 0.
    private(set) var rows: [String: [Int]] = [:]

    /// Nil, with complaints, for what is no such file.
    static func read(_ path: String, complaints: inout Complaints) -> SplitFile? {
        guard let bytes = complaints.attempt({ () throws(EnvironmentError) in try FileBytes.read(path) }) else {
            return nil
        }
        do {
            let content = try JSON.value(Content.self, from: bytes)
            for (expected, found, hint) in content.complaints {
                complaints.add(.malformed(path, expected: expected, found: found, hint: hint))
            }
            return content.complaints.isEmpty
                ? SplitFile(path: path, classes: content.classes, rows: content.rows) : nil
        } catch {
            var cause: String?
            if case DecodingError.dataCorrupted(let context) = error {
                cause = (context.underlyingError as? NSError)?.userInfo[NSDebugDescriptionErrorKey] as? String
            }
            complaints.add(
                .malformed(
                    path, expected: "a JSON object with 'unseen', 'trainval', 'test_seen' and others",
                    found: "something else", cause: cause))
            return nil
        }
    }

    private struct Content: Decodable {
        var classes: [String: [ClassName]] = [:]
        var rows: [String: [Int]] = [:]
        var complaints: [(expected: String, found: String, hint: String?)] = []

        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            let known = SplitFile.classKeys + SplitFile.rowKeys
            for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                let name = key.stringValue
                if SplitFile.classKeys.contains(name) {
                    if let list = try? container.decode([ClassName].self, forKey: key) {
                        classes[name] = list
                    } else {
                        complaints.append(
                            (
                                "classes as '\(name)': a list of numbers, counted from 0, or of names", "another value",
                                nil
                            ))
                    }
                } else if SplitFile.rowKeys.contains(name) {
                    if let list = try? container.decode([Int].self, forKey: key) {
                        rows[name] = list
                    } else {
                        complaints.append(
                            ("rows as '\(name)': a list of whole numbers, counted from 0", "another value", nil))
                    }
                } else if name != SplitFile.noteKey {
                    complaints.append(
                        (
                            known.joined(separator: ", ") + " and a note", "'\(TerminalText.sanitised(name))'",
                            Suggestion.closest(to: name, among: known).map { "did you mean '\($0)'?" }
                        ))
                }
            }
        }
    }
}
