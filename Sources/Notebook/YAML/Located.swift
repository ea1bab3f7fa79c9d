import Foundations

/// A value with the place it was read from.
package struct Located<Wrapped> {
    /// What stands there.
    package let value: Wrapped
    /// Where it stands.
    package let range: SourceRange

    /// A value with its place.
    package init(_ value: Wrapped, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Located: Sendable where Wrapped: Sendable {}
extension Located: Equatable where Wrapped: Equatable {}
extension Located: Hashable where Wrapped: Hashable {}
