import Foundation
import Testing

@testable import Runner

@Suite struct RecordFileTests {
    static let key = UnitKey([.init("kind", "train"), .init("seed", "1")])
    static let record = Record(
        scalars: [
            "H": 41.200000000000003, "nan": .nan, "inf": -.infinity, "tiny": .leastNonzeroMagnitude, "zero": -0.0,
        ],
        series: ["loss": [1, 0.1, .nan], "none": []],
        arrays: [
            "scores": StoredArray(shape: [2, 3], values: [1, -0.0, .infinity, .leastNonzeroMagnitude, 3.4e38, 6]),
            "empty": StoredArray(shape: [0, 7], values: []),
            "a number": StoredArray(shape: [], values: [2.5]),
        ],
        texts: ["note": "naïve \"quoted\"\n"], seconds: 12.25, finished: "2026-01-02T03:04:05Z", machine: "a machine")

    @Test func everyBitComesBack() throws {
        let file = try RecordFile(decoding: RecordFile.encode(Self.record, key: Self.key, title: "base · seed 1"))
        #expect(file.header.key == Self.key)
        #expect(file.header.title == "base · seed 1")
        // NaN differs from itself: compare the descriptions, and the arrays bit by bit.
        #expect(sorted(file.record.scalars) == sorted(Self.record.scalars))
        #expect(file.record.scalars["H"]?.bitPattern == 41.200000000000003.bitPattern)
        #expect("\(file.record.series["loss"] ?? [])" == "[1.0, 0.1, nan]")
        #expect(file.record.series["none"] == [])
        #expect(file.record.arrays.keys.sorted() == Self.record.arrays.keys.sorted())
        for (name, array) in Self.record.arrays {
            #expect(file.record.arrays[name]?.shape == array.shape)
            #expect(file.record.arrays[name]?.values.map(\.bitPattern) == array.values.map(\.bitPattern))
        }
        #expect(file.record.texts == Self.record.texts)
        #expect(file.record.seconds == 12.25)
        #expect(file.record.finished == Self.record.finished)
        #expect(file.record.machine == Self.record.machine)
    }

    @Test func equalRecordsGiveEqualBytes() {
        let encode = { RecordFile.encode(Self.record, key: Self.key, title: "t") }
        #expect(encode() == encode())
    }

    @Test func headerIsReadableByAnyTool() throws {
        let data = RecordFile.encode(Record(scalars: ["H": 1.5]), key: Self.key, title: "t")
        #expect(data.prefix(8) == Data("d3gzrec1".utf8))
        let length = Int(data[8]) + Int(data[9]) << 8
        let json = try #require(
            JSONSerialization.jsonObject(with: data.dropFirst(56).prefix(length)) as? [String: Any])
        #expect((json["scalars"] as? [String: Double]) == ["H": 1.5])
        #expect(data.count == 56 + length)
    }

    @Test func noPrefixIsARecord() throws {
        let whole = RecordFile.encode(Self.record, key: Self.key, title: "t")
        for length in 0..<whole.count {
            #expect(throws: RecordFile.Damage.self, "\(length) of \(whole.count) bytes") {
                try RecordFile(decoding: whole.prefix(length))
            }
        }
        #expect(throws: RecordFile.Damage.self) { try RecordFile(decoding: whole + Data([0])) }
    }

    @Test func noChangedByteGoesUnnoticed() throws {
        let whole = RecordFile.encode(Self.record, key: Self.key, title: "t")
        for position in whole.indices {
            var changed = whole
            changed[position] ^= 0x81
            #expect(throws: RecordFile.Damage.self, "byte \(position)") { try RecordFile(decoding: changed) }
        }
    }

    @Test func arrayShapesAreChecked() async throws {
        #expect(StoredArray.count(of: [3, 4]) == 12)
        #expect(StoredArray.count(of: [Int.max, 2]) == nil)
        #expect(StoredArray.count(of: [-1, -1]) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(StoredArray.self, from: Data(#"{"shape":[2,2],"values":[1]}"#.utf8))
        }
        await #expect(processExitsWith: .failure) { _ = StoredArray(shape: [2, 2], values: [1]) }
    }

    private func sorted(_ scalars: [String: Double]) -> [String] { scalars.map { "\($0.key) \($0.value)" }.sorted() }
}
