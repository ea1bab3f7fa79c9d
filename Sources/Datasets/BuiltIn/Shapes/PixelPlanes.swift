import Raster

/// The pixels of a picture as numbers in 0 … 1.
struct PixelPlanes: Sendable {
    let width: Int
    let height: Int
    /// Red, green, blue of pixel after pixel, row by row.
    let channels: [Float]
    /// Brightness of pixel after pixel: weights of ITU-R BT.601.
    let luminance: [Float]

    init(_ image: Image) {
        width = image.width
        height = image.height
        var channels: [Float] = []
        var luminance: [Float] = []
        channels.reserveCapacity(3 * image.pixels.count)
        luminance.reserveCapacity(image.pixels.count)
        for pixel in image.pixels {
            let red = Float(pixel >> 16 & 255) / 255
            let green = Float(pixel >> 8 & 255) / 255
            let blue = Float(pixel & 255) / 255
            channels.append(red)
            channels.append(green)
            channels.append(blue)
            luminance.append(0.299 * red + 0.587 * green + 0.114 * blue)
        }
        self.channels = channels
        self.luminance = luminance
    }
}
