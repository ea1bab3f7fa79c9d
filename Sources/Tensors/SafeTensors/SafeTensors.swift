/// Named arrays and a few texts, as a `.safetensors` file holds them: eight bytes with the length of a header, the
/// header in JSON, and the numbers as they lie in memory, least significant byte first.
///
/// Source: the format's description at https://github.com/huggingface/safetensors, 0.4. Of its types, F32 and I64 are
/// known here.
public struct SafeTensors: Sendable {
    /// One array. Its numbers are row-major: the last dimension runs fastest.
    public struct Entry: Sendable {
        /// Numbers of one of the types that can be read and written.
        public enum Numbers: Sendable {
            /// One row for every index but the last.
            case float32(Matrix)
            case int64([Int64])
        }

        /// The extent of every dimension.
        public let shape: [Int]
        /// The numbers in row-major order.
        public let numbers: Numbers

        /// A matrix as [rows, columns]. The numbers are shared, not copied.
        public init(_ matrix: Matrix) {
            shape = [matrix.rows, matrix.columns]
            numbers = .float32(matrix)
        }

        /// Whole numbers as [count].
        public init(_ integers: some Collection<Int>) {
            shape = [integers.count]
            numbers = .int64(integers.map(Int64.init))
        }

        init(shape: [Int], numbers: Numbers) {
            self.shape = shape
            self.numbers = numbers
        }
    }

    /// The arrays by name.
    public var entries: [String: Entry]
    /// Texts by name, beside the arrays.
    public var metadata: [String: String]

    /// The name under which the header keeps `metadata`.
    static let metadataName = "__metadata__"
    /// Longer headers are refused, as by the library that defines the format.
    static let longestHeader = 100_000_000

    /// Arrays and texts to be written.
    public init(entries: [String: Entry] = [:], metadata: [String: String] = [:]) {
        precondition(entries[Self.metadataName] == nil, "an array named \(Self.metadataName)")
        self.entries = entries
        self.metadata = metadata
    }
}

extension SafeTensors.Entry {
    enum Kind: String, Codable, Sendable {
        case int64 = "I64"
        case float32 = "F32"

        var width: Int { self == .int64 ? 8 : 4 }
    }

    var kind: Kind {
        switch numbers {
        case .float32: .float32
        case .int64: .int64
        }
    }

    var byteCount: Int {
        switch numbers {
        case .float32(let matrix): matrix.count * kind.width
        case .int64(let integers): integers.count * kind.width
        }
    }
}

extension SafeTensors {
    /// What a header says of one array.
    struct HeaderEntry: Codable {
        let dtype: String
        let shape: [Int]
        /// First byte and the byte after the last, counted from the end of the header.
        let offsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case offsets = "data_offsets"
        }
    }

    struct Header: Codable {
        var entries: [String: HeaderEntry] = [:]
        var metadata: [String: String] = [:]

        init() {}

        private struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            for name in container.allKeys {
                if name.stringValue == metadataName {
                    metadata = try container.decode([String: String].self, forKey: name)
                } else {
                    entries[name.stringValue] = try container.decode(HeaderEntry.self, forKey: name)
                }
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Name.self)
            if !metadata.isEmpty { try container.encode(metadata, forKey: Name(stringValue: metadataName)) }
            for (name, entry) in entries { try container.encode(entry, forKey: Name(stringValue: name)) }
        }
    }
}
