/// The class embedding: an indicator for every value of every attribute, then four that are a matter of degree.
extension ShapeClass {
    /// What the numbers of `attributes` mean, in their order.
    static let attributeNames: [String] =
        Extent.allCases.map(\.rawValue) + Hue.allCases.map(\.rawValue) + Pattern.allCases.map(\.rawValue)
        + Form.allCases.map(\.rawValue) + Border.allCases.map(\.rawValue) + Ground.allCases.map(\.rawValue)
        + ["round", "pointed", "warm", "light"]

    /// Each in 0 … 1.
    var attributes: [Float] {
        Self.indicators(extent) + Self.indicators(hue) + Self.indicators(pattern) + Self.indicators(form)
            + Self.indicators(border) + Self.indicators(ground) + [
                form.roundness, form.pointedness, hue.warmth, hue.lightness,
            ]
    }

    private static func indicators<Value: CaseIterable & Equatable>(_ value: Value) -> [Float] {
        Value.allCases.map { $0 == value ? 1 : 0 }
    }
}

extension ShapeClass.Form {
    fileprivate var roundness: Float {
        switch self {
        case .circle: 1
        case .crescent: 0.7
        case .square: 0.3
        case .cross, .triangle: 0.1
        case .star: 0
        }
    }

    fileprivate var pointedness: Float {
        switch self {
        case .star: 1
        case .triangle: 0.8
        case .crescent: 0.6
        case .cross: 0.4
        case .square: 0.3
        case .circle: 0
        }
    }
}

extension ShapeClass.Hue {
    fileprivate var warmth: Float {
        switch self {
        case .red: 1
        case .orange: 0.9
        case .yellow: 0.7
        case .purple: 0.4
        case .green: 0.2
        case .blue: 0
        }
    }

    fileprivate var lightness: Float {
        switch self {
        case .yellow: 1
        case .orange: 0.7
        case .green: 0.5
        case .red: 0.4
        case .purple: 0.2
        case .blue: 0.1
        }
    }
}
