/// A named stream of random numbers: `root["critic"]["epoch", 3]` is the same sequence whoever asks, and in whatever
/// order.
///
/// The name chooses a Philox key, the position chooses the counter, so that adding a consumer shifts nobody else.
/// A stream is a value: a copy continues where the original stood.
public struct RandomStream: Sendable, RandomNumberGenerator {
    let philox: Philox
    private let identity: UInt64
    /// The counter of the next block.
    var position: UInt64 = 0
    private var block = Philox.Block()
    private var used = 4

    /// The root stream of `seed`.
    public init(seed: UInt64) { self.init(identity: Self.mixed(seed ^ 0x6433_677A_736C_0001)) }

    private init(identity: UInt64) {
        self.identity = identity
        philox = Philox(key: SIMD2(UInt32(truncatingIfNeeded: identity), UInt32(truncatingIfNeeded: identity >> 32)))
    }

    /// The stream of that name below this one, from its beginning.
    public subscript(name: String) -> RandomStream {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return RandomStream(identity: Self.mixed(identity ^ Self.mixed(hash)))
    }

    /// The stream of that number below this one, from its beginning.
    public subscript(number: Int) -> RandomStream {
        RandomStream(
            identity: Self.mixed(identity &+ 0x9E37_79B9_7F4A_7C15 &* (UInt64(bitPattern: Int64(number)) &+ 1)))
    }

    /// `stream[name][number]`.
    public subscript(name: String, number: Int) -> RandomStream { self[name][number] }

    /// The finaliser of SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Whether no word of the last block is left.
    var isAtBlock: Bool { used == 4 }

    /// The next 32 random bits.
    public mutating func nextWord() -> UInt32 {
        if used == 4 {
            block = philox.block(
                Philox.Block(UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: position >> 32), 0, 0))
            position &+= 1
            used = 0
        }
        defer { used += 1 }
        return block[used]
    }

    public mutating func next() -> UInt64 { UInt64(nextWord()) | UInt64(nextWord()) << 32 }

    /// Uniform on [0, 1), a multiple of 2⁻²⁴.
    public mutating func uniform() -> Float { Float(nextWord() >> 8) * 0x1p-24 }

    /// Uniform on [lower, upper).
    public mutating func uniform(_ lower: Float, _ upper: Float) -> Float { lower + (upper - lower) * uniform() }

    /// Uniform on 0 ..< bound, without modulo bias: Lemire, "Fast random integer generation in an interval", 2019.
    public mutating func integer(below bound: Int) -> Int {
        precondition(bound > 0 && bound <= Int(UInt32.max), "an integer below \(bound)")
        let range = UInt64(bound)
        var product = UInt64(nextWord()) &* range
        if product & 0xFFFF_FFFF < range {
            let threshold = (0x1_0000_0000 &- range) % range
            while product & 0xFFFF_FFFF < threshold { product = UInt64(nextWord()) &* range }
        }
        return Int(product >> 32)
    }

    /// 0 ..< count in random order (Fisher–Yates).
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, integer(below: index + 1)) }
        return order
    }

    /// One standard normal number.
    public mutating func normal() -> Float {
        var pair: (Float, Float) = (0, 0)
        withUnsafeMutableBytes(of: &pair) { fillNormal($0.bindMemory(to: Float.self)) }
        return pair.0
    }

    /// Fills with uniform numbers on [0, 1).
    public mutating func fillUniform(_ target: UnsafeMutableBufferPointer<Float>) {
        for index in target.indices { target[index] = uniform() }
    }
}
