/// A half-open range of UTF-8 bytes of one file.
public struct SourceRange: Sendable, Hashable {
    public let file: SourceFile
    public let lower: Int
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

    public init(file: SourceFile, _ range: Range<Int>) {
        self.init(file: file, lower: range.lowerBound, upper: range.upperBound)
    }

    public var offsets: Range<Int> { lower..<upper }
    public var isEmpty: Bool { lower == upper }
    public var start: SourcePosition { file.position(utf8Offset: lower) }
    public var end: SourcePosition { file.position(utf8Offset: upper) }
    public var text: String { file.text(in: offsets) }

    public func contains(_ other: SourceRange) -> Bool {
        lower <= other.lower && other.upper <= upper && file == other.file
    }

    /// `path:line:column` of the start, as compilers print it.
    public var location: String { "\(file.path):\(start)" }
}

extension SourceRange: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "\(location)-\(end)" }
    public var debugDescription: String { description }
}
