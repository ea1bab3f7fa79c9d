import Foundations
import Glibc
import Tensors

/// Memory for a table on its way into the cache.
///
/// A large one lies in a file without a name, which the system writes out and reads in as memory runs short, so that
/// a table need not fit memory while it is converted. The file goes with the last reference to the table.
enum ScratchTable {
    /// Tables of fewer bytes are held in memory.
    static let smallest = 256 << 20

    /// A table of zeros.
    /// - Parameters:
    ///   - folder: where the file lies; nil for memory alone.
    ///   - path: what is read into it, for a message.
    /// - Throws: `tooLarge` for what fits neither the folder nor memory.
    static func matrix(
        rows: Int, columns: Int, folder: String?, for path: String, smallest: Int = smallest
    ) throws(EnvironmentError) -> Matrix {
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        let (bytes, isTooLong) = count.multipliedReportingOverflow(by: MemoryLayout<Float>.stride)
        guard !overflow, !isTooLong else {
            throw EnvironmentError(.tooLarge, "a table of \(rows)×\(columns) numbers", path: path)
        }
        if bytes >= smallest, count > 0, let folder, let buffer = buffer(count: count, in: folder) {
            return Matrix(buffer: buffer, offset: 0, rows: rows, columns: columns, stride: columns)
        }
        if let memory = Machine.availableMemory, bytes > memory {
            throw EnvironmentError(
                .tooLarge,
                "a table of \(rows)×\(columns) numbers takes \(bytes >> 20) MiB; there is neither memory "
                    + "(\(memory >> 20) MiB) nor room on the disk for it", path: path)
        }
        return Matrix(rows: rows, columns: columns)
    }

    /// Nil where the folder takes no file of that size.
    private static func buffer(count: Int, in folder: String) -> Buffer? {
        let bytes = count * MemoryLayout<Float>.stride
        guard (try? Folder.make(folder)) != nil else { return nil }
        let name = FilePath.joined(folder, AtomicFile.draftName)
        let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        unlink(name)
        // A file with holes would end the process where the disk is full.
        guard posix_fallocate(descriptor, 0, off_t(bytes)) == 0,
            let address = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), address != MAP_FAILED
        else { return nil }
        nonisolated(unsafe) let memory = address
        return Buffer(borrowing: memory.bindMemory(to: Float.self, capacity: count), count: count) {
            munmap(memory, bytes)
        }
    }
}
