/// Reads back what a `PackedWriter` wrote. Anything else, of whatever length, gives nil and never reads past the end.
struct PackedReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func number() -> UInt64? {
        guard bytes.count - offset >= 8 else { return nil }
        defer { offset += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    mutating func text() -> String? {
        guard let part = part(of: 1) else { return nil }
        return String(validating: part, as: UTF8.self)
    }

    mutating func texts() -> [String]? {
        // Every text takes at least the eight bytes of its length.
        guard let count = number(), count <= UInt64(bytes.count - offset) / 8 else { return nil }
        var result: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            result.append(text)
        }
        return result
    }

    mutating func integers() -> [Int]? {
        guard let part = part(of: 4) else { return nil }
        return (0..<part.count / 4).map {
            Int(UInt32(littleEndian: part.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
        }
    }

    mutating func words() -> [UInt64]? {
        guard let part = part(of: 8) else { return nil }
        return (0..<part.count / 8).map {
            UInt64(littleEndian: part.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
        }
    }

    mutating func floats() -> [Float]? {
        guard let part = part(of: 4) else { return nil }
        return (0..<part.count / 4).map {
            Float(bitPattern: UInt32(littleEndian: part.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
        }
    }

    /// A count, then that many items of `width` bytes.
    private mutating func part(of width: Int) -> UnsafeRawBufferPointer? {
        guard let count = number(), count <= UInt64(bytes.count - offset) / UInt64(width) else { return nil }
        let length = Int(count) * width
        defer { offset += length }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }
}
