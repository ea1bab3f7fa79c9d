/// How much of a picture has which colour: twelve hues weighted by chroma and four greys weighted by its absence, once
/// over the whole picture and once with weights that fall off from the middle. A pixel counts for the two bins nearest
/// to it.
enum ColourHistogram {
    private static let hues = 12
    private static let greys = 4
    private static let bins = hues + greys
    static let dimensions = 2 * bins

    /// Square roots of the shares, 0 … 1.
    static func features(of planes: PixelPlanes) -> [Float] {
        var sums = [Float](repeating: 0, count: dimensions)
        let (middleX, middleY) = (Float(planes.width - 1) / 2, Float(planes.height - 1) / 2)
        let reach = middleX * middleX
        for y in 0..<planes.height {
            for x in 0..<planes.width {
                let place = y * planes.width + x
                let (dx, dy) = (Float(x) - middleX, Float(y) - middleY)
                let central = max(0, 1 - (dx * dx + dy * dy) / reach)
                let (red, green, blue) = (
                    planes.channels[3 * place], planes.channels[3 * place + 1], planes.channels[3 * place + 2]
                )
                let greatest = max(red, green, blue)
                let chroma = greatest - min(red, green, blue)
                if chroma > 0 {
                    let sector =
                        greatest == red
                        ? (green - blue) / chroma
                        : greatest == green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma
                    let position = (sector < 0 ? sector + 6 : sector) * Float(hues) / 6
                    let lower = Int(position)
                    let part = position - Float(lower)
                    add(chroma * (1 - part), bin: lower % hues, central, to: &sums)
                    add(chroma * part, bin: (lower + 1) % hues, central, to: &sums)
                }
                let position = min(planes.luminance[place], 1) * Float(greys - 1)
                let lower = min(Int(position), greys - 2)
                let part = position - Float(lower)
                add((1 - chroma) * (1 - part), bin: hues + lower, central, to: &sums)
                add((1 - chroma) * part, bin: hues + lower + 1, central, to: &sums)
            }
        }
        for region in [0..<bins, bins..<dimensions] {
            let total = region.reduce(Float(0)) { $0 + sums[$1] }
            for bin in region { sums[bin] = (sums[bin] / total).squareRoot() }
        }
        return sums
    }

    @inline(__always) private static func add(_ amount: Float, bin: Int, _ central: Float, to sums: inout [Float]) {
        sums[bin] += amount
        sums[bins + bin] += amount * central
    }
}
