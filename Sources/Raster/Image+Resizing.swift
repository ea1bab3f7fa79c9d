/// What an enlarged image looks like between its pixels.
public enum Interpolation: String, Sendable, Hashable, Codable {
    /// Pixels stay squares.
    case nearest
    /// Pixels blend into each other (bilinear).
    case smooth
}

extension Image {
    /// The image in another size. A dimension that shrinks is averaged over the area of each new pixel (box filter);
    /// one that grows is interpolated.
    public func resized(width newWidth: Int, height newHeight: Int, interpolation: Interpolation = .smooth) -> Image {
        precondition(newWidth > 0 && newHeight > 0, "an image of \(newWidth) × \(newHeight)")
        if newWidth == width, newHeight == height { return self }
        if interpolation == .nearest, newWidth >= width, newHeight >= height {
            return enlarged(width: newWidth, height: newHeight)
        }
        let columns = Self.weights(from: width, to: newWidth, interpolation)
        let rows = Self.weights(from: height, to: newHeight, interpolation)
        // Premultiplied, so that the colour of invisible pixels does not bleed into visible ones.
        let source = pixels.map { pixel in
            let alpha = Float(pixel >> 24)
            return SIMD4(
                Float((pixel >> 16) & 255) * alpha, Float((pixel >> 8) & 255) * alpha, Float(pixel & 255) * alpha, alpha
            )
        }
        var narrow = [SIMD4<Float>](repeating: .zero, count: newWidth * height)
        for y in 0..<height {
            for (x, column) in columns.enumerated() {
                narrow[y * newWidth + x] = column.reduce(.zero) { $0 + source[y * width + $1.index] * $1.weight }
            }
        }
        var result = Image(width: newWidth, height: newHeight)
        result.pixels = (0..<newHeight).flatMap { y in
            (0..<newWidth).map { x in
                Self.pack(rows[y].reduce(.zero) { $0 + narrow[$1.index * newWidth + x] * $1.weight })
            }
        }
        return result
    }

    /// Every new pixel takes the colour of the old one below its middle.
    private func enlarged(width newWidth: Int, height newHeight: Int) -> Image {
        let columns = (0..<newWidth).map { min(width - 1, (2 * $0 + 1) * width / (2 * newWidth)) }
        var result: [UInt32] = []
        result.reserveCapacity(newWidth * newHeight)
        for y in 0..<newHeight {
            let row = min(height - 1, (2 * y + 1) * height / (2 * newHeight)) * width
            for column in columns { result.append(pixels[row + column]) }
        }
        return Image(width: newWidth, height: newHeight, pixels: result)
    }

    private static func pack(_ premultiplied: SIMD4<Float>) -> UInt32 {
        let alpha = premultiplied.w
        guard alpha >= 0.5 else { return 0 }
        let color = premultiplied / alpha
        func byte(_ value: Float) -> UInt32 { UInt32(min(max(value.rounded(), 0), 255)) }
        return byte(alpha) << 24 | byte(color.x) << 16 | byte(color.y) << 8 | byte(color.z)
    }

    /// For each new position along one axis: the old positions it is made of, with weights that sum to 1.
    private static func weights(
        from old: Int, to new: Int, _ interpolation: Interpolation
    ) -> [[(index: Int, weight: Float)]] {
        let ratio = Double(old) / Double(new)
        return (0..<new).map { position in
            if new < old {
                let (start, end) = (Double(position) * ratio, Double(position + 1) * ratio)
                return (Int(start)..<min(old, Int(end.rounded(.up)))).map { index in
                    let overlap = min(end, Double(index + 1)) - max(start, Double(index))
                    return (index, Float(overlap / ratio))
                }
            }
            let center = (Double(position) + 0.5) * ratio
            if interpolation == .nearest || new == old { return [(min(old - 1, Int(center)), 1)] }
            let left = Int((center - 0.5).rounded(.down))
            let fraction = Float(center - 0.5 - Double(left))
            return [(min(max(left, 0), old - 1), 1 - fraction), (min(max(left + 1, 0), old - 1), fraction)]
        }
    }
}
