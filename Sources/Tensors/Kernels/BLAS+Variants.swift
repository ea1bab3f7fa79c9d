import COpenBLAS
import Foundation
import Glibc

extension BLAS {
    /// The installed library once more for every set of kernels that this processor can run, for comparing them; empty
    /// where the system does not say which file the library is.
    ///
    /// Kernels are chosen once, when a library is loaded. A copy of its file is another library to the system's loader,
    /// so that several choices can stand side by side in one process, and take turns.
    public static func variants() -> [BLAS] {
        guard let original = loaded.path else { return [] }
        var found: [BLAS] = []
        for coreType in runnableCoreTypes {
            let copy = "\(temporaryFolder)/d3gzsl-openblas-\(getpid())-\(coreType).so"
            defer { unlink(copy) }
            guard duplicate(original, as: copy), let library = open([copy], coreType: coreType) else { continue }
            let variant = BLAS(library)
            // A release that does not know the name falls back to one that it has.
            if !found.contains(where: { $0.coreType == variant.coreType }) { found.append(variant) }
        }
        return found
    }

    /// As OpenBLAS names them.
    private static var runnableCoreTypes: [String] {
        (d3_has_avx2_fma() != 0 ? ["HASWELL", "ZEN"] : []) + (d3_has_avx512() != 0 ? ["SKYLAKEX", "COOPERLAKE"] : [])
    }

    private static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    /// The file that the library was loaded from: the one that is mapped where its code lies.
    private var path: String? {
        let address = UInt(bitPattern: unsafeBitCast(singleProduct, to: UnsafeRawPointer.self))
        guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return nil }
        // "7f12a000-7f12b000 r-xp 00000000 fe:01 1234   /usr/lib/libopenblas.so"
        for line in maps.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
            let bounds = (words.first ?? "").split(separator: "-").compactMap { UInt($0, radix: 16) }
            if words.count == 6, bounds.count == 2, bounds[0] <= address, address < bounds[1] {
                return words[5].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }

    private static func duplicate(_ path: String, as copy: String) -> Bool {
        let source = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { return false }
        defer { close(source) }
        let target = Glibc.open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { return false }
        defer { close(target) }
        var count = 0
        repeat { count = sendfile(target, source, nil, 1 << 24) } while count > 0
        return count == 0
    }
}
