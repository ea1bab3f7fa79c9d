import CMatIO
import Foundations

/// The functions of libmatio that are used here, loaded with the first MATLAB file.
struct MatIO: Sendable {
    typealias Variable = UnsafeMutablePointer<matvar_t>

    let open: @convention(c) (UnsafePointer<CChar>?, Int32) -> OpaquePointer?
    let close: @convention(c) (OpaquePointer?) -> Int32
    /// The names of all variables, and their number.
    let directory:
        @convention(c) (OpaquePointer?, UnsafeMutablePointer<Int>?) -> UnsafePointer<UnsafeMutablePointer<CChar>?>?
    let readInfo: @convention(c) (OpaquePointer?, UnsafePointer<CChar>?) -> Variable?
    let read: @convention(c) (OpaquePointer?, UnsafePointer<CChar>?) -> Variable?
    let readData: @convention(c) (OpaquePointer?, Variable?) -> Int32
    let free: @convention(c) (Variable?) -> Void
    let library: LazyLibrary

    private static let result = Result { () throws(EnvironmentError) in try MatIO() }

    /// The library of this process.
    /// - Throws: `missingLibrary`.
    static var loaded: MatIO {
        get throws(EnvironmentError) { try result.get() }
    }

    /// The first belongs to the header that this was compiled with; the others are looked for where it is not
    /// installed.
    private static let names = ["libmatio.so"] + (9...14).reversed().map { "libmatio.so.\($0)" }

    private init() throws(EnvironmentError) {
        library = try LazyLibrary(Self.names, packages: "libmatio-dev (Debian, Ubuntu) or matio")
        // Variables are read in their place in memory, so that a library of another release would read them wrongly.
        let getVersion: @convention(c) (Version, Version, Version) -> Void =
            try library.function("Mat_GetLibraryVersion")
        var (major, minor, release): (Int32, Int32, Int32) = (0, 0, 0)
        getVersion(&major, &minor, &release)
        guard (major, minor) == (MATIO_MAJOR_VERSION, MATIO_MINOR_VERSION),
            library.name == Self.names[0] || release == MATIO_RELEASE_LEVEL
        else {
            throw EnvironmentError(
                .missingLibrary,
                "\(library.name) is libmatio \(major).\(minor).\(release), and this program was built for "
                    + "\(MATIO_MAJOR_VERSION).\(MATIO_MINOR_VERSION).\(MATIO_RELEASE_LEVEL): build it again")
        }
        open = try library.function("Mat_Open")
        close = try library.function("Mat_Close")
        directory = try library.function("Mat_GetDir")
        readInfo = try library.function("Mat_VarReadInfo")
        read = try library.function("Mat_VarRead")
        readData = try library.function("Mat_VarReadDataAll")
        free = try library.function("Mat_VarFree")
    }

    private typealias Version = UnsafeMutablePointer<Int32>?
}
