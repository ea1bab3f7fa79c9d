import Diagnostics

/// A value with the place it was read from.
public struct Located<Wrapped> {
    public let value: Wrapped
    public let range: SourceRange

    public init(_ value: Wrapped, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Located: Sendable where Wrapped: Sendable {}
extension Located: Equatable where Wrapped: Equatable {}
extension Located: Hashable where Wrapped: Hashable {}
