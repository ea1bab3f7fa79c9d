import Foundations

extension UnitKey {
    /// The differences from an older key, down to the single option: where both sides of a component are JSON
    /// objects, such as configurations, there is one difference per path, named `configuration.generator.epochs`,
    /// with JSON values.
    package func detailedDifferences(from old: UnitKey) -> [Difference] {
        differences(from: old).flatMap { difference -> [Difference] in
            guard let before = difference.old.flatMap(JSONTree.init(parsing:)), case .object = before,
                let after = difference.new.flatMap(JSONTree.init(parsing:)), case .object = after
            else { return [difference] }
            let details = after.differences(from: before).map {
                Difference(name: ([difference.name] + $0.path).joined(separator: "."), old: $0.old, new: $0.new)
            }
            // Texts may differ only in how they write a value; the key differs all the same.
            return details.isEmpty ? [difference] : details
        }
    }
}
