/// Which points lie inside a path that crosses itself or has several subpaths.
public enum FillRule: String, Sendable, Hashable, Codable {
    /// Inside where the path winds around the point at all.
    case nonzero
    /// Inside where a ray from the point crosses the path an odd number of times: overlapping subpaths cut holes.
    case evenOdd
}
