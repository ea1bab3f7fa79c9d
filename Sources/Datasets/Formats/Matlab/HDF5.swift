import Foundations

/// The library under version 7.3 files, which libmatio loads and asks for the class of every variable.
///
/// MATLAB writes a class as `double` in six bytes and says that a NUL ends it, which is not so. Programs in Python say
/// with more reason that NULs pad it. libmatio asks for six bytes ended by a NUL whatever the file says, and HDF5 makes
/// room for that NUL by dropping a letter. Here a text of the same length is handed over as it is.
enum HDF5 {
    private typealias SetErrorHandler = @convention(c) (Int64, UnsafeRawPointer?, UnsafeRawPointer?) -> Int32
    private typealias Convert =
        @convention(c) (
            Int64, Int64, UnsafeMutableRawPointer?, Int, Int, Int, UnsafeMutableRawPointer?,
            UnsafeMutableRawPointer?, Int64
        ) -> Int32
    private typealias Register = @convention(c) (Int32, UnsafePointer<CChar>?, Int64, Int64, Convert?) -> Int32

    /// The beginning of `H5T_cdata_t`: what a conversion is called for, and whether it wants to see what is
    /// overwritten.
    private enum State {
        static let command = 0
        static let needsBackground = 4
        static let isAsked: Int32 = 0
        static let isToBeDone: Int32 = 1
    }

    /// What is asked of a type of texts.
    private struct Functions: Sendable {
        let size: @convention(c) (Int64) -> Int
        let padding: @convention(c) (Int64) -> Int32
        let isVariable: @convention(c) (Int64) -> Int32

        init(_ library: LazyLibrary) throws(EnvironmentError) {
            size = try library.function("H5Tget_size")
            padding = try library.function("H5Tget_strpad")
            isVariable = try library.function("H5Tis_variable_str")
        }
    }

    /// One of the ways in which HDF5 fills a text that is shorter than its room.
    private static let paddedWithSpaces: Int32 = 2

    private static let functions = Result { () throws(EnvironmentError) in try Functions(MatIO.loaded.library) }
    private static let preparation = Result { () throws(EnvironmentError) in try start() }

    /// Makes the library of this process read what is meant, and keep quiet: it would write a page of its own to
    /// standard error for every file that is not sound, which is said in one line here.
    /// - Throws: `missingLibrary` or `libraryFailed`.
    static func prepare() throws(EnvironmentError) { try preparation.get() }

    private static func start() throws(EnvironmentError) {
        let library = try MatIO.loaded.library
        // Registering already asks the conversion.
        _ = try functions.get()
        let open: @convention(c) () -> Int32 = try library.function("H5open")
        let setErrorHandler: SetErrorHandler = try library.function("H5Eset_auto2")
        let register: Register = try library.function("H5Tregister")
        let text: UnsafePointer<Int64> = try library.function("H5T_C_S1_g")
        let defaultStack: Int64 = 0
        guard open() >= 0, setErrorHandler(defaultStack, nil, nil) >= 0 else {
            throw EnvironmentError(.libraryFailed, "HDF5 does not start")
        }
        // What is registered is asked before the library's own conversions of texts.
        let soft: Int32 = 1
        guard register(soft, "d3gzsl text", text.pointee, text.pointee, convert) >= 0 else {
            throw EnvironmentError(.libraryFailed, "HDF5 takes no conversion of texts")
        }
    }

    /// A negative answer leaves the work to the library.
    private static let convert: Convert = { source, target, state, count, stride, _, bytes, _, _ in
        guard let state, let hdf5 = try? functions.get() else { return -1 }
        let size = hdf5.size(source)
        switch state.load(fromByteOffset: State.command, as: Int32.self) {
        case State.isAsked:
            guard hdf5.isVariable(source) == 0, hdf5.isVariable(target) == 0, size == hdf5.size(target),
                hdf5.padding(target) != paddedWithSpaces
            else { return -1 }
            state.storeBytes(of: 0, toByteOffset: State.needsBackground, as: Int32.self)
            return 0
        case State.isToBeDone:
            guard let bytes, hdf5.padding(source) == paddedWithSpaces else { return 0 }
            for index in 0..<count {
                let text = bytes + index * (stride == 0 ? size : stride)
                var end = size
                while end > 0, text.load(fromByteOffset: end - 1, as: UInt8.self) == UInt8(ascii: " ") {
                    end -= 1
                    text.storeBytes(of: 0, toByteOffset: end, as: UInt8.self)
                }
            }
            return 0
        default: return 0
        }
    }
}
