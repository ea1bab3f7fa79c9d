/// The engine as results are identified by it.
public enum Engine {
    /// Raised whenever the same configuration, data and seed would come out with other numbers: it is part of every
    /// result's key.
    ///
    /// `EngineDigests.txt` beside this file holds digests of the numbers that a version stands for. A test fails when
    /// they change without a new version.
    public static let version = "4"
}
