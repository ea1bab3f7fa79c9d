import Foundations

/// What is wrong with a data set, gathered until there is no going on.
struct Complaints: Sendable {
    private(set) var all: [EnvironmentError] = []

    var isEmpty: Bool { all.isEmpty }

    mutating func add(_ error: EnvironmentError) { all.append(error) }

    /// What `body` gives, or nil and one complaint more.
    mutating func attempt<Result>(_ body: () throws(EnvironmentError) -> Result) -> Result? {
        do throws(EnvironmentError) { return try body() } catch {
            all.append(error)
            return nil
        }
    }

    /// One error that says all of it; nil for nothing.
    func error(about folder: String) -> EnvironmentError? {
        guard let first = all.first else { return nil }
        guard all.count > 1 else { return first }
        let list = all.map { error -> String in
            let isInside = error.path?.hasPrefix(folder + "/") ?? false
            let place = isInside ? String(error.path!.dropFirst(folder.count + 1)) : error.path
            let text = EnvironmentError(error.code, error.message, cause: error.cause, path: place).description
            return "\n  " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
        }
        return EnvironmentError(
            first.code, "\(all.count) things are wrong with this data set:" + list.joined(), path: folder)
    }
}
