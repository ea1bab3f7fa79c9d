import CLibGD
import Foundations

extension Image {
    /// The image as a PNG file: with a palette where 256 colours suffice, else in true colour; without an alpha
    /// channel where every pixel is opaque.
    ///
    /// The PNG writer keeps seven bits of alpha: 0 and 255 come back exactly, values between within 1.
    public func png() throws -> [UInt8] {
        let gd = try GD.loaded
        let image = try palette().map { try paletteImage($0, gd) } ?? trueColorImage(gd)
        defer { gd.destroy(image) }
        gd.saveAlpha(image, isOpaque ? 0 : 1)
        var size: Int32 = 0
        // The highest level of zlib takes four times as long, for files a twelfth smaller.
        guard let bytes = gd.png(image, &size, 6) else {
            throw EnvironmentError(
                .libraryFailed, "An image of \(width) × \(height) pixels could not be written as PNG.")
        }
        defer { gd.free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(size)))
    }

    /// Reads a PNG file of any kind.
    public static func decode(png bytes: [UInt8]) throws -> Image {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.starts(with: signature) else {
            throw EnvironmentError(
                .malformed, "These \(bytes.count) bytes are not a PNG file: they do not start with its signature.")
        }
        let gd = try GD.loaded
        let decoded = bytes.withUnsafeBytes { raw in
            gd.createFromPNG(Int32(clamping: raw.count), UnsafeMutableRawPointer(mutating: raw.baseAddress!))
        }
        guard let decoded else {
            throw EnvironmentError(
                .malformed,
                "These \(bytes.count) bytes start like a PNG file, but cannot be read to the end; the file is damaged.")
        }
        defer { gd.destroy(decoded) }
        if decoded.pointee.trueColor == 0 { _ = gd.makeTrueColor(decoded) }
        let (width, height) = (Int(decoded.pointee.sx), Int(decoded.pointee.sy))
        var image = Image(width: width, height: height)
        image.pixels = (0..<height).flatMap { y in
            let row = decoded.pointee.tpixels[y]!
            return (0..<width).map { x in
                let pixel = UInt32(bitPattern: row[x])
                return eightBitAlpha(pixel >> 24) << 24 | pixel & 0xFFFFFF
            }
        }
        return image
    }

    /// libgd counts transparency from 0 (opaque) to 127.
    private static func eightBitAlpha(_ transparency: UInt32) -> UInt32 {
        let seven = 127 - min(transparency, 127)
        return seven << 1 | seven >> 6
    }

    private static func transparency(_ pixel: UInt32) -> Int32 {
        127 - Int32(pixel >> 25)
    }

    /// The colours of the image in order of appearance, or nil where there are more than 256.
    private func palette() -> [UInt32: UInt8]? {
        var palette: [UInt32: UInt8] = [:]
        var isSmall = true
        forEachRun { color, _ in
            guard isSmall, palette[color] == nil else { return }
            if palette.count < 256 { palette[color] = UInt8(palette.count) } else { isSmall = false }
        }
        return isSmall ? palette : nil
    }

    private func tooLarge() -> EnvironmentError {
        EnvironmentError(.tooLarge, "An image of \(width) × \(height) pixels does not fit in memory.")
    }

    private func paletteImage(_ palette: [UInt32: UInt8], _ gd: GD) throws -> gdImagePtr {
        guard let image = gd.create(Int32(width), Int32(height)) else { throw tooLarge() }
        for (pixel, _) in palette.sorted(by: { $0.value < $1.value }) {
            _ = gd.allocateColor(
                image, Int32((pixel >> 16) & 255), Int32((pixel >> 8) & 255), Int32(pixel & 255),
                Self.transparency(pixel))
        }
        forEachRun { color, run in
            let index = palette[color]!
            var place = run.lowerBound
            while place < run.upperBound {
                let (y, x) = place.quotientAndRemainder(dividingBy: width)
                let count = min(width - x, run.upperBound - place)
                (image.pointee.pixels[y]! + x).update(repeating: index, count: count)
                place += count
            }
        }
        return image
    }

    private func trueColorImage(_ gd: GD) throws -> gdImagePtr {
        guard let image = gd.createTrueColor(Int32(width), Int32(height)) else { throw tooLarge() }
        for y in 0..<height {
            let row = image.pointee.tpixels[y]!
            for x in 0..<width {
                let pixel = pixels[y * width + x]
                row[x] = Self.transparency(pixel) << 24 | Int32(pixel & 0xFFFFFF)
            }
        }
        return image
    }
}
