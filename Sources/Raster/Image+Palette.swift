extension Image {
    /// The image in at most `count` colours: the commonest stay as they are, every other pixel takes the nearest of them.
    ///
    /// A drawing has a few flat colours and thousands of shades along its edges, so that nothing of it is seen to change, and its file shrinks
    /// to a half. For photographs this is no good.
    public func reduced(toColors count: Int) -> Image {
        precondition(count > 0, "an image of \(count) colours")
        var frequency: [UInt32: Int] = [:]
        for pixel in pixels { frequency[pixel, default: 0] += 1 }
        guard frequency.count > count else { return self }
        // Of equally common ones the smaller number, so that the same picture always comes out the same.
        let ordered = frequency.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let kept = Array(ordered.prefix(count))
        var nearest = Dictionary(uniqueKeysWithValues: kept.map { ($0, $0) })
        for color in ordered.dropFirst(count) {
            nearest[color] = kept.min { Self.distance($0, color) < Self.distance($1, color) }
        }
        var result = self
        result.pixels = pixels.map { nearest[$0]! }
        return result
    }

    /// The squared distance of two colours, alpha being one of four channels.
    private static func distance(_ a: UInt32, _ b: UInt32) -> Int {
        [0, 8, 16, 24].reduce(0) { sum, shift in
            let difference = Int(a >> UInt32(shift) & 255) - Int(b >> UInt32(shift) & 255)
            return sum + difference * difference
        }
    }
}
