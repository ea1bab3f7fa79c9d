/// A half-open range of UTF-8 bytes of one file.
public struct SourceRange: Sendable, Hashable {
    /// The text that the range is part of.
    public let file: SourceFile
    /// Its start as an offset in UTF-8.
    public let lower: Int
    /// Its end as an offset in UTF-8, not included.
    public let upper: Int

    /// - Precondition: `0 <= lower <= upper <=` the file's length in bytes.
    public init(file: SourceFile, lower: Int, upper: Int) {
        precondition(
            0 <= lower && lower <= upper && upper <= file.bytes.count,
            "range \(lower)..<\(upper) does not fit the \(file.bytes.count) bytes of \(file.path)")
        self.file = file
        self.lower = lower
        self.upper = upper
    }

    /// A part of a text, by offsets in UTF-8. Traps where it is beyond the text.
    public init(file: SourceFile, _ range: Range<Int>) {
        self.init(file: file, lower: range.lowerBound, upper: range.upperBound)
    }

    /// The part as offsets in UTF-8.
    public var offsets: Range<Int> { lower..<upper }
    /// Whether it is a place between two characters.
    public var isEmpty: Bool { lower == upper }
    /// Where it begins.
    public var start: SourcePosition { file.position(utf8Offset: lower) }
    /// Where it ends.
    public var end: SourcePosition { file.position(utf8Offset: upper) }
    /// What is written there.
    public var text: String { file.text(in: offsets) }

    /// Whether the whole of another range lies in this one.
    public func contains(_ other: SourceRange) -> Bool {
        lower <= other.lower && other.upper <= upper && file == other.file
    }

    /// `path:line:column` of the start, as compilers print it.
    public var location: String { "\(file.path):\(start)" }
}

extension SourceRange: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "\(location)-\(end)" }
    /// The same as `description`.
    public var debugDescription: String { description }
}

/// A place in a file as a person names it: line and column from 1, the column in characters.
public struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in characters as a reader sees them.
    public let column: Int

    /// A line and a column, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    public var description: String { "\(line):\(column)" }
}
