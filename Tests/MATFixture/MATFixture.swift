import Glibc

/// A MATLAB file for a test, written by libmatio, which the target under test loads into the process.
package struct MATFixture {
    package enum Format: Int32 {
        case five = 0x0100
        case sevenPointThree = 0x0200
    }

    package enum Variable {
        /// Column by column, as MATLAB keeps it.
        case doubles([Int], [Double])
        case singles([Int], [Float])
        case words([Int], [UInt16])
        case bytes([Int], [UInt8])
        case signedWords([Int], [Int16])
        case cells([String])
        case text(String)
        case complex([Int], [Double])
        /// Of doubles, all of them zero.
        case sparse([Int])
    }

    /// The layout of `mat_complex_split_t`.
    private struct ComplexParts {
        var real: UnsafeRawPointer?
        var imaginary: UnsafeRawPointer?
    }

    /// The layout of `mat_sparse_t`.
    private struct SparseParts {
        var capacity: UInt32
        var rows: UnsafePointer<UInt32>?
        var rowCount: UInt32
        var columns: UnsafePointer<UInt32>?
        var columnCount: UInt32
        var dataCount: UInt32
        var data: UnsafeRawPointer?
    }

    private typealias Create = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>?, Int32) -> OpaquePointer?
    private typealias MakeVariable =
        @convention(c) (UnsafePointer<CChar>?, Int32, Int32, Int32, UnsafeMutablePointer<Int>, UnsafeRawPointer?, Int32)
        -> OpaquePointer?
    private typealias Write = @convention(c) (OpaquePointer, OpaquePointer, Int32) -> Int32
    private typealias Release = @convention(c) (OpaquePointer) -> Void
    private typealias Close = @convention(c) (OpaquePointer) -> Int32

    private static func function<T>(_ name: String, as type: T.Type) -> T {
        guard let library = dlopen("libmatio.so", RTLD_LAZY), let address = dlsym(library, name) else {
            fatalError("libmatio has no \(name)")
        }
        return unsafeBitCast(address, to: type)
    }

    /// Writes the variables in the order given.
    package static func write(
        _ variables: [(String, Variable)], to path: String, format: Format = .five, compressed: Bool = false
    ) {
        guard let file = function("Mat_CreateVer", as: Create.self)(path, nil, format.rawValue) else {
            fatalError("cannot create \(path)")
        }
        for (name, variable) in variables {
            let made = make(name, variable)
            let status = function("Mat_VarWrite", as: Write.self)(file, made, compressed ? 1 : 0)
            precondition(status == 0, "cannot write \(name)")
            function("Mat_VarFree", as: Release.self)(made)
        }
        _ = function("Mat_Close", as: Close.self)(file)
    }

    private static func make(_ name: String?, _ variable: Variable) -> OpaquePointer {
        switch variable {
        case .doubles(let shape, let numbers): make(name, kind: 6, type: 9, shape, numbers)
        case .singles(let shape, let numbers): make(name, kind: 7, type: 7, shape, numbers)
        case .words(let shape, let numbers): make(name, kind: 11, type: 4, shape, numbers)
        case .bytes(let shape, let numbers): make(name, kind: 9, type: 2, shape, numbers)
        case .signedWords(let shape, let numbers): make(name, kind: 10, type: 3, shape, numbers)
        case .text(let text):
            // The shape counts characters, of which the library reads as many as there are.
            make(name, kind: 4, type: 16, [1, text.unicodeScalars.count], from: Array(text.utf8))
        case .cells(let texts): make(name, kind: 1, type: 21, [texts.count, 1], texts.map { make(nil, .text($0)) })
        case .complex(let shape, let numbers):
            numbers.withUnsafeBytes {
                make(
                    name, kind: 6, type: 9, shape,
                    from: [ComplexParts(real: $0.baseAddress, imaginary: $0.baseAddress)], flags: 0x0800)
            }
        case .sparse(let shape):
            [UInt32](repeating: 0, count: shape[1] + 1).withUnsafeBufferPointer { columns in
                [0.0].withUnsafeBytes { data in
                    let parts = SparseParts(
                        capacity: 1, rows: columns.baseAddress, rowCount: 1, columns: columns.baseAddress,
                        columnCount: UInt32(columns.count), dataCount: 1, data: data.baseAddress)
                    return make(name, kind: 5, type: 9, shape, from: [parts])
                }
            }
        }
    }

    private static func make<Number>(
        _ name: String?, kind: Int32, type: Int32, _ shape: [Int], _ numbers: [Number]
    ) -> OpaquePointer {
        precondition(numbers.count == shape.reduce(1, *), "\(numbers.count) numbers for \(shape)")
        return make(name, kind: kind, type: type, shape, from: numbers)
    }

    private static func make<Item>(
        _ name: String?, kind: Int32, type: Int32, _ shape: [Int], from items: [Item], flags: Int32 = 0
    ) -> OpaquePointer {
        var shape = shape
        let made = items.withUnsafeBytes {
            function("Mat_VarCreate", as: MakeVariable.self)(
                name, kind, type, Int32(shape.count), &shape, $0.baseAddress, flags)
        }
        guard let made else { fatalError("cannot make \(name ?? "a cell")") }
        return made
    }
}
