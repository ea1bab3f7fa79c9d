import Glibc

/// The library under version 7.3 files, which libmatio loads.
enum HDF5 {
    private typealias SetErrorHandler = @convention(c) (Int64, UnsafeRawPointer?, UnsafeRawPointer?) -> Int32

    /// Stops it from writing a page of its own to standard error for every file that is not sound: that is said in one line here.
    static func keepQuiet() {
        guard let process = dlopen(nil, RTLD_NOW), let address = dlsym(process, "H5Eset_auto2") else { return }
        let defaultStack: Int64 = 0
        _ = unsafeBitCast(address, to: SetErrorHandler.self)(defaultStack, nil, nil)
    }
}
