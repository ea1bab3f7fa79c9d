import Foundation
import Foundations
import Glibc

extension SafeTensors {
    /// Writes the file whole or not at all, as `AtomicFile` does. The same contents give the same bytes.
    ///
    /// Its folder must exist. A file of that name is replaced; until the last moment the older one stays as it is.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason.
    public func write(to path: String) throws(EnvironmentError) {
        // Wide numbers first, so that every array starts at a multiple of its width; then by name.
        let order = entries.sorted { ($1.value.kind.width, $0.key) < ($0.value.kind.width, $1.key) }
        try AtomicFile(path).write { file throws(EnvironmentError) in
            try file.write(header(order))
            for entry in order { try Self.append(entry.value, to: &file) }
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
        let text = JSON.bytes(header)
        // Spaces up to a multiple of eight keep the numbers aligned in a mapped file.
        let padding = (8 - text.count % 8) % 8
        let length = UInt64(text.count + padding)
        return withUnsafeBytes(of: length.littleEndian) { Array($0) } + text
            + [UInt8](repeating: UInt8(ascii: " "), count: padding)
    }

    private static func append(_ entry: Entry, to file: inout AtomicFile.Writer) throws(EnvironmentError) {
        switch entry.numbers {
        case .int64(let integers): try file.write(integers)
        case .float32(let matrix):
            let rowBytes = matrix.columns * MemoryLayout<Float>.stride
            if matrix.isContiguous {
                try file.write(UnsafeRawBufferPointer(start: matrix.pointer, count: matrix.rows * rowBytes))
            } else {
                for row in 0..<matrix.rows {
                    try file.write(UnsafeRawBufferPointer(start: matrix.pointer(row: row), count: rowBytes))
                }
            }
        }
    }
}
