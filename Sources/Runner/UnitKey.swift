import Crypto
import Foundation
import Foundations

/// What determines a unit's result, and nothing else: two units with equal keys are the same computation.
///
/// A key is an ordered list of named components, for example engine version, kind, configuration, data digest,
/// seed, numeric environment. A unit that reads other units' records names their digests among its components.
package struct UnitKey: Hashable, Sendable {
    /// One thing that a result depends on.
    package struct Component: Hashable, Sendable, Codable {
        /// What it is.
        package let name: String
        /// What it is set to.
        package let value: String

        /// One thing that a result depends on.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// A component that holds a value as canonical JSON: sorted keys, no white space, numbers in their
        /// shortest exact form, infinities and NaN as strings.
        package init(_ name: String, encoding value: some Encodable) { self.init(name, JSON.text(value)) }
    }

    /// One component that differs between two keys; a side is `nil` where its key has no such component.
    package struct Difference: Hashable, Sendable {
        /// What differs.
        package let name: String
        /// What it was; nil where it was not there.
        package let old: String?
        /// What it is; nil where it is gone.
        package let new: String?
    }

    /// In a fixed order.
    package let components: [Component]
    /// SHA-256 of the canonical encoding, as 64 hexadecimal digits.
    package let digest: String

    /// - Precondition: the names differ from one another.
    package init(_ components: [Component]) {
        precondition(
            Set(components.map(\.name)).count == components.count,
            "a unit key names a component twice: \(components.map(\.name))")
        self.components = components
        digest = SHA256.hash(data: Data(Self.canonicalEncoding(of: components).utf8)).hexadecimal
    }

    /// The value of a component, if there is one.
    package subscript(name: String) -> String? { components.first { $0.name == name }?.value }

    /// The components in which this key differs from an older one, in this key's order, then those it lacks.
    package func differences(from old: UnitKey) -> [Difference] {
        let changed = components.filter { old[$0.name] != $0.value }
            .map { Difference(name: $0.name, old: old[$0.name], new: $0.value) }
        let gone = old.components.filter { self[$0.name] == nil }
            .map { Difference(name: $0.name, old: $0.value, new: nil) }
        return changed + gone
    }

    package static func == (a: UnitKey, b: UnitKey) -> Bool { a.digest == b.digest }
    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }

    /// Lengths before contents keep the encoding injective whatever bytes names and values hold.
    private static func canonicalEncoding(of components: [Component]) -> String {
        components.reduce(into: "d3gzsl unit 1\n") { text, component in
            text += "\(component.name.utf8.count):\(component.name)=\(component.value.utf8.count):\(component.value)\n"
        }
    }
}

extension UnitKey: Codable {
    package init(from decoder: any Decoder) throws {
        let components = try decoder.singleValueContainer().decode([Component].self)
        guard Set(components.map(\.name)).count == components.count else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a component name occurs twice"))
        }
        self.init(components)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(components)
    }
}

extension SHA256Digest {
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

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
