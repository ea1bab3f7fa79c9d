import Foundation
import Foundations
import Glibc

extension SafeTensors {
    /// Writes the file whole or not at all, as `AtomicFile` does. The same contents give the same bytes.
    ///
    /// Its folder must exist. A file of that name is replaced; until the last moment the older one stays as it is.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason.
    public func write(to path: String) throws(EnvironmentError) {
        try AtomicFile(path).write { file throws(EnvironmentError) in
            try eachPiece { piece throws(EnvironmentError) in try file.write(piece) }
        }
    }

    /// The same bytes in memory.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        eachPiece { bytes.append(contentsOf: $0) }
        return bytes
    }

    private func eachPiece<Failure: Error>(
        _ take: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        // Wide numbers first, so that every array starts at a multiple of its width; then by name.
        let order = entries.sorted { ($1.value.kind.width, $0.key) < ($0.value.kind.width, $1.key) }
        try Self.lend(header(order), to: take)
        for entry in order { try Self.eachPiece(of: entry.value, take) }
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
        let text = JSON.bytes(header)
        // Spaces up to a multiple of eight keep the numbers aligned in a mapped file.
        let padding = (8 - text.count % 8) % 8
        let length = UInt64(text.count + padding)
        return withUnsafeBytes(of: length.littleEndian) { Array($0) } + text
            + [UInt8](repeating: UInt8(ascii: " "), count: padding)
    }

    private static func eachPiece<Failure: Error>(
        of entry: Entry, _ take: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        switch entry.numbers {
        case .int64(let integers): try lend(integers, to: take)
        case .float32(let matrix):
            let rowBytes = matrix.columns * MemoryLayout<Float>.stride
            if matrix.isContiguous {
                try take(UnsafeRawBufferPointer(start: matrix.pointer, count: matrix.rows * rowBytes))
            } else {
                for row in 0..<matrix.rows {
                    try take(UnsafeRawBufferPointer(start: matrix.pointer(row: row), count: rowBytes))
                }
            }
        }
    }

    /// Lends an array's bytes.
    private static func lend<Number: FixedWidthInteger, Failure: Error>(
        _ numbers: [Number], to take: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let outcome = numbers.withUnsafeBytes { bytes -> Result<Void, Failure> in
            do throws(Failure) { return .success(try take(bytes)) } catch { return .failure(error) }
        }
        try outcome.get()
    }
}
