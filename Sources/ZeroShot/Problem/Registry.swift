/// What a registry knows of each of its entries.
public protocol Described: Sendable {
    /// What configurations and tables call it: lower case, hyphens between words.
    var name: String { get }
    /// What a reader knows it by.
    var title: String { get }
    /// Authors, title, venue and year of the paper.
    var source: String { get }
}

/// The things of one kind that there are, by name, in the order in which tables list them.
///
/// A new one is a new file and one line in the registry's list. A library that has more of them makes a registry of its
/// own.
public struct Registry<Element: Sendable>: Sendable {
    /// In the order in which tables list them.
    public let elements: [Element]
    /// Of the elements, in their order.
    public let names: [String]

    /// Traps when two elements have one name.
    init(_ elements: [Element], names: [String]) {
        precondition(Set(names).count == names.count, "two of one name among \(names.joined(separator: ", "))")
        self.elements = elements
        self.names = names
    }

    /// The element of that name, if there is one.
    public subscript(name: String) -> Element? { names.firstIndex(of: name).map { elements[$0] } }
}
