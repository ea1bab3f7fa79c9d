/// The engine as results are identified by it.
public enum Engine {
    /// Raised whenever the same configuration, data and seed would come out with other numbers: it is part of every result's key.
    public static let version = "3"
}
