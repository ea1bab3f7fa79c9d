import Raster

extension Color {
    /// An opaque colour by hue (degrees), saturation and value (0 … 1, what lies outside is cut off).
    init(hue: Double, saturation: Double, value: Double) {
        let saturation = min(max(saturation, 0), 1)
        let value = min(max(value, 0), 1)
        let turn = hue.truncatingRemainder(dividingBy: 360)
        let sector = (turn < 0 ? turn + 360 : turn) / 60
        func channel(_ offset: Double) -> UInt8 {
            let k = (offset + sector).truncatingRemainder(dividingBy: 6)
            let part = value - value * saturation * max(0, min(k, 4 - k, 1))
            return UInt8((part * 255).rounded())
        }
        self.init(red: channel(5), green: channel(3), blue: channel(1))
    }
}
