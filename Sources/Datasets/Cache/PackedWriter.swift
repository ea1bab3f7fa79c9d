/// Numbers and texts one after the other as bytes, least significant first.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ text: String) {
        write(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ texts: [String]) {
        write(UInt64(texts.count))
        for text in texts { write(text) }
    }

    /// Each must be ≥ 0 and fit 32 bits.
    mutating func write(_ numbers: [Int]) {
        write(UInt64(numbers.count))
        for number in numbers { withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) } }
    }

    mutating func write(_ numbers: [UInt64]) {
        write(UInt64(numbers.count))
        for number in numbers { write(number) }
    }

    mutating func write(_ numbers: [Float]) {
        write(UInt64(numbers.count))
        for number in numbers { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    }
}
