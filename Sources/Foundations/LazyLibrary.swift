import Glibc

/// A C library that is loaded when something of it is first needed.
///
/// One that is linked is loaded before `main`, with all that it stands on: for pictures and MATLAB files a hundred
/// libraries, and two thirds of the time of a command that has to do with neither.
public struct LazyLibrary: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    /// The name under which it was found.
    public let name: String

    /// Loads the first library of these names that is there. It is never unloaded.
    /// - Parameter packages: what to install where there is none, in a few words.
    /// - Throws: `missingLibrary`.
    public init(_ names: [String], packages: String) throws(EnvironmentError) {
        var cause: String?
        for name in names {
            if let handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL) {
                self.handle = handle
                self.name = name
                return
            }
            if cause == nil, let text = dlerror() { cause = String(cString: text) }
        }
        throw EnvironmentError(
            .missingLibrary, "the library \(names[0]) cannot be loaded: install \(packages)", cause: cause)
    }

    /// A function of it, or of a library that it stands on.
    /// - Parameter type: its C type; nothing checks it.
    /// - Throws: `missingLibrary` where there is no function of that name.
    public func function<Function>(
        _ name: String, as type: Function.Type = Function.self
    ) throws(EnvironmentError) -> Function {
        guard let address = dlsym(handle, name) else {
            throw EnvironmentError(.missingLibrary, "the library \(self.name) has no function \(name)")
        }
        return unsafeBitCast(address, to: type)
    }
}
