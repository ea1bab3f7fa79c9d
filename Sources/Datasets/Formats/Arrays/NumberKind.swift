import Tensors

/// The kinds of numbers that files of arrays hold.
enum NumberKind: Hashable, Sendable {
    case boolean
    case unsigned(bytes: Int)
    case signed(bytes: Int)
    /// IEEE 754: binary16, binary32 or binary64.
    case floating(bytes: Int)

    /// Bytes that one number takes.
    var width: Int {
        switch self {
        case .boolean: 1
        case .unsigned(let bytes), .signed(let bytes), .floating(let bytes): bytes
        }
    }
}

extension MappedArray {
    /// One number as a whole number, or nil if it is none.
    func integer(at index: Int) -> Int? {
        switch kind {
        case .boolean: load(UInt8.self, index) == 0 ? 0 : 1
        case .unsigned(1): Int(load(UInt8.self, index))
        case .unsigned(2): Int(load(UInt16.self, index))
        case .unsigned(4): Int(load(UInt32.self, index))
        case .unsigned: Int(exactly: load(UInt64.self, index))
        case .signed(1): Int(Int8(bitPattern: load(UInt8.self, index)))
        case .signed(2): Int(Int16(bitPattern: load(UInt16.self, index)))
        case .signed(4): Int(Int32(bitPattern: load(UInt32.self, index)))
        case .signed: Int(Int64(bitPattern: load(UInt64.self, index)))
        case .floating: Int(exactly: double(at: index))
        }
    }

    /// One number, rounded where it is a whole number beyond 2⁵³.
    func double(at index: Int) -> Double {
        switch kind {
        case .floating(2): Double(Float16(bitPattern: load(UInt16.self, index)))
        case .floating(4): Double(Float(bitPattern: load(UInt32.self, index)))
        case .floating: Double(bitPattern: load(UInt64.self, index))
        case .unsigned(8): Double(load(UInt64.self, index))
        default: Double(integer(at: index) ?? 0)
        }
    }

    /// Writes all numbers of a table as float32.
    /// - Returns: how many of them are not finite.
    func convert(into target: Matrix) -> Int {
        switch kind {
        case .boolean: copy(UInt8.self, target) { $0 == 0 ? 0 : 1 }
        case .unsigned(1): copy(UInt8.self, target) { Float($0) }
        case .unsigned(2): copy(UInt16.self, target) { Float($0) }
        case .unsigned(4): copy(UInt32.self, target) { Float($0) }
        case .unsigned: copy(UInt64.self, target) { Float($0) }
        case .signed(1): copy(UInt8.self, target) { Float(Int8(bitPattern: $0)) }
        case .signed(2): copy(UInt16.self, target) { Float(Int16(bitPattern: $0)) }
        case .signed(4): copy(UInt32.self, target) { Float(Int32(bitPattern: $0)) }
        case .signed: copy(UInt64.self, target) { Float(Int64(bitPattern: $0)) }
        case .floating(2): copy(UInt16.self, target) { Float(Float16(bitPattern: $0)) }
        case .floating(4): copy(UInt32.self, target) { Float(bitPattern: $0) }
        case .floating: copy(UInt64.self, target) { Float(Double(bitPattern: $0)) }
        }
    }

    private func load<Raw: FixedWidthInteger & BitwiseCopyable>(_ type: Raw.Type, _ index: Int) -> Raw {
        let raw = numbers.loadUnaligned(fromByteOffset: index * kind.width, as: Raw.self)
        return isBigEndian ? Raw(bigEndian: raw) : Raw(littleEndian: raw)
    }

    private func copy<Raw: FixedWidthInteger & BitwiseCopyable>(
        _ type: Raw.Type, _ target: Matrix, _ number: (Raw) -> Float
    ) -> Int {
        var strangers = 0
        // Columns that lie together are taken in pieces: the rows of a piece stay in the processor's cache.
        let piece = 256
        for start in stride(from: 0, to: target.rows, by: piece) {
            let rows = start..<min(start + piece, target.rows)
            if isColumnMajor {
                for column in 0..<target.columns {
                    for row in rows {
                        let value = number(load(type, column * target.rows + row))
                        target.pointer(row: row)[column] = value
                        if !value.isFinite { strangers += 1 }
                    }
                }
            } else {
                for row in rows {
                    let place = target.pointer(row: row)
                    for column in 0..<target.columns {
                        let value = number(load(type, row * target.columns + column))
                        place[column] = value
                        if !value.isFinite { strangers += 1 }
                    }
                }
            }
        }
        return strangers
    }
}
