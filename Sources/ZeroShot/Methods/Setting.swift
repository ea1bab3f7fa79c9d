/// The value of a setting, as text outside of the engine may give it.
public enum SettingValue: Hashable, Sendable {
    case flag(Bool)
    case count(Int)
    case number(Float)
    case name(String)
}

extension SettingValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral
{
    /// The value that is written so.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    /// The value that is written so.
    public init(integerLiteral value: Int) { self = .count(value) }
    /// The value that is written so.
    public init(floatLiteral value: Float) { self = .number(value) }
    /// The value that is written so.
    public init(stringLiteral value: String) { self = .name(value) }
}

/// What a setting may be.
public enum SettingKind: Hashable, Sendable {
    case flag
    case count(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case name([String])
}

/// One value of a configuration, described: its name, what it may be, what it does, and where it stands.
///
/// Whatever offers settings to people (a notebook's options, a report's list of what was used) is made from these.
public struct Setting<Root>: Sendable {
    /// With a dot where it is one of a group: `contrastive.instanceWeight`.
    public let name: String
    /// What it may be.
    public let kind: SettingKind
    /// One sentence.
    public let summary: String
    /// nil where the value stands for "not given".
    public let read: @Sendable (Root) -> SettingValue?
    /// A value of another kind is not taken.
    public let write: @Sendable (SettingValue, inout Root) -> Void
    /// Takes the value over from another configuration.
    let copy: @Sendable (_ source: Root, _ target: inout Root) -> Void
    /// Why nothing reads it where the others are as they are: "no student is trained". nil where it is read.
    public let unread: @Sendable (Root) -> String?

    /// Where a value stands in the configuration.
    public typealias Path<T> = any WritableKeyPath<Root, T> & Sendable

    private init<T>(
        _ name: String, _ kind: SettingKind, _ summary: String, _ path: Path<T>,
        from: @escaping @Sendable (T) -> SettingValue?,
        to: @escaping @Sendable (SettingValue) -> T?
    ) {
        self.name = name
        self.kind = kind
        self.summary = summary
        read = { from($0[keyPath: path]) }
        write = { value, root in if let value = to(value) { root[keyPath: path] = value } }
        copy = { $1[keyPath: path] = $0[keyPath: path] }
        unread = { _ in nil }
    }

    private init<Inner>(
        lifting inner: Setting<Inner>, get: @escaping @Sendable (Root) -> Inner,
        set: @escaping @Sendable (Inner, inout Root) -> Void
    ) {
        name = inner.name
        kind = inner.kind
        summary = inner.summary
        read = { inner.read(get($0)) }
        write = { value, root in
            var part = get(root)
            inner.write(value, &part)
            set(part, &root)
        }
        copy = { source, target in
            var part = get(target)
            inner.copy(get(source), &part)
            set(part, &target)
        }
        unread = { inner.unread(get($0)) }
    }

    private init(_ other: Setting<Root>, unread: @escaping @Sendable (Root) -> String?) {
        name = other.name
        kind = other.kind
        summary = other.summary
        read = other.read
        write = other.write
        copy = other.copy
        self.unread = unread
    }

    // MARK: Kinds

    /// A whole number.
    ///
    /// - Parameter zeroIsAutomatic: whether 0 stands for "not given".
    public static func count(
        _ name: String, _ path: Path<Int>, in range: ClosedRange<Int> = 1...1_000_000, zeroIsAutomatic: Bool = false,
        _ summary: String
    ) -> Setting {
        Setting(name, .count(range), summary, path) {
            zeroIsAutomatic && $0 == 0 ? nil : .count($0)
        } to: {
            if case .count(let value) = $0 { value } else { nil }
        }
    }

    /// The width of a layer. A square layer of the largest has 16384² weights, which is what a machine may still hold.
    public static func width(_ name: String, _ path: Path<Int>, _ summary: String) -> Setting {
        count(name, path, in: 1...16_384, summary)
    }

    /// A finite number.
    public static func number(
        _ name: String, _ path: Path<Float>, in range: ClosedRange<Double>, _ summary: String
    ) -> Setting {
        Setting(name, .number(range), summary, path) {
            .number($0)
        } to: {
            switch $0 {
            case .number(let value): value
            case .count(let value): Float(value)
            default: nil
            }
        }
    }

    /// Adam's rate.
    public static func rate(_ name: String, _ path: Path<Float>, _ summary: String) -> Setting {
        number(name, path, in: 0...10, summary)
    }

    /// Adam's β₁.
    public static func momentum(_ name: String, _ path: Path<Float>, _ summary: String) -> Setting {
        number(name, path, in: 0...0.999, summary)
    }

    /// Of a loss.
    public static func weight(_ name: String, _ path: Path<Float>, _ summary: String) -> Setting {
        number(name, path, in: 0...1e6, summary)
    }

    /// True or false.
    public static func flag(_ name: String, _ path: Path<Bool>, _ summary: String) -> Setting {
        Setting(name, .flag, summary, path) {
            .flag($0)
        } to: {
            if case .flag(let value) = $0 { value } else { nil }
        }
    }

    /// One of the cases of an enumeration.
    public static func choice<T: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: Path<T>, _ summary: String
    ) -> Setting {
        Setting(name, .name(T.allCases.map(\.rawValue)), summary, path) {
            .name($0.rawValue)
        } to: {
            if case .name(let value) = $0 { T(rawValue: value) } else { nil }
        }
    }

    /// One of some names.
    public static func name(_ name: String, _ path: Path<String>, of names: [String], _ summary: String) -> Setting {
        Setting(name, .name(names), summary, path) {
            .name($0)
        } to: {
            if case .name(let value) = $0 { value } else { nil }
        }
    }

    // MARK: Changes

    /// The same, read only where a condition holds.
    ///
    /// - Parameter reason: why it is not read elsewhere: "the classification loss has the weight 0".
    public func when(_ condition: @escaping @Sendable (Root) -> Bool, otherwise reason: String) -> Setting {
        Setting(self) { [unread] in unread($0) ?? (condition($0) ? nil : reason) }
    }

    /// The same of what holds this configuration as a part.
    public func within<Outer>(_ path: any WritableKeyPath<Outer, Root> & Sendable) -> Setting<Outer> {
        Setting<Outer>(lifting: self, get: { $0[keyPath: path] }, set: { $1[keyPath: path] = $0 })
    }

    func lifted<Outer>(
        get: @escaping @Sendable (Outer) -> Root, set: @escaping @Sendable (Root, inout Outer) -> Void
    ) -> Setting<Outer> {
        Setting<Outer>(lifting: self, get: get, set: set)
    }

    /// What is wrong with the value as it stands.
    func problem(_ root: Root) -> SettingProblem? {
        switch (kind, read(root)) {
        case (.count(let range), .count(let value)) where !range.contains(value):
            SettingProblem(name, "it is \(value), and has to be from \(range.lowerBound) to \(range.upperBound)")
        case (.number(let range), .number(let value)) where !range.contains(Double("\(value)") ?? .nan):
            SettingProblem(name, "it is \(value), and has to be from \(range.lowerBound) to \(range.upperBound)")
        case (.name(let names), .name(let value)) where !names.contains(value):
            SettingProblem(name, "there is no '\(value)'", hint: "there are \(names.joined(separator: ", "))")
        default: nil
        }
    }
}
