/// How a list is written.
public struct ListStyle: Sendable, Hashable {
    /// What closes the number of an ordered list.
    public enum Delimiter: String, Sendable, Hashable {
        case none, period, parenthesis
    }

    public let isOrdered: Bool
    /// The first number of an ordered list, else 0.
    public let start: Int
    public let delimiter: Delimiter
    /// Whether the items' paragraphs stand close, without blank lines between them.
    public let isTight: Bool

    public init(isOrdered: Bool, start: Int, delimiter: Delimiter, isTight: Bool) {
        self.isOrdered = isOrdered
        self.start = start
        self.delimiter = delimiter
        self.isTight = isTight
    }
}
