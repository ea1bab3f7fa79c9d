import Glibc

/// A file mapped into memory, private to this process: writing to it changes no file. Unmapped with the last reference.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer

    /// Nil when the file is not there, is no file, is empty, or cannot be mapped.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return nil
        }
        let length = Int(status.st_size)
        guard let address = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, descriptor, 0),
            address != MAP_FAILED
        else { return nil }
        bytes = UnsafeMutableRawBufferPointer(start: address, count: length)
    }

    deinit { munmap(bytes.baseAddress, bytes.count) }
}
