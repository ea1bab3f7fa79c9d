/// How a list is written.
package struct ListStyle: Sendable, Hashable {
    /// What closes the number of an ordered list.
    package enum Delimiter: String, Sendable, Hashable {
        case none, period, parenthesis
    }

    /// Whether items are numbered.
    package let isOrdered: Bool
    /// The first number of an ordered list, else 0.
    package let start: Int
    /// What follows an item's number.
    package let delimiter: Delimiter
    /// Whether the items' paragraphs stand close, without blank lines between them.
    package let isTight: Bool

    /// How a list was written.
    package init(isOrdered: Bool, start: Int, delimiter: Delimiter, isTight: Bool) {
        self.isOrdered = isOrdered
        self.start = start
        self.delimiter = delimiter
        self.isTight = isTight
    }
}
