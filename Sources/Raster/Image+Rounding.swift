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
