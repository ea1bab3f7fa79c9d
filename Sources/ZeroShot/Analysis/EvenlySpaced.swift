extension Array {
    /// `count` of the elements in their order, at equal distances; all of them where there are no more.
    public func evenlySpaced(_ count: Int) -> [Element] {
        precondition(count > 0, "\(count) of \(self.count) elements")
        guard self.count > count else { return self }
        return (0..<count).map { self[$0 * self.count / count] }
    }
}
