/// Values by name, in the order in which they were written. Two maps are equal if they hold the same in the same order.
package struct ValueMap: Sendable, Hashable {
    /// One line of a map.
    package struct Entry: Sendable, Hashable {
        /// What is on the left of the colon.
        package let key: String
        /// What is on its right.
        package var value: Value

        /// A key with its value.
        package init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// In the order in which they were written.
    package private(set) var entries: [Entry] = []

    /// A map without entries.
    package init() {}

    /// A later value of a key replaces the earlier one in its place.
    package init(_ pairs: some Sequence<(String, Value)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// In the order in which they were written.
    package var keys: [String] { entries.map(\.key) }

    /// Setting `nil` removes the entry; a new key comes last.
    package subscript(key: String) -> Value? {
        get { entries.first { $0.key == key }?.value }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

extension ValueMap: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { entries.count }
    package subscript(position: Int) -> Entry { entries[position] }
}

extension ValueMap: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}
