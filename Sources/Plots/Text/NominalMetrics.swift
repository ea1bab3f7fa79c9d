import Raster

/// The advances of DejaVu Sans, from its `hmtx` table, and its heights: enough to lay out a figure where no font is
/// at hand, the same on every machine.
enum NominalMetrics {
    private static let unitsPerEm = 2048.0

    /// The advances of U+0020 … U+007E.
    private static let regular: [Int] = [
        651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303, 1303,
        1303, 1303, 1303, 1303,
        1303, 1303, 690, 690, 1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577, 1294, 1178, 1587, 1540, 604, 604,
        1343, 1141, 1767, 1532,
        1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024, 1024, 1255,
        1300, 1126, 1300, 1260,
        721, 1300, 1298, 569, 569, 1186, 569, 1995, 1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212,
        1212, 1075, 1303, 690,
        1303, 1716,
    ]
    private static let bold: [Int] = [
        713, 934, 1067, 1716, 1425, 2052, 1786, 627, 936, 936, 1071, 1716, 778, 850, 778, 748, 1425, 1425, 1425, 1425,
        1425, 1425, 1425, 1425,
        1425, 1425, 819, 819, 1716, 1716, 1716, 1188, 2048, 1585, 1561, 1503, 1700, 1399, 1399, 1681, 1714, 762, 762,
        1587, 1305, 2038, 1714,
        1741, 1501, 1741, 1577, 1475, 1397, 1663, 1585, 2259, 1579, 1483, 1485, 936, 748, 936, 1716, 1024, 1024, 1382,
        1466, 1214, 1466, 1389,
        891, 1466, 1458, 702, 702, 1362, 702, 2134, 1458, 1407, 1466, 1466, 1010, 1219, 979, 1458, 1335, 1892, 1321,
        1335, 1192, 1458, 748,
        1458, 1716,
    ]

    static func extent(_ text: String, size: Double, weight: Font.Weight) -> TextExtent {
        let table = weight == .bold ? bold : regular
        let width = text.unicodeScalars.reduce(0) { $0 + advance(of: $1, in: table) }
        let unit = size / unitsPerEm
        return TextExtent(width: Double(width) * unit, ascent: 1556 * unit, descent: 426 * unit, capHeight: 1493 * unit)
    }

    private static func advance(of scalar: Unicode.Scalar, in table: [Int]) -> Int {
        if (0x20...0x7E).contains(scalar.value) { return table[Int(scalar.value) - 0x20] }
        switch scalar {
        case "−", "±", "×": return 1716
        case "–": return 1024
        case "—", "…": return 2048
        case "⁰"..."⁹", "²", "³", "¹", "⁻": return 897
        default: return scalar.value < 0x2E80 ? 1500 : 2048
        }
    }
}
