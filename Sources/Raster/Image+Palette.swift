extension Image {
    /// The image in at most `count` colours: the commonest stay as they are, every other pixel takes the nearest of
    /// them.
    ///
    /// A drawing has a few flat colours and thousands of shades along its edges, so that nothing of it is seen to
    /// change, and its file shrinks to a half. For photographs this is no good.
    public func reduced(toColors count: Int) -> Image {
        precondition(count > 0, "an image of \(count) colours")
        var frequency: [UInt32: Int] = [:]
        forEachRun { color, run in frequency[color, default: 0] += run.count }
        guard frequency.count > count else { return self }
        // Of equally common ones the smaller number, so that the same picture always comes out the same.
        let ordered = frequency.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let kept = ordered.prefix(count).map(Channels.init)
        var nearest = Dictionary(uniqueKeysWithValues: kept.map { ($0.color, $0.color) })
        for color in ordered.dropFirst(count) { nearest[color] = Channels(color).nearest(among: kept) }
        var result = pixels
        forEachRun { color, run in
            let replacement = nearest[color]!
            if replacement != color { for place in run { result[place] = replacement } }
        }
        return Image(width: width, height: height, pixels: result)
    }

    /// The stretches of equal pixels, in order: a drawing is mostly made of long ones.
    func forEachRun(_ body: (UInt32, Range<Int>) -> Void) {
        pixels.withUnsafeBufferPointer { pixels in
            var start = 0
            while start < pixels.count {
                let color = pixels[start]
                var end = start + 1
                while end < pixels.count, pixels[end] == color { end += 1 }
                body(color, start..<end)
                start = end
            }
        }
    }

    /// A colour as numbers to compute with.
    private struct Channels {
        let color: UInt32
        let values: SIMD4<Int32>

        init(_ color: UInt32) {
            self.color = color
            values = SIMD4(
                Int32(color & 255), Int32(color >> 8 & 255), Int32(color >> 16 & 255), Int32(color >> 24 & 255))
        }

        /// By squared distance, alpha being one of four channels; the first of equally near ones.
        func nearest(among candidates: [Channels]) -> UInt32 {
            var best = (distance: Int32.max, color: color)
            for candidate in candidates {
                let difference = candidate.values &- values
                let distance = (difference &* difference).wrappedSum()
                if distance < best.distance { best = (distance, candidate.color) }
            }
            return best.color
        }
    }
}

extension Image {
    /// The image with 2^bits levels of each colour; alpha stays. What is lost of a photograph is little more than its
    /// noise, which is most of a PNG file.
    public func rounded(toBits bits: Int) -> Image {
        precondition((1...8).contains(bits), "colours of \(bits) bits")
        let last = UInt32(1 << bits) - 1
        // 0 and 255 come back as themselves.
        let levels = (0...255).map { (UInt32($0) * last + 127) / 255 * 255 / last }
        var result = self
        result.pixels = pixels.map { pixel in
            pixel & 0xFF00_0000 | levels[Int(pixel >> 16 & 255)] << 16 | levels[Int(pixel >> 8 & 255)] << 8
                | levels[Int(pixel & 255)]
        }
        return result
    }
}
