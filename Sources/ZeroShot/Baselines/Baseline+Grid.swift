extension Baseline {
    /// This baseline with each of some values of a hyper-parameter, in their order. Calls in a row make a grid, whose
    /// last axis varies fastest.
    func varied<Value>(_ parameter: WritableKeyPath<Self, Value>, over values: [Value]) -> [Self] {
        values.map { value in
            var candidate = self
            candidate[keyPath: parameter] = value
            return candidate
        }
    }
}

extension Array where Element: Baseline {
    /// Every one of these with each of some values of a hyper-parameter.
    func varied<Value>(_ parameter: WritableKeyPath<Element, Value>, over values: [Value]) -> [Element] {
        flatMap { $0.varied(parameter, over: values) }
    }
}
