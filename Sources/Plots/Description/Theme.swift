import Raster

/// The colours and sizes of a figure, without its data.
package struct Theme: Sendable, Hashable {
    /// Behind everything.
    package var background: Color
    /// Titles and legends.
    package var ink: Color
    /// Axis labels, tick labels, rules.
    package var mutedInk: Color
    /// Of axes and ticks.
    package var axis: Color
    /// Of lines behind the marks.
    package var grid: Color
    /// Of the series, in order.
    package var palette: [Color]
    /// From little to much.
    package var sequential: ColorRamp
    /// From below to above.
    package var diverging: ColorRamp
    /// Points per em.
    package var textSize: Double
    /// Of tick labels, in points.
    package var smallTextSize: Double

    /// A theme of its parts.
    package init(
        background: Color, ink: Color, mutedInk: Color, axis: Color, grid: Color, palette: [Color],
        sequential: ColorRamp,
        diverging: ColorRamp, textSize: Double = 14, smallTextSize: Double = 13
    ) {
        precondition(!palette.isEmpty, "a theme without colours for series")
        self.background = background
        self.ink = ink
        self.mutedInk = mutedInk
        self.axis = axis
        self.grid = grid
        self.palette = palette
        self.sequential = sequential
        self.diverging = diverging
        self.textSize = textSize
        self.smallTextSize = smallTextSize
    }

    /// How the series at a place in the legend looks.
    package func style(_ index: Int) -> SeriesStyle {
        let dashes: [[Double]] = [
            [], [7, 3], [2, 2.5], [8, 3, 2, 3], [12, 4], [5, 2, 1.5, 2, 1.5, 2], [3.5, 3.5], [14, 3, 3, 3],
        ]
        let hatches: [Hatch] = [.none, .rising, .horizontal, .falling, .crossed, .vertical]
        let markers = Marker.allCases
        // A second round through the colours takes the shapes one further, so that no two of many series look the same.
        let shape = index + index / palette.count
        return SeriesStyle(
            color: palette[index % palette.count], marker: markers[shape % markers.count],
            dash: dashes[shape % dashes.count], hatch: hatches[shape % hatches.count])
    }

    /// The colours of a kind of ramp.
    package func ramp(_ ramp: ColorKey.Ramp) -> ColorRamp {
        switch ramp {
        case .sequential: sequential
        case .diverging: diverging
        }
    }
}

extension Theme {
    /// For white pages and paper. The first colours are those of Okabe and Ito that keep a contrast of 3 : 1 on white.
    package static let light = Theme(
        background: .white, ink: Color(0x1A1A1A), mutedInk: Color(0x555555), axis: Color(0x8A8A8A),
        grid: Color(0xE4E4E4),
        palette: [0x0072B2, 0xD55E00, 0x009E73, 0xB8578F, 0x000000, 0x8A6D00, 0x6A51C8, 0x6E6E6E].map { Color($0) },
        sequential: ColorRamp([0xF7FBFF, 0xC6DBEF, 0x6BAED6, 0x2171B5, 0x08306B].map { Color($0) }),
        diverging: ColorRamp([0xA63603, 0xE6853E, 0xFCD7B4, 0xF7F7F7, 0xBBD9EE, 0x4A98C9, 0x08519C].map { Color($0) }))

    /// For dark pages.
    package static let dark = Theme(
        background: Color(0x121212), ink: Color(0xEDEDED), mutedInk: Color(0xB4B4B4), axis: Color(0x7A7A7A),
        grid: Color(0x2E2E2E),
        palette: [0x56B4E9, 0xFF8A45, 0x2FC79A, 0xE59AC6, 0xF2F2F2, 0xE3C545, 0xAE9BFF, 0x9C9C9C].map { Color($0) },
        sequential: ColorRamp([0x16202B, 0x1F4466, 0x2F7FB8, 0x7FBCE6, 0xE3F2FD].map { Color($0) }),
        diverging: ColorRamp([0xFFB27A, 0xD9691E, 0x6B3A1A, 0x262626, 0x1D4A6B, 0x3D8FC7, 0x9BD3F7].map { Color($0) }))
}
