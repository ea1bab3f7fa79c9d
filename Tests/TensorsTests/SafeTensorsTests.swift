import Foundation
import Foundations
import Tensors
import Testing

@Suite struct SafeTensorsTests {
    /// A folder of its own for each test, taken away afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("safetensors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func bits(_ matrix: Matrix) -> [UInt32] { matrix.values.map(\.bitPattern) }

    private static let example: SafeTensors = {
        let odd: [Float] = [
            0, -0.0, .nan, -.infinity, .leastNonzeroMagnitude, 1.5, -2, .greatestFiniteMagnitude,
            Float(bitPattern: 0x7FC1_2345), 3, 4, 5,
        ]
        let wide = Matrix(rows: 3, columns: 4, values: odd)
        return SafeTensors(
            entries: [
                "weights": .init(wide), "a window": .init(wide.columns(1..<3)), "labels": .init([3, -1, Int.max]),
                "nothing": .init(Matrix(rows: 0, columns: 7)),
            ],
            metadata: ["seed": "7", "\"quoted\"": "ä\n/"])
    }()

    @Test func roundTrip() throws {
        try withFolder { folder in
            let path = folder + "/a.safetensors"
            try Self.example.write(to: path)
            let found = try SafeTensors(readingFrom: path)
            #expect(found.metadata == Self.example.metadata)
            #expect(Set(found.entries.keys) == ["weights", "a window", "labels", "nothing"])
            for name in ["weights", "a window", "nothing"] {
                let (before, after) = try (#require(Self.example.matrix(name)), #require(found.matrix(name)))
                #expect(
                    after.rows == before.rows && after.columns == before.columns && bits(after) == bits(before),
                    "\(name)")
            }
            #expect(found.integers("labels") == [3, -1, Int.max] && found.entries["labels"]?.shape == [3])
            #expect(found.matrix("labels") == nil && found.integers("weights") == nil && found.matrix("absent") == nil)
            // The same contents, the same bytes, and no draft left beside them.
            try found.write(to: folder + "/b.safetensors")
            #expect(
                FileManager.default.contents(atPath: path)
                    == FileManager.default.contents(atPath: folder + "/b.safetensors"))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                    "a.safetensors", "b.safetensors",
                ])
        }
    }

    /// Byte by byte as the format's description has it.
    @Test func layout() throws {
        try withFolder { folder in
            let path = folder + "/a.safetensors"
            try SafeTensors(
                entries: ["b": .init(Matrix(rows: 1, columns: 2, values: [1, 2])), "a": .init([5])],
                metadata: ["k": "v"]
            ).write(to: path)
            let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
            let json =
                #"{"__metadata__":{"k":"v"},"a":{"data_offsets":[0,8],"dtype":"I64","shape":[1]},"#
                + #""b":{"data_offsets":[8,16],"dtype":"F32","shape":[1,2]}}"#
            let header = json + String(repeating: " ", count: (8 - json.utf8.count % 8) % 8)
            #expect(Array(bytes[0..<8]) == [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0])
            #expect(String(decoding: bytes[8..<(8 + header.utf8.count)], as: UTF8.self) == header)
            #expect(
                Array(bytes[(8 + header.utf8.count)...]) == [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40])
        }
    }

    /// Files that are not what they say, each with its code and its sentence.
    @Test(arguments: [
        (
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 4,
            "truncated: the header announces 8 bytes of numbers, and 4 are there"
        ),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 9, "contradictory: 1 bytes follow the last array"),
        (
            #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, 8,
            "contradictory: the array 'a' of shape [3] takes 12 bytes, and its offsets leave it 8"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#, 8,
            "contradictory: the array 'a' has the shape [4611686018427387904, 4]"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}"#, 8,
            "contradictory: the array 'a' has the shape [-1, -2]"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, 8,
            "contradictory: the array 'a' has the offsets [8, 0]"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"#
                + #""data_offsets":[8,12]}}"#,
            12, "contradictory: the array 'b' starts at byte 8, where the one before it ends at 4"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"#
                + #""data_offsets":[0,4]}}"#,
            4, "contradictory: the array 'b' starts at byte 0, where the one before it ends at 4"
        ),
        (
            #"{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}"#, 4,
            "unsupported: the array 'a' has numbers of type BF16; F32 and I64 are known"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,6]}}"#, 6,
            "malformed: the header is not the JSON that the format asks for"
        ),
        (#"{"a":{"dtype":"F32"}}"#, 0, "malformed: the header is not the JSON that the format asks for"),
        (#" {}"#, 0, "malformed: the header is not the JSON that the format asks for"),
        (#"{"__metadata__":{"k":1}}"#, 0, "malformed: the header is not the JSON that the format asks for"),
    ])
    func lies(_ header: String, _ numbers: Int, _ expected: String) throws {
        try withFolder { folder in
            let path = folder + "/a.safetensors"
            let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
            try Data(length + Array(header.utf8) + [UInt8](repeating: 0, count: numbers)).write(
                to: URL(fileURLWithPath: path))
            let error = #expect(throws: EnvironmentError.self) { try SafeTensors(readingFrom: path) }
            #expect(error.map { "\($0.code): \($0.message)" } == expected)
            #expect(error?.description.hasPrefix(path + ": ") == true)
        }
    }

    /// Cut anywhere, a file is refused: there is no length at which half of it would be believed.
    @Test func truncation() throws {
        try withFolder { folder in
            let path = folder + "/a.safetensors"
            try Self.example.write(to: path)
            let whole = try #require(FileManager.default.contents(atPath: path))
            for length in 0..<whole.count {
                try whole.prefix(length).write(to: URL(fileURLWithPath: path))
                let error = #expect(throws: EnvironmentError.self) { try SafeTensors(readingFrom: path) }
                #expect(error?.code == .truncated, "\(length) of \(whole.count) bytes")
            }
            try Data([255, 255, 255, 255, 255, 255, 255, 255, 1]).write(to: URL(fileURLWithPath: path))
            #expect(
                #expect(throws: EnvironmentError.self) { try SafeTensors(readingFrom: path) }?.code == .malformed)
        }
    }

    @Test func filesThatCannotBe() throws {
        try withFolder { folder in
            #expect(
                #expect(throws: EnvironmentError.self) { try SafeTensors(readingFrom: folder + "/absent") }?.code
                    == .fileNotFound)
            #expect(
                #expect(throws: EnvironmentError.self) { try SafeTensors(readingFrom: folder) }?.code == .unreadable)
            #expect(
                #expect(throws: EnvironmentError.self) { try Self.example.write(to: folder + "/no/folder") }?.code
                    == .unwritable)
            // A failed write leaves what stood there: a folder cannot be replaced by a file.
            let taken = folder + "/taken"
            try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: false)
            #expect(#expect(throws: EnvironmentError.self) { try Self.example.write(to: taken) }?.code == .unwritable)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["taken"])
        }
    }
}
