import Foundations

/// Reads big-endian numbers from a file in memory; reading past its end throws.
struct BigEndianBytes: Sendable {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func check(_ offset: Int, _ count: Int) throws {
        guard offset >= 0, offset + count <= bytes.count else {
            throw EnvironmentError(.unreadable, "it ends after \(bytes.count) bytes")
        }
    }

    func u8(_ offset: Int) throws -> Int {
        try check(offset, 1)
        return Int(bytes[offset])
    }

    func i8(_ offset: Int) throws -> Int {
        Int(Int8(truncatingIfNeeded: try u8(offset)))
    }

    func u16(_ offset: Int) throws -> Int {
        try check(offset, 2)
        return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    func i16(_ offset: Int) throws -> Int {
        Int(Int16(truncatingIfNeeded: try u16(offset)))
    }

    func u32(_ offset: Int) throws -> UInt32 {
        UInt32(try u16(offset)) << 16 | UInt32(try u16(offset + 2))
    }
}

/// A number that tells byte sequences apart (FNV-1a, 64 bits); not for adversaries.
struct ByteHash: CustomStringConvertible {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// Sixteen hexadecimal digits.
    var description: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
