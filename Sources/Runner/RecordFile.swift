import Crypto
import Foundation
import Foundations

/// A record as one file: a fixed prelude, a JSON header that any tool can read, then the arrays' raw values.
///
///     offset  bytes
///          0      8   "d3gzrec1"
///          8      8   length of the header, little-endian
///         16      8   length of the values, little-endian
///         24     32   SHA-256 of header and values
///         56          header (JSON), then values (float32, little-endian, row-major, in the header's order)
struct RecordFile {
    struct ArrayLayout: Codable {
        let name: String
        let shape: [Int]
    }

    struct Header: Codable {
        let key: UnitKey
        let title: String
        let scalars: [String: Double]
        let series: [String: [Double]]
        let texts: [String: String]
        let arrays: [ArrayLayout]
        let seconds: Double
        let finished: String
        let machine: String
    }

    /// Why a file is no record. The store treats such a file as absent.
    enum Damage: Error, CustomStringConvertible {
        case foreign, truncated, altered
        case unreadable(String)

        var description: String {
            switch self {
            case .foreign: "it is not a record of this version"
            case .truncated: "it is truncated"
            case .altered: "its checksum does not match"
            case .unreadable(let reason): "its header cannot be read (\(reason))"
            }
        }
    }

    static let magic = Data("d3gzrec1".utf8)
    static let preludeSize = 56

    let header: Header
    let record: Record

    static func encode(_ record: Record, key: UnitKey, title: String) -> Data {
        let names = record.arrays.keys.sorted()
        let header = Header(
            key: key, title: title, scalars: record.scalars, series: record.series, texts: record.texts,
            arrays: names.map { ArrayLayout(name: $0, shape: record.arrays[$0]!.shape) },
            seconds: record.seconds, finished: record.finished, machine: record.machine)
        let json = JSON.bytes(header)
        var body = Data(json)
        for name in names {
            record.arrays[name]!.values.map(\.bitPattern.littleEndian).withUnsafeBytes { body.append(contentsOf: $0) }
        }
        var file = magic
        file.append(UInt64(json.count))
        file.append(UInt64(body.count - json.count))
        file.append(contentsOf: SHA256.hash(data: body))
        file.append(body)
        return file
    }

    /// Reads a whole file, believing nothing in it before its checksum has been verified.
    init(decoding file: Data) throws(Damage) {
        let lengths = try Self.lengths(inPreludeOf: file)
        let body = file.dropFirst(Self.preludeSize)
        guard body.count >= lengths.header, body.count - lengths.header >= lengths.values else { throw .truncated }
        guard body.count - lengths.header == lengths.values else { throw .altered }
        guard file.dropFirst(24).prefix(32).elementsEqual(SHA256.hash(data: body)) else { throw .altered }
        header = try Self.header(from: body.prefix(lengths.header))

        let values = body.dropFirst(lengths.header).withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map {
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
        var arrays: [String: StoredArray] = [:]
        var start = 0
        for layout in header.arrays {
            guard let count = StoredArray.count(of: layout.shape), count <= values.count - start else { throw .altered }
            arrays[layout.name] = StoredArray(shape: layout.shape, values: Array(values[start..<start + count]))
            start += count
        }
        record = Record(
            scalars: header.scalars, series: header.series, arrays: arrays, texts: header.texts,
            seconds: header.seconds, finished: header.finished, machine: header.machine)
    }

    /// Reads the header alone, for listings, without verifying the checksum.
    static func header(ofFileAt path: String) throws(Damage) -> Header {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable("the file cannot be opened") }
        defer { try? file.close() }
        let lengths = try Self.lengths(inPreludeOf: (try? file.read(upToCount: preludeSize)) ?? Data())
        // Memory is asked for by this length, so it has to be believable.
        let size = (try? file.seekToEnd()).flatMap { Int(exactly: $0) } ?? 0
        guard lengths.header <= size - preludeSize, (try? file.seek(toOffset: UInt64(preludeSize))) != nil else {
            throw .truncated
        }
        guard let json = try? file.read(upToCount: lengths.header), json.count == lengths.header else {
            throw .truncated
        }
        return try header(from: json)
    }

    private static func lengths(inPreludeOf file: Data) throws(Damage) -> (header: Int, values: Int) {
        guard file.prefix(8) == magic.prefix(file.count) else { throw .foreign }
        guard file.count >= preludeSize else { throw .truncated }
        guard let header = Int(exactly: file.integer(at: 8)), let values = Int(exactly: file.integer(at: 16)) else {
            throw .altered
        }
        return (header, values)
    }

    private static func header(from json: Data) throws(Damage) -> Header {
        do { return try JSON.value(from: json) } catch { throw .unreadable("\(error)") }
    }
}

extension Data {
    fileprivate mutating func append(_ integer: UInt64) {
        Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
    }

    fileprivate func integer(at offset: Int) -> UInt64 {
        withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }
}
