import CLibGD
import Foundations

/// The functions of libgd that are used here, loaded with the first picture.
struct GD: Sendable {
    let create: @convention(c) (Int32, Int32) -> gdImagePtr?
    let createTrueColor: @convention(c) (Int32, Int32) -> gdImagePtr?
    let createFromPNG: @convention(c) (Int32, UnsafeMutableRawPointer?) -> gdImagePtr?
    let allocateColor: @convention(c) (gdImagePtr?, Int32, Int32, Int32, Int32) -> Int32
    let makeTrueColor: @convention(c) (gdImagePtr?) -> Int32
    let saveAlpha: @convention(c) (gdImagePtr?, Int32) -> Void
    /// The file, to be freed with `free`; its size; the level of compression.
    let png: @convention(c) (gdImagePtr?, UnsafeMutablePointer<Int32>?, Int32) -> UnsafeMutableRawPointer?
    let destroy: @convention(c) (gdImagePtr?) -> Void
    let free: @convention(c) (UnsafeMutableRawPointer?) -> Void

    private static let result = Result { () throws(EnvironmentError) in try GD() }

    /// The library of this process.
    /// - Throws: `missingLibrary`.
    static var loaded: GD {
        get throws(EnvironmentError) { try result.get() }
    }

    private init() throws(EnvironmentError) {
        let library = try LazyLibrary(["libgd.so.3", "libgd.so"], packages: "libgd3 (Debian, Ubuntu) or gd")
        create = try library.function("gdImageCreate")
        createTrueColor = try library.function("gdImageCreateTrueColor")
        createFromPNG = try library.function("gdImageCreateFromPngPtr")
        allocateColor = try library.function("gdImageColorAllocateAlpha")
        makeTrueColor = try library.function("gdImagePaletteToTrueColor")
        saveAlpha = try library.function("gdImageSaveAlpha")
        png = try library.function("gdImagePngPtrEx")
        destroy = try library.function("gdImageDestroy")
        free = try library.function("gdFree")
        // It would write lines of its own to standard error; the thrown error says it.
        let setErrorMethod: @convention(c) (UnsafeRawPointer?) -> Void = try library.function("gdSetErrorMethod")
        // The third is a `va_list`, which Swift cannot name here; it is passed as a pointer.
        let sayNothing: @convention(c) (Int32, UnsafePointer<CChar>?, UnsafeRawPointer?) -> Void = { _, _, _ in }
        setErrorMethod(unsafeBitCast(sayNothing, to: UnsafeRawPointer.self))
    }
}
