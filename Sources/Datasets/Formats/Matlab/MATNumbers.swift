import CMatIO

/// The numbers of a real MATLAB matrix as libmatio holds them, column by column. Whoever made it frees the variable.
struct MATNumbers {
    let pointer: UnsafeMutablePointer<matvar_t>
    let rows: Int
    let columns: Int

    var count: Int { rows * columns }

    /// Bytes a number of that class takes, or nil for what is no class of numbers.
    static func width(of kind: matio_classes) -> Int? {
        switch kind {
        case MAT_C_DOUBLE, MAT_C_INT64, MAT_C_UINT64: 8
        case MAT_C_SINGLE, MAT_C_INT32, MAT_C_UINT32: 4
        case MAT_C_INT16, MAT_C_UINT16: 2
        case MAT_C_INT8, MAT_C_UINT8: 1
        default: nil
        }
    }

    /// Writes all numbers as float32.
    /// - Returns: the position of the first that is not a finite float32, if there is one.
    func convert(into target: UnsafeMutablePointer<Float>) -> Int? {
        switch pointer.pointee.class_type {
        case MAT_C_DOUBLE: return copy(Double.self, into: target) { Float($0) }
        case MAT_C_SINGLE: return copy(Float.self, into: target) { $0 }
        case MAT_C_INT8: return copy(Int8.self, into: target) { Float($0) }
        case MAT_C_UINT8: return copy(UInt8.self, into: target) { Float($0) }
        case MAT_C_INT16: return copy(Int16.self, into: target) { Float($0) }
        case MAT_C_UINT16: return copy(UInt16.self, into: target) { Float($0) }
        case MAT_C_INT32: return copy(Int32.self, into: target) { Float($0) }
        case MAT_C_UINT32: return copy(UInt32.self, into: target) { Float($0) }
        case MAT_C_INT64: return copy(Int64.self, into: target) { Float($0) }
        case MAT_C_UINT64: return copy(UInt64.self, into: target) { Float($0) }
        default: preconditionFailure("class \(pointer.pointee.class_type) holds no numbers")
        }
    }

    private func copy<Number>(
        _ type: Number.Type, into target: UnsafeMutablePointer<Float>, _ convert: (Number) -> Float
    ) -> Int? {
        guard count > 0 else { return nil }
        let source = pointer.pointee.data.assumingMemoryBound(to: Number.self)
        var areFinite = true
        for index in 0..<count {
            let number = convert(source[index])
            target[index] = number
            areFinite = areFinite && number.isFinite
        }
        return areFinite ? nil : (0..<count).first { !target[$0].isFinite }
    }

    /// One number as a whole number, or nil if it is none.
    func integer(at index: Int) -> Int? {
        guard let data = pointer.pointee.data else { return nil }
        switch pointer.pointee.class_type {
        case MAT_C_DOUBLE: return Int(exactly: data.assumingMemoryBound(to: Double.self)[index])
        case MAT_C_SINGLE: return Int(exactly: data.assumingMemoryBound(to: Float.self)[index])
        case MAT_C_INT8: return Int(data.assumingMemoryBound(to: Int8.self)[index])
        case MAT_C_UINT8: return Int(data.assumingMemoryBound(to: UInt8.self)[index])
        case MAT_C_INT16: return Int(data.assumingMemoryBound(to: Int16.self)[index])
        case MAT_C_UINT16: return Int(data.assumingMemoryBound(to: UInt16.self)[index])
        case MAT_C_INT32: return Int(data.assumingMemoryBound(to: Int32.self)[index])
        case MAT_C_UINT32: return Int(data.assumingMemoryBound(to: UInt32.self)[index])
        case MAT_C_INT64: return Int(data.assumingMemoryBound(to: Int64.self)[index])
        case MAT_C_UINT64: return Int(exactly: data.assumingMemoryBound(to: UInt64.self)[index])
        default: preconditionFailure("class \(pointer.pointee.class_type) holds no numbers")
        }
    }

    /// One number as a reader would write it.
    func text(at index: Int) -> String {
        guard let data = pointer.pointee.data else { return "nothing" }
        switch pointer.pointee.class_type {
        case MAT_C_DOUBLE: return Self.text(data.assumingMemoryBound(to: Double.self)[index])
        case MAT_C_SINGLE: return Self.text(Double(data.assumingMemoryBound(to: Float.self)[index]))
        case MAT_C_UINT64: return "\(data.assumingMemoryBound(to: UInt64.self)[index])"
        default: return integer(at: index).map(String.init) ?? "?"
        }
    }

    private static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number > 0 ? "infinity" : "minus infinity" }
        return Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
