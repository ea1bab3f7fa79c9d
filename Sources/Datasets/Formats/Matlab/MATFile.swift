import CMatIO
import Foundations
import Glibc
import Synchronization
import Tensors

/// A MATLAB file of version 5 or 7.3, read through libmatio. Everything is copied out; nothing of the library stays
/// behind.
///
/// The library below version 7.3 files is not safe to call from two threads, so one file at a time is open in the
/// process.
struct MATFile: ~Copyable {
    private static let oneAtATime = Mutex<Void>(())

    let path: String
    let frame: MATFrame
    private let handle: OpaquePointer
    private let library: MatIO

    /// Opens `path`, hands it to `body`, and closes it again.
    static func reading<Result>(
        _ path: String, _ body: (borrowing MATFile) throws(EnvironmentError) -> Result
    ) throws(EnvironmentError) -> Result {
        let frame = try MATFrame(path: path)
        return try oneAtATime.withLock { _ throws(EnvironmentError) in
            if frame.version == .sevenPointThree { try HDF5.prepare() }
            return try body(MATFile(path: path, frame: frame, library: try MatIO.loaded))
        }
    }

    private init(path: String, frame: MATFrame, library: MatIO) throws(EnvironmentError) {
        // Without a function of our own the library keeps quiet, but exits the process on what it calls an error.
        guard let handle = library.open(path, Int32(MAT_ACC_RDONLY.rawValue)) else {
            throw EnvironmentError(
                .malformed, "the file has a MATLAB header but cannot be read",
                cause: "libmatio cannot open it: damaged or cut off", path: path)
        }
        self.path = path
        self.frame = frame
        self.handle = handle
        self.library = library
    }

    deinit { _ = library.close(handle) }

    /// The names of all variables.
    var names: [String] {
        var count = 0
        guard let directory = library.directory(handle, &count) else { return [] }
        return (0..<count).compactMap { directory[$0].map { String(cString: $0) } }
    }

    func contains(_ name: String) -> Bool { names.contains(name) }

    /// The dimensions of a variable without its numbers, or nil if there is none of that name.
    func dimensions(_ name: String) throws(EnvironmentError) -> [Int]? {
        guard let variable = library.readInfo(handle, name) else { return nil }
        defer { library.free(variable) }
        return try dimensions(of: variable, name: name)
    }

    /// A real matrix, r × c in MATLAB, as c rows of r numbers: MATLAB's columns, which lie together in memory, become
    /// rows.
    func columns(_ name: String, meaning: String) throws(EnvironmentError) -> Matrix {
        let variable = try numbers(name, meaning: meaning)
        defer { library.free(variable.pointer) }
        let (rows, columns) = (variable.rows, variable.columns)
        guard rows > 0, columns > 0 else {
            throw .malformed(path, variable: name, expected: meaning, found: "an empty \(rows)×\(columns) matrix")
        }
        let result = Matrix(rows: columns, columns: rows)
        if let index = variable.convert(into: result.pointer) {
            throw .malformed(
                path, variable: name, expected: "finite numbers within the range of float32",
                found: "\(variable.text(at: index)) at row \(index % rows + 1), column \(index / rows + 1)")
        }
        return result
    }

    /// The whole numbers of an n×1 or 1×n matrix. `allowed` holds every one of them; `allowedMeaning` says so in words.
    func integers(
        _ name: String, meaning: String, in allowed: ClosedRange<Int>, allowedMeaning: String
    ) throws(EnvironmentError) -> [Int] {
        let variable = try numbers(name, meaning: meaning)
        defer { library.free(variable.pointer) }
        guard variable.rows == 1 || variable.columns == 1 || variable.count == 0 else {
            throw .malformed(
                path, variable: name, expected: meaning, found: "a \(variable.rows)×\(variable.columns) matrix")
        }
        var result: [Int] = []
        result.reserveCapacity(variable.count)
        for index in 0..<variable.count {
            guard let number = variable.integer(at: index), allowed.contains(number) else {
                throw .malformed(
                    path, variable: name, expected: allowedMeaning,
                    found: "\(variable.text(at: index)) at position \(index + 1)")
            }
            result.append(number)
        }
        return result
    }

    /// The texts of a cell array, or the rows of a character matrix.
    func texts(_ name: String, meaning: String) throws(EnvironmentError) -> [String] {
        try guardSize(name, meaning: meaning)
        guard let variable = library.read(handle, name) else {
            throw EnvironmentError(
                .malformed, "'\(name)' cannot be read", cause: "the file is damaged or cut off", path: path)
        }
        defer { library.free(variable) }
        if variable.pointee.class_type == MAT_C_CHAR { return try lines(variable, name: name) }
        guard variable.pointee.class_type == MAT_C_CELL else {
            if hasNoClass(variable, try dimensions(of: variable, name: name)) {
                throw withoutClass(name, meaning: meaning)
            }
            throw .malformed(
                path, variable: name, expected: meaning, found: Self.description(variable.pointee.class_type))
        }
        let count = try dimensions(of: variable, name: name).reduce(1, *)
        guard let cells = variable.pointee.data?.assumingMemoryBound(to: UnsafeMutablePointer<matvar_t>?.self),
            variable.pointee.nbytes >= count * MemoryLayout<OpaquePointer>.stride
        else {
            guard count == 0 else {
                throw .malformed(path, variable: name, expected: meaning, found: "a cell array without contents")
            }
            return []
        }
        var result: [String] = []
        for index in 0..<count {
            guard let text = try text(cells[index], name: name) else {
                throw .malformed(
                    path, variable: name, expected: "a text in every cell",
                    found: cells[index].map { Self.description($0.pointee.class_type) } ?? "nothing",
                    hint: "see cell \(index + 1)")
            }
            result.append(text)
        }
        return result
    }

    // MARK: Checks before anything is read

    /// The variable with its numbers. The caller frees it.
    private func numbers(_ name: String, meaning: String) throws(EnvironmentError) -> MATNumbers {
        try guardSize(name, meaning: meaning)
        guard let variable = library.readInfo(handle, name) else {
            throw EnvironmentError(
                .malformed, "'\(name)' cannot be read", cause: "the file is damaged or cut off", path: path)
        }
        do throws(EnvironmentError) {
            let dimensions = try dimensions(of: variable, name: name)
            guard let width = MATNumbers.width(of: variable.pointee.class_type) else {
                if hasNoClass(variable, dimensions) { throw withoutClass(name, meaning: meaning) }
                let hint = variable.pointee.class_type == MAT_C_SPARSE ? "save it with full(\(name))" : nil
                throw EnvironmentError.malformed(
                    path, variable: name, expected: meaning, found: Self.description(variable.pointee.class_type),
                    hint: hint)
            }
            guard variable.pointee.isComplex == 0 else {
                throw EnvironmentError.malformed(path, variable: name, expected: "real numbers", found: "complex ones")
            }
            guard dimensions.count == 2 else {
                throw EnvironmentError.malformed(
                    path, variable: name, expected: meaning,
                    found: "\(dimensions.count) dimensions, \(dimensions.map { "\($0)" }.joined(separator: "×"))")
            }
            let count = dimensions[0] * dimensions[1]
            if count > 0 {
                guard library.readData(handle, variable) == 0, variable.pointee.data != nil,
                    variable.pointee.nbytes >= count * width, Int(variable.pointee.data_size) == width
                else {
                    throw EnvironmentError(
                        .malformed, "the numbers of '\(name)' cannot be read", cause: "the file is damaged or cut off",
                        path: path)
                }
            }
            return MATNumbers(pointer: variable, rows: dimensions[0], columns: dimensions[1])
        } catch {
            library.free(variable)
            throw error
        }
    }

    /// Throws for a variable that is not there, or announces more than the file can hold or the machine can take.
    private func guardSize(_ name: String, meaning: String) throws(EnvironmentError) {
        guard let dimensions = try dimensions(name) else {
            let known = names
            if known.isEmpty, frame.version == .sevenPointThree { throw withoutClass(name, meaning: meaning) }
            let hint = Suggestion.closest(to: name, among: known).map { "did you mean '\($0)'?" }
            let list = known.isEmpty ? "none" : known.sorted().map { "'\($0)'" }.joined(separator: ", ")
            throw .malformed(
                path, variable: name, expected: meaning, found: "no such variable among \(list)", hint: hint)
        }
        // A byte of a deflated file yields at most 1032; the formats below 7.3 spend at least a byte on a number.
        let count = dimensions.reduce(1) { $0.multipliedReportingOverflow(by: $1).overflow ? Int.max : $0 * $1 }
        let memory = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        guard count <= frame.size.multipliedReportingOverflow(by: 1032).partialValue,
            count <= memory / MemoryLayout<Double>.stride
        else {
            let announced = dimensions.map { "\($0)" }.joined(separator: "×")
            throw .malformed(
                path, variable: name, expected: meaning,
                found: "\(announced) announced in a file of \(frame.size) bytes",
                hint: "the file is damaged, or too large for this machine")
        }
    }

    private func dimensions(of variable: UnsafeMutablePointer<matvar_t>, name: String) throws(EnvironmentError) -> [Int]
    {
        let rank = Int(variable.pointee.rank)
        guard rank >= 1, rank <= 32, let dimensions = variable.pointee.dims else {
            throw .malformed(
                path, variable: name, expected: "a variable with dimensions", found: "\(rank) of them",
                hint: "the file is damaged")
        }
        return (0..<rank).map { Int(clamping: dimensions[$0]) }
    }

    /// Whether a variable holds numbers or texts and does not say which, as in HDF5 files of programs other than
    /// MATLAB.
    private func hasNoClass(_ variable: MatIO.Variable, _ dimensions: [Int]) -> Bool {
        frame.version == .sevenPointThree && variable.pointee.class_type == MAT_C_EMPTY && !dimensions.contains(0)
    }

    private func withoutClass(_ name: String, meaning: String) -> EnvironmentError {
        .malformed(
            path, variable: name, expected: meaning,
            found:
                "HDF5 data that does not say what MATLAB should take it for "
                + "(no attribute MATLAB_class of fixed length)",
            hint: "in Python, write it with scipy.io.savemat or hdf5storage.savemat")
    }

    // MARK: Text

    private func text(
        _ variable: UnsafeMutablePointer<matvar_t>?, name: String, depth: Int = 0
    ) throws(EnvironmentError) -> String? {
        guard let variable else { return nil }
        switch variable.pointee.class_type {
        case MAT_C_CHAR:
            let lines = try lines(variable, name: name)
            return lines.count <= 1 ? lines.first ?? "" : nil
        case MAT_C_CELL
        where depth < 2 && variable.pointee.data != nil
            && variable.pointee.nbytes == MemoryLayout<OpaquePointer>.stride:
            // A text wrapped once more, as {{'antelope'}}.
            return try text(
                variable.pointee.data.assumingMemoryBound(to: UnsafeMutablePointer<matvar_t>?.self)[0], name: name,
                depth: depth + 1)
        default: return nil
        }
    }

    /// The rows of a character matrix, blanks at their ends left off.
    private func lines(_ variable: UnsafeMutablePointer<matvar_t>, name: String) throws(EnvironmentError) -> [String] {
        let dimensions = try dimensions(of: variable, name: name)
        guard dimensions.count == 2 else {
            throw .malformed(
                path, variable: name, expected: "a line of text", found: "\(dimensions.count) dimensions of characters")
        }
        let (rows, columns) = (dimensions[0], dimensions[1])
        let width = Int(variable.pointee.data_size)
        guard rows > 0, columns > 0 else { return rows == 0 ? [] : Array(repeating: "", count: rows) }
        guard let data = variable.pointee.data, [1, 2, 4].contains(width),
            rows <= 1 || Int(variable.pointee.nbytes) >= rows * columns * width
        else {
            throw .malformed(
                path, variable: name, expected: "\(rows)×\(columns) characters", found: "fewer",
                hint: "the file is damaged")
        }
        // UTF-8 may take more bytes than there are characters, or, where dimensions count bytes, just as many.
        if width == 1, rows == 1 {
            return [
                Self.trimmed(
                    String(
                        decoding: UnsafeRawBufferPointer(start: data, count: Int(variable.pointee.nbytes)),
                        as: UTF8.self))
            ]
        }
        let units = Int(variable.pointee.nbytes) / width
        func unit(_ index: Int) -> UInt32 {
            guard index < units else { return 32 }
            switch width {
            case 1: return UInt32(data.load(fromByteOffset: index, as: UInt8.self))
            case 2: return UInt32(data.load(fromByteOffset: 2 * index, as: UInt16.self))
            default: return data.load(fromByteOffset: 4 * index, as: UInt32.self)
            }
        }
        return (0..<rows).map { row in
            let line = (0..<columns).map { unit(row + $0 * rows) }
            let text =
                width == 4
                ? String(decoding: line, as: UTF32.self)
                : String(decoding: line.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
            return Self.trimmed(text)
        }
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let last = scalars.last, last == " " || last == "\0" || last == "\n" || last == "\r" {
            scalars.removeLast()
        }
        return String(scalars)
    }

    private static func description(_ kind: matio_classes) -> String {
        switch kind {
        case MAT_C_CELL: "a cell array"
        case MAT_C_STRUCT: "a structure"
        case MAT_C_OBJECT, MAT_C_OPAQUE: "an object"
        case MAT_C_CHAR: "text"
        case MAT_C_SPARSE: "a sparse matrix"
        case MAT_C_FUNCTION: "a function"
        case MAT_C_EMPTY: "nothing"
        default: "numbers"
        }
    }
}
