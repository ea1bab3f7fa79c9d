import Foundation
import Glibc

extension SafeTensors {
    /// Writes the file whole or not at all: under another name, flushed to the disk, then renamed. The same contents give the same bytes.
    ///
    /// Its folder must exist. A file of that name is replaced; until the last moment the older one stays as it is.
    public func write(to path: String) throws(SafeTensorsError) {
        // Wide numbers first, so that every array starts at a multiple of its width; then by name.
        let order = entries.sorted { ($1.value.kind.width, $0.key) < ($0.value.kind.width, $1.key) }
        let draft = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).draft"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(writing: path) }
        let isWritten =
            header(order).withUnsafeBytes { Self.append($0, to: descriptor) }
            && order.allSatisfy { Self.append($0.value, to: descriptor) } && fsync(descriptor) == 0
        guard isWritten else {
            let error = Self.failure(writing: path)
            close(descriptor)
            unlink(draft)
            throw error
        }
        guard close(descriptor) == 0, rename(draft, path) == 0 else {
            let error = Self.failure(writing: path)
            unlink(draft)
            throw error
        }
    }

    private func header(_ order: [(key: String, value: Entry)]) -> [UInt8] {
        var header = Header()
        header.metadata = metadata
        var start = 0
        for (name, entry) in order {
            header.entries[name] = HeaderEntry(
                dtype: entry.kind.rawValue, shape: entry.shape, offsets: [start, start + entry.byteCount])
            start += entry.byteCount
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let text = try? encoder.encode(header) else {
            preconditionFailure("a header of names and whole numbers is JSON")
        }
        // Spaces up to a multiple of eight keep the numbers aligned in a mapped file.
        let padding = (8 - text.count % 8) % 8
        let length = UInt64(text.count + padding)
        return withUnsafeBytes(of: length.littleEndian) { Array($0) } + text
            + [UInt8](repeating: UInt8(ascii: " "), count: padding)
    }

    private static func append(_ entry: Entry, to descriptor: Int32) -> Bool {
        switch entry.numbers {
        case .int64(let integers): return integers.withUnsafeBytes { append($0, to: descriptor) }
        case .float32(let matrix):
            let rowBytes = matrix.columns * MemoryLayout<Float>.stride
            if matrix.isContiguous {
                return append(
                    UnsafeRawBufferPointer(start: matrix.pointer, count: matrix.rows * rowBytes), to: descriptor)
            }
            return (0..<matrix.rows).allSatisfy {
                append(UnsafeRawBufferPointer(start: matrix.pointer(row: $0), count: rowBytes), to: descriptor)
            }
        }
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            guard count > 0 || errno == EINTR else { return false }
            written += max(0, count)
        }
        return true
    }

    private static func failure(writing path: String) -> SafeTensorsError {
        let reason = errno
        let cause = String(cString: strerror(reason))
        return reason == ENOSPC || reason == EDQUOT
            ? SafeTensorsError(.diskFull, "there is no room left to write the file (\(cause))", path: path)
            : SafeTensorsError(.unwritable, "the file cannot be written (\(cause))", path: path)
    }
}
