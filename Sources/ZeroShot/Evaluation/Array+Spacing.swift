extension Array {
    /// `count` of the elements in their order, at equal distances; all of them where there are no more.
    public func evenlySpaced(_ count: Int) -> [Element] {
        precondition(count > 0, "\(count) of \(self.count) elements")
        guard self.count > count else { return self }
        return (0..<count).map { self[$0 * self.count / count] }
    }

    /// At most `count` of the elements, the first and the last included: points of a curve, for drawing. All of them
    /// for a `count` below 2.
    public func thinned(to count: Int) -> [Element] {
        guard self.count > count, count > 1 else { return self }
        return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
    }
}
