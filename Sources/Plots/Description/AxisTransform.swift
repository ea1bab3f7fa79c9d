/// How an axis is divided.
package enum AxisTransform: String, Sendable, Hashable, Codable {
    case linear
    /// Equal ratios take equal room. Zero, which has no place among them, stands apart at the start of the axis;
    /// numbers below zero are not shown.
    case logarithmic
}
