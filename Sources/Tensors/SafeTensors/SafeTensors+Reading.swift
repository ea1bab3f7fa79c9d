import Foundation
import Foundations
import Glibc

extension SafeTensors {
    /// Reads a whole file. Nothing in it is believed before it has been checked: lengths, offsets and shapes must agree
    /// to the byte.
    public init(readingFrom path: String) throws(EnvironmentError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .cannotRead(path, errno: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw EnvironmentError(.unreadable, "not a file", path: path)
        }
        try self.init(
            Source(size: Int(status.st_size), path: path) { target, offset throws(EnvironmentError) in
                var done = 0
                while done < target.count {
                    let count = pread(descriptor, target.baseAddress! + done, target.count - done, off_t(offset + done))
                    if count < 0 && errno == EINTR { continue }
                    guard count >= 0 else { throw .cannotRead(path, errno: errno) }
                    guard count > 0 else {
                        throw EnvironmentError(.truncated, "the file ends at byte \(offset + done)", path: path)
                    }
                    done += count
                }
            })
    }

    /// Reads what stands in memory as `bytes` gives it, and as carefully as a file.
    public init(_ bytes: [UInt8]) throws(EnvironmentError) {
        try self.init(
            Source(size: bytes.count, path: nil) { target, offset in
                bytes.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[offset..<offset + target.count])) }
            })
    }

    private init(_ file: Source) throws(EnvironmentError) {
        let path = file.path
        let (header, start) = try Self.header(of: file)
        let placed = try header.entries.map { name, said throws(EnvironmentError) in
            try Place(name: name, said, path: path)
        }
        .sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.name) < ($1.range.lowerBound, $1.range.upperBound, $1.name)
        }
        var end = 0
        for place in placed {
            guard place.range.lowerBound == end else {
                throw EnvironmentError(
                    .contradictory,
                    "the array '\(place.name)' starts at byte \(place.range.lowerBound), where the one before it ends "
                        + "at \(end)",
                    path: path)
            }
            end = place.range.upperBound
        }
        guard end <= file.size - start else {
            throw EnvironmentError(
                .truncated, "the header announces \(end) bytes of numbers, and \(file.size - start) are there",
                path: path)
        }
        guard end == file.size - start else {
            throw EnvironmentError(.contradictory, "\(file.size - start - end) bytes follow the last array", path: path)
        }
        var entries: [String: Entry] = [:]
        for place in placed { entries[place.name] = try place.entry(in: file, start: start) }
        self.init(entries: entries, metadata: header.metadata)
    }

    private static func header(of file: Source) throws(EnvironmentError) -> (header: Header, end: Int) {
        guard file.size >= 8 else {
            throw EnvironmentError(.truncated, "\(file.size) bytes are too few for a header", path: file.path)
        }
        let length = UInt64(littleEndian: try file.numbers(1, at: 0)[0])
        guard length <= UInt64(longestHeader) else {
            throw EnvironmentError(
                .malformed, "a header of \(length) bytes: this is no safetensors file", path: file.path)
        }
        guard length <= UInt64(file.size - 8) else {
            throw EnvironmentError(
                .truncated, "the header announces \(length) bytes, and \(file.size - 8) are there", path: file.path)
        }
        let text: [UInt8] = try file.numbers(Int(length), at: 8)
        guard text.first == UInt8(ascii: "{"), let header = try? JSON.value(Header.self, from: text)
        else {
            throw EnvironmentError(
                .malformed, "the header is not the JSON that the format asks for", path: file.path)
        }
        return (header, 8 + Int(length))
    }

    /// Where the bytes stand.
    private struct Source {
        let size: Int
        /// nil for memory.
        let path: String?
        /// Fills memory with the bytes that begin at an offset; as many as asked for lie before the end.
        let read: (_ target: UnsafeMutableRawBufferPointer, _ offset: Int) throws(EnvironmentError) -> Void

        func numbers<Number: FixedWidthInteger>(_ count: Int, at offset: Int) throws(EnvironmentError) -> [Number] {
            let memory = UnsafeMutableBufferPointer<Number>.allocate(capacity: count)
            defer { memory.deallocate() }
            try read(UnsafeMutableRawBufferPointer(memory), offset)
            return Array(memory)
        }
    }

    /// Where one array stands, held against its shape.
    private struct Place {
        let name: String
        let kind: Entry.Kind
        let shape: [Int]
        let range: Range<Int>

        init(name: String, _ said: HeaderEntry, path: String?) throws(EnvironmentError) {
            guard let kind = Entry.Kind(rawValue: said.dtype) else {
                throw EnvironmentError(
                    .unsupported,
                    "the array '\(name)' has numbers of type \(said.dtype.prefix(16)); F32 and I64 are known",
                    path: path)
            }
            guard said.offsets.count == 2, said.offsets[0] >= 0, said.offsets[0] <= said.offsets[1] else {
                throw EnvironmentError(
                    .contradictory, "the array '\(name)' has the offsets \(said.offsets)", path: path)
            }
            var bytes = kind.width
            for extent in said.shape {
                let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
                guard extent >= 0, !overflow else {
                    throw EnvironmentError(
                        .contradictory, "the array '\(name)' has the shape \(said.shape)", path: path)
                }
                bytes = product
            }
            guard bytes == said.offsets[1] - said.offsets[0] else {
                throw EnvironmentError(
                    .contradictory,
                    "the array '\(name)' of shape \(said.shape) takes \(bytes) bytes, and its offsets leave it "
                        + "\(said.offsets[1] - said.offsets[0])",
                    path: path)
            }
            self.name = name
            self.kind = kind
            shape = said.shape
            range = said.offsets[0]..<said.offsets[1]
        }

        func entry(in file: Source, start: Int) throws(EnvironmentError) -> Entry {
            switch kind {
            case .float32:
                // A scalar is one row of one.
                let columns = shape.last ?? 1
                let matrix = Matrix(rows: shape.dropLast().reduce(1, *), columns: columns)
                try file.read(
                    UnsafeMutableRawBufferPointer(start: matrix.pointer, count: range.count), start + range.lowerBound)
                return Entry(shape: shape, numbers: .float32(matrix))
            case .int64:
                return Entry(
                    shape: shape,
                    numbers: .int64(try file.numbers(range.count / kind.width, at: start + range.lowerBound)))
            }
        }
    }
}
