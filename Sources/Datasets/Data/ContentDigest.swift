import Tensors

/// A 128-bit digest of numbers and text, the same on every machine. It tells data apart; it does not resist an
/// adversary.
///
/// Four 64-bit lanes take 32 bytes a round with the round function of xxHash64 (Y. Collet); both halves of the result
/// mix all lanes.
struct ContentDigest {
    private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let third: UInt64 = 0x1656_67B1_9E37_79F9

    private var lanes = SIMD4<UInt64>(first &+ second, second, third, 0 &- first)

    /// Takes `bytes` as one item: two items differ from their concatenation.
    mutating func absorb(_ bytes: UnsafeRawBufferPointer) {
        var lanes = lanes
        let whole = bytes.count / 32
        for stripe in 0..<whole {
            let words = bytes.loadUnaligned(fromByteOffset: stripe * 32, as: SIMD4<UInt64>.self)
            lanes = Self.round(lanes, Self.littleEndian(words))
        }
        var tail = SIMD4<UInt64>()
        for offset in whole * 32..<bytes.count {
            tail[(offset - whole * 32) / 8] |= UInt64(bytes[offset]) << UInt64(offset % 8 * 8)
        }
        lanes = Self.round(lanes, tail)
        self.lanes = Self.round(lanes, SIMD4(UInt64(bytes.count), Self.first, Self.second, Self.third))
    }

    mutating func absorb(_ text: String) {
        var text = text
        text.withUTF8 { absorb(UnsafeRawBufferPointer($0)) }
    }

    mutating func absorb(_ numbers: [Int]) {
        numbers.map { Int64($0).littleEndian }.withUnsafeBytes { absorb($0) }
    }

    mutating func absorb(_ matrix: Matrix) {
        absorb([matrix.rows, matrix.columns])
        let numbers = matrix.isContiguous ? matrix : matrix.copy()
        withExtendedLifetime(numbers) {
            absorb(UnsafeRawBufferPointer(start: numbers.pointer, count: numbers.count * MemoryLayout<Float>.stride))
        }
    }

    /// 32 hexadecimal digits.
    var hexadecimal: String {
        Self.hexadecimal(folded(Self.first)) + Self.hexadecimal(folded(Self.third))
    }

    /// The first half of the digest, for checksums.
    var word: UInt64 { folded(Self.first) }

    /// The digest of a data set's contents. Its name, source and warnings do not count.
    static func of(
        features: Matrix, labels: [Int], classNames: [String], classEmbeddings: Matrix, split: Split
    ) -> String {
        var digest = ContentDigest()
        digest.absorb(features)
        digest.absorb(labels)
        for name in classNames { digest.absorb(name) }
        digest.absorb(classEmbeddings)
        for part in [split.trainval, split.train, split.validation, split.testSeen, split.testUnseen] {
            digest.absorb(part)
        }
        return digest.hexadecimal
    }

    private static func round(_ lanes: SIMD4<UInt64>, _ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
        let sum = lanes &+ words &* SIMD4(repeating: second)
        return (sum &<< 31 | sum &>> 33) &* SIMD4(repeating: first)
    }

    private static func littleEndian(_ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
        SIMD4(words[0].littleEndian, words[1].littleEndian, words[2].littleEndian, words[3].littleEndian)
    }

    private func folded(_ start: UInt64) -> UInt64 {
        var result = start
        for lane in 0..<4 {
            result = (result ^ lanes[lane]) &* Self.second
            result ^= result >> 29
            result = result &* Self.third
            result ^= result >> 32
        }
        return result
    }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
