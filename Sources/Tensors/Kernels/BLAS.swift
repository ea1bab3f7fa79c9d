import COpenBLAS
import Glibc

/// OpenBLAS, opened at run time so that its kernels can be chosen first.
///
/// The environment variable that names the kernels is read when the library is loaded; linking it would load it before
/// `main`. Debian's OpenBLAS 0.3.21 does not know processors newer than itself and falls back to 256-bit kernels on
/// them, at half the speed. `D3GZSL_CORETYPE` names other kernels, as OpenBLAS calls them, for a processor on which the
/// choice is wrong.
public struct BLAS: Sendable, CustomStringConvertible {
    typealias SingleProduct =
        @convention(c) (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, blasint, blasint, blasint, Float,
            UnsafePointer<Float>?, blasint, UnsafePointer<Float>?, blasint, Float, UnsafeMutablePointer<Float>?, blasint
        ) -> Void
    /// dpotrf_: Cholesky factor of a symmetric positive definite matrix, column-major.
    typealias Factorisation =
        @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<Int32>, UnsafeMutablePointer<Double>, UnsafePointer<Int32>,
            UnsafeMutablePointer<Int32>
        ) -> Void
    /// dpotrs_: solves with such a factor.
    typealias CholeskySolve =
        @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Double>,
            UnsafePointer<Int32>, UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>
        ) -> Void
    typealias DoubleProduct =
        @convention(c) (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, blasint, blasint, blasint, Double,
            UnsafePointer<Double>?, blasint, UnsafePointer<Double>?, blasint, Double, UnsafeMutablePointer<Double>?,
            blasint
        ) -> Void
    /// dsyevd_: eigenvalues and eigenvectors of a symmetric matrix, by divide and conquer.
    typealias SymmetricEigenvectors =
        @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<Int32>, UnsafeMutablePointer<Double>,
            UnsafePointer<Int32>, UnsafeMutablePointer<Double>,
            UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafePointer<Int32>,
            UnsafeMutablePointer<Int32>
        ) -> Void

    let singleProduct: SingleProduct
    let doubleProduct: DoubleProduct
    let symmetricEigenvectors: SymmetricEigenvectors
    let choleskyFactor: Factorisation
    let choleskySolve: CholeskySolve
    /// The kernels in use, as OpenBLAS names them: part of the numeric environment, since another core type rounds
    /// differently.
    public let coreType: String
    /// The library's release, such as 0.3.21.
    public let version: String

    /// "OpenBLAS 0.3.21 (SkylakeX)".
    public var description: String { "OpenBLAS \(version) (\(coreType))" }

    /// The library of this process. It is opened on first use, and the process ends with a message if it is not there.
    public static let loaded = BLAS()

    /// The fastest kernels that this processor can run, or nil to leave the choice to the library.
    static func preferredCoreType() -> String? {
        if d3_has_avx512() != 0 { return "SKYLAKEX" }
        if d3_has_avx2_fma() != 0 { return "HASWELL" }
        return nil
    }

    private static let names = ["libopenblas.so.0", "libopenblas.so", "libopenblasp.so.0"]

    private init() {
        // What the environment says to OpenBLAS is not heard: results are those of the machine, not of a variable that
        // another program wanted.
        let chosen = getenv("D3GZSL_CORETYPE").map { String(cString: $0) } ?? Self.preferredCoreType()
        guard let library = Self.open(Self.names, coreType: chosen) else {
            Self.stop("cannot open \(Self.names[0]): install libopenblas0-pthread (Debian, Ubuntu) or openblas")
        }
        self.init(library)
    }

    /// Opens the first of `names` that is there, with the kernels `coreType`, or its own choice.
    static func open(_ names: [String], coreType: String?) -> UnsafeMutableRawPointer? {
        if let coreType { setenv("OPENBLAS_CORETYPE", coreType, 1) } else { unsetenv("OPENBLAS_CORETYPE") }
        unsetenv("OPENBLAS_L2_SIZE")
        // One thread to a call: panels over our own workers keep the bits independent of their number.
        setenv("OPENBLAS_NUM_THREADS", "1", 1)
        return names.lazy.compactMap { dlopen($0, RTLD_NOW | RTLD_LOCAL) }.first
    }

    init(_ library: UnsafeMutableRawPointer) {
        func symbol<T>(_ name: String, as type: T.Type) -> T {
            guard let address = dlsym(library, name) else { Self.stop("\(Self.names[0]) lacks \(name)") }
            return unsafeBitCast(address, to: type)
        }
        singleProduct = symbol("cblas_sgemm", as: SingleProduct.self)
        doubleProduct = symbol("cblas_dgemm", as: DoubleProduct.self)
        symmetricEigenvectors = symbol("dsyevd_", as: SymmetricEigenvectors.self)
        choleskyFactor = symbol("dpotrf_", as: Factorisation.self)
        choleskySolve = symbol("dpotrs_", as: CholeskySolve.self)
        let name = symbol("openblas_get_corename", as: (@convention(c) () -> UnsafePointer<CChar>?).self)
        let build = symbol("openblas_get_config", as: (@convention(c) () -> UnsafePointer<CChar>?).self)
        coreType = name().map { String(cString: $0) } ?? "unknown"
        // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH …"
        version =
            build().flatMap { String(cString: $0).split(separator: " ").dropFirst().first.map(String.init) }
            ?? "unknown"
    }

    private static func stop(_ message: String) -> Never {
        let line = "d3gzsl: error: \(message)\n"
        _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        exit(1)
    }
}
