import Notebook
import ZeroShot

/// One option of a training run that stands for one value of its configuration.
struct TrainingSetting: Sendable {
    /// With a dot where it belongs to one method: `contrastive.instanceWeight`.
    let name: String
    let type: OptionType
    let summary: String
    /// nil where the value stands for "not given".
    let read: @Sendable (TrainingConfiguration) -> Value?
    let write: @Sendable (Value, inout TrainingConfiguration) -> Void

    typealias Path<T> = any WritableKeyPath<TrainingConfiguration, T> & Sendable

    /// A whole number of at least one.
    static func count(
        _ name: String, _ path: Path<Int>, from least: Int = 1, zeroIsAutomatic: Bool = false, _ summary: String
    ) -> TrainingSetting {
        TrainingSetting(name: name, type: .integer(least...1_000_000), summary: summary) {
            zeroIsAutomatic && $0[keyPath: path] == 0 ? nil : .integer($0[keyPath: path])
        } write: {
            if let value = $0.integer { $1[keyPath: path] = value }
        }
    }

    static func number(_ name: String, _ path: Path<Float>, upTo most: Double, _ summary: String) -> TrainingSetting {
        TrainingSetting(name: name, type: .number(0...most), summary: summary) {
            .number($0[keyPath: path])
        } write: {
            if let value = $0.number { $1[keyPath: path] = Float(value) }
        }
    }

    /// Adam's rate.
    static func rate(_ name: String, _ path: Path<Float>, _ summary: String) -> TrainingSetting {
        number(name, path, upTo: 10, summary)
    }

    static func weight(_ name: String, _ path: Path<Float>, _ summary: String) -> TrainingSetting {
        number(name, path, upTo: 1e6, summary)
    }

    static func flag(_ name: String, _ path: Path<Bool>, _ summary: String) -> TrainingSetting {
        TrainingSetting(name: name, type: .boolean, summary: summary) {
            .boolean($0[keyPath: path])
        } write: {
            if let value = $0.boolean { $1[keyPath: path] = value }
        }
    }

    static func choice<T: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: Path<T>, _ summary: String
    ) -> TrainingSetting {
        TrainingSetting(name: name, type: .choice(T.allCases.map(\.rawValue)), summary: summary) {
            .string($0[keyPath: path].rawValue)
        } write: {
            if let value = $0.string.flatMap(T.init) { $1[keyPath: path] = value }
        }
    }

    /// One of some names.
    static func name(_ name: String, _ path: Path<String>, of names: [String], _ summary: String) -> TrainingSetting {
        TrainingSetting(name: name, type: .choice(names), summary: summary) {
            .string($0[keyPath: path])
        } write: {
            if let value = $0.string { $1[keyPath: path] = value }
        }
    }

    /// The object that a dotted name belongs to.
    var group: String? { name.contains(".") ? String(name.prefix { $0 != "." }) : nil }
    /// The name within its group.
    var ownName: String { group.map { String(name.dropFirst($0.count + 1)) } ?? name }
}

extension Value {
    /// A single-precision number as it would be written.
    static func number(_ value: Float) -> Value { .number(Double("\(value)") ?? Double(value)) }
}
