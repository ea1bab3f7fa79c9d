import Raster
import Testing

@testable import Plots

/// What each mark draws, as text.
struct SceneTests {
    /// What a mark draws into a frame of 200 × 100 points at (10, 20).
    private func dump(_ mark: any Mark, x: Axis = Axis(), y: Axis = Axis()) -> String {
        func scale(_ position: Channel.Position, _ axis: Axis) -> Scale {
            .trained(on: mark.channels.filter { $0.position == position }, axis: axis, count: 4)
        }
        var places: [String: Int] = [:]
        for entry in mark.legend where places[entry.series] == nil { places[entry.series] = places.count }
        let plot = PlotArea(
            frame: Rectangle(x: 10, y: 20, width: 200, height: 100), x: scale(.x, x), y: scale(.y, y), theme: .light,
            lettering: .nominal,
            places: places)
        return Scene(width: 220, height: 130, background: .white, items: mark.draw(in: plot)).description
    }

    @Test func barsStandOnZeroAndCarryErrorBars() {
        let mark = BarMark(
            groups: ["a", "b"],
            series: [.init(name: "U", values: [50, -20], errors: [5, nil]), .init(name: "S", values: [nil, 0])])
        #expect(
            dump(mark) == """
                scene 220×130 #FFFFFF
                  bars clipped to (9, 19) 202×102
                    fill rectangle (20.8, 32.5) 38.5×62.5 #0072B2
                    fill rectangle (120.8, 95) 38.5×25 #0072B2
                    fill rectangle (160.8, 93.5) 38.5×1.5 #D55E00
                    hatch clipped to (160.8, 93.5) 38.5×1.5
                      stroke path of 12 elements #FFFFFF73 1.3
                  error bars clipped to (9, 19) 202×102
                    stroke line (40, 38.8) (40, 26.3) #FFFFFFB3 3
                    stroke line (36, 38.8) (44, 38.8) #FFFFFFB3 3
                    stroke line (36, 26.3) (44, 26.3) #FFFFFFB3 3
                    stroke line (40, 38.8) (40, 26.3) #1A1A1A 1.3
                    stroke line (36, 38.8) (44, 38.8) #1A1A1A 1.3
                    stroke line (36, 26.3) (44, 26.3) #1A1A1A 1.3
                """)
    }

    @Test func barsStandOnTheEdgeOfADomainWithoutZero() {
        let mark = BarMark(groups: ["a"], series: [.init(name: "U", values: [90])])
        #expect(
            dump(mark, y: Axis(domain: 80...100)) == """
                scene 220×130 #FFFFFF
                  bars clipped to (9, 19) 202×102
                    fill rectangle (82.8, 70) 54.5×50 #0072B2
                """)
    }

    @Test func sidewaysBarsRunFromTopToBottom() {
        let mark = BarMark(
            groups: ["a", "b"], series: [.init(name: "U", values: [50, 100], errors: [nil, 10])], direction: .sideways)
        #expect(
            dump(mark, x: Axis(domain: 0...100)) == """
                scene 220×130 #FFFFFF
                  bars clipped to (9, 19) 202×102
                    fill rectangle (10, 25.8) 100×38.5 #0072B2
                    fill rectangle (10, 75.8) 200×38.5 #0072B2
                  error bars clipped to (9, 19) 202×102
                    stroke line (190, 95) (230, 95) #FFFFFFB3 3
                    stroke line (190, 91) (190, 99) #FFFFFFB3 3
                    stroke line (230, 91) (230, 99) #FFFFFFB3 3
                    stroke line (190, 95) (230, 95) #1A1A1A 1.3
                    stroke line (190, 91) (190, 99) #1A1A1A 1.3
                    stroke line (230, 91) (230, 99) #1A1A1A 1.3
                """)
    }

    @Test func linesBreakAtMissingValues() {
        let mark = LineMark(
            series: [
                .init(
                    name: "a", x: [0, 1, 2, 3, 4], y: [0, 1, .nan, 3, .nan], lower: [0, 0.5, 1, 2, 2],
                    upper: [1, 2, 2, 4, 3]),
                .init(name: "b", x: [0, 4], y: [4, 0]),
            ])
        #expect(
            dump(mark) == """
                scene 220×130 #FFFFFF
                  bands clipped to (9, 19) 202×102
                    fill polygon (10, 95) (60, 70) … 10 points … (10, 120) #0072B22E
                  lines clipped to (9, 19) 202×102
                    stroke line (10, 120) (60, 95) #0072B2 2
                    stroke line (10, 20) (210, 120) #D55E00 2 dash 7,3
                  markers
                    stroke circle (160, 45) radius 4 #FFFFFF 1.5
                    fill circle (160, 45) radius 4 #0072B2
                """)
    }

    @Test func markersOutsideADomainAreLeftOut() {
        let mark = LineMark(series: [.init(name: "a", x: [0, 1, 2], y: [1, 10, 3])], markers: true)
        #expect(
            dump(mark, y: Axis(domain: 0...4)) == """
                scene 220×130 #FFFFFF
                  lines clipped to (9, 19) 202×102
                    stroke line (10, 95) (110, -130) (210, 45) #0072B2 2
                  markers
                    stroke circle (10, 95) radius 4 #FFFFFF 1.5
                    fill circle (10, 95) radius 4 #0072B2
                    stroke circle (210, 45) radius 4 #FFFFFF 1.5
                    fill circle (210, 45) radius 4 #0072B2
                """)
    }

    @Test func twoPointsAtOneXAreNotAlone() {
        let mark = LineMark(series: [.init(name: "a", x: [.nan, 1, 1, 2], y: [0, 0, 1, 1])])
        #expect(
            dump(mark, x: Axis(domain: 0...2), y: Axis(domain: 0...1)) == """
                scene 220×130 #FFFFFF
                  lines clipped to (9, 19) 202×102
                    stroke line (110, 120) (110, 20) (210, 20) #0072B2 2
                """)
    }

    @Test func theLegendShowsWhatIsDrawn() {
        let swatches: [LegendEntry.Swatch] = [
            .bar, .line(markers: true), .area, .point(isHollow: false), .point(isHollow: true),
            .sample(isHollow: false),
        ]
        let entries = swatches.enumerated().map { LegendEntry(series: "series \($0)", swatch: $1) }
        let legend = Legend(entries, width: 300, theme: .light, lettering: .nominal)
        let items = legend.items(at: Point(0, 0)) { Theme.light.style(Int($0.suffix(1))!) }
        #expect(
            Scene(width: 300, height: 100, background: .white, items: items).description == """
                scene 300×100 #FFFFFF
                  fill rectangle (0, 3.9) 14×14 #0072B2
                  text “series 0” (21, 10.9) start/middle 14 #1A1A1A
                  stroke line (95.8, 10.9) (129.8, 10.9) #D55E00 2 dash 7,3
                  stroke square (112.8, 10.9) radius 4 #FFFFFF 1.5
                  fill square (112.8, 10.9) radius 4 #D55E00
                  text “series 1” (136.8, 10.9) start/middle 14 #1A1A1A
                  fill rectangle (0, 25.7) 34×14 #009E7338
                  stroke line (0, 25.7) (34, 25.7) #009E73 2 dash 2,2.5
                  text “series 2” (41, 32.7) start/middle 14 #1A1A1A
                  stroke diamond (120.8, 32.7) radius 4 #FFFFFF 1.5
                  fill diamond (120.8, 32.7) radius 4 #B8578F
                  text “series 3” (132.8, 32.7) start/middle 14 #1A1A1A
                  fill cross (212.6, 32.7) radius 4 #FFFFFF
                  stroke cross (212.6, 32.7) radius 4 #000000 1.5
                  text “series 4” (224.6, 32.7) start/middle 14 #1A1A1A
                  stroke circle (5, 54.5) radius 4 #FFFFFF 1.5
                  fill circle (5, 54.5) radius 4 #1A1A1A
                  text “series 5” (17, 54.5) start/middle 14 #1A1A1A
                """)
    }

    @Test func pointsTakeTurnsSoThatNoSeriesHidesAnother() {
        let mark = PointMark(
            series: [
                .init(name: "cat", x: [0, 1], y: [0, 1]), .init(name: "dog", x: [0], y: [1]),
                .init(name: "cat", x: [1], y: [0], isHollow: true),
            ],
            meaning: .init(filled: "real", hollow: "generated"))
        #expect(
            dump(mark) == """
                scene 220×130 #FFFFFF
                  points
                    stroke circle (10, 120) radius 3.5 #FFFFFF 1
                    fill circle (10, 120) radius 3.5 #0072B2
                    stroke square (10, 20) radius 3.5 #FFFFFF 1
                    fill square (10, 20) radius 3.5 #D55E00
                    stroke circle (210, 120) radius 3.5 #0072B2 1.1
                    stroke circle (210, 20) radius 3.5 #FFFFFF 1
                    fill circle (210, 20) radius 3.5 #0072B2
                """)
    }

    @Test func areasReachDownToZero() {
        let mark = AreaMark(series: [
            .init(name: "seen", x: [0, 1, 2], y: [1, 3, 1]), .init(name: "unseen", x: [1, 2], y: [1, 2]),
        ])
        #expect(
            dump(mark) == """
                scene 220×130 #FFFFFF
                  areas clipped to (9, 19) 202×102
                    fill polygon (10, 86.7) (110, 20) (210, 86.7) (210, 120) (10, 120) #0072B238
                    fill polygon (110, 86.7) (210, 53.3) (210, 120) (110, 120) #D55E0038
                    stroke line (10, 86.7) (110, 20) (210, 86.7) #0072B2 2
                    stroke line (110, 86.7) (210, 53.3) #D55E00 2 dash 7,3
                """)
    }

    @Test func stackedPartsAddUp() {
        let mark = StackedBarMark(
            groups: ["g"],
            series: [.init(name: "a", values: [30]), .init(name: "b", values: [0]), .init(name: "c", values: [70])])
        #expect(
            dump(mark) == """
                scene 220×130 #FFFFFF
                  stacked bars clipped to (9, 19) 202×102
                    fill rectangle (78, 90) 64×30 #0072B2
                    fill rectangle (78, 20) 64×69 #009E73
                    hatch clipped to (78, 20) 64×69
                      stroke path of 28 elements #FFFFFF73 1.3
                """)
    }

    @Test func rulesCrossTheFrame() {
        #expect(
            dump(RuleMark(.x, at: 0.5), x: Axis(domain: 0...1)) == """
                scene 220×130 #FFFFFF
                  rule clipped to (9, 19) 202×102
                    stroke line (110, 20) (110, 120) #1A1A1A 1.3
                """)
    }

    @Test func curvesEndAtTheirPoles() {
        #expect(
            dump(FunctionMark.equalHarmonicMeans([50]), x: Axis(domain: 0...100), y: Axis(domain: 0...100)) == """
                scene 220×130 #FFFFFF
                  curves clipped to (9, 19) 202×102
                    stroke line (61, -1155) (61.5, -738.3) … 299 points … (210, 86.7) #8A8A8A 1 dash 1.5,2.5
                """)
    }

    @Test func matricesAreImagesWithLinesBetweenTheirParts() {
        let mark = HeatMark(
            rows: ["a", "b"], columns: ["a", "b", "c"], values: [[1, 0.5, 0], [nil, 0, 1]],
            key: ColorKey(label: "share", range: 0...1, ramp: .sequential),
            columnSplit: .init(index: 2, first: "seen", second: "unseen"),
            decimals: 1)
        #expect(
            dump(mark) == """
                scene 220×130 #FFFFFF
                  matrix
                    image 3×2 #88a9f36b nearest in (10, 20) 200×100
                    text “1.0” (43.3, 45) middle/middle 13 #FFFFFF
                    text “0.5” (110, 45) middle/middle 13 #000000
                    text “0.0” (176.7, 45) middle/middle 13 #000000
                    text “0.0” (110, 95) middle/middle 13 #000000
                    text “1.0” (176.7, 95) middle/middle 13 #FFFFFF
                    stroke rectangle (10, 20) 200×100 #8A8A8A 0.8
                    stroke line (143.3, 20) (143.3, 120) #FFFFFF 3.5
                    stroke line (143.3, 20) (143.3, 120) #1A1A1A 1.5
                """)
    }

    @Test func aWholeFigure() {
        let figure = Figure(
            kind: "Bar chart",
            content: .panels([
                Panel(
                    title: "AWA2", x: Axis("Method"), y: Axis("H (%)"),
                    marks: [
                        BarMark(
                            groups: ["base", "full"],
                            series: [.init(name: "ours", values: [60, 70]), .init(name: "paper", values: [59, 71])]),
                        RuleMark(.y, at: 65, label: "goal"),
                    ])
            ]), width: 240, plotHeight: .points(100))
        #expect(
            figure.scene(theme: .light).description == """
                scene 240×230 #FFFFFF
                  legend
                    fill rectangle (6, 9.9) 14×14 #0072B2
                    text “ours” (27, 16.9) start/middle 14 #1A1A1A
                    fill rectangle (77.5, 9.9) 14×14 #D55E00
                    hatch clipped to (77.5, 9.9) 14×14
                      stroke path of 8 elements #FFFFFF73 1.3
                    text “paper” (98.5, 16.9) start/middle 14 #1A1A1A
                  panel
                    header
                      text “AWA2” (6, 35.8) start/top 14 bold #1A1A1A
                      text “H (%)” (6, 57.4) start/top 13 #555555
                    grid
                      stroke line (31, 182) (198.7, 182) #E4E4E4 1
                      stroke line (31, 148.7) (198.7, 148.7) #E4E4E4 1
                      stroke line (31, 115.3) (198.7, 115.3) #E4E4E4 1
                      stroke line (31, 82) (198.7, 82) #E4E4E4 1
                    labels
                      text “base” (72.9, 190) middle/top 13 #555555
                      text “full” (156.8, 190) middle/top 13 #555555
                      text “0” (23, 182) end/middle 13 #555555
                      text “25” (23, 148.7) end/middle 13 #555555
                      text “50” (23, 115.3) end/middle 13 #555555
                      text “75” (23, 82) end/middle 13 #555555
                      text “Method” (114.8, 207.6) middle/top 13 #555555
                    bars clipped to (30, 81) 169.7×102
                      fill rectangle (40.1, 102) 32×80 #0072B2
                      fill rectangle (124, 88.7) 32×93.3 #0072B2
                      fill rectangle (73.7, 103.3) 32×78.7 #D55E00
                      hatch clipped to (73.7, 103.3) 32×78.7
                        stroke path of 32 elements #FFFFFF73 1.3
                      fill rectangle (157.5, 87.3) 32×94.7 #D55E00
                      hatch clipped to (157.5, 87.3) 32×94.7
                        stroke path of 36 elements #FFFFFF73 1.3
                    rule clipped to (30, 81) 169.7×102
                      stroke line (31, 95.3) (198.7, 95.3) #1A1A1A 1.3
                    axes
                      stroke line (31, 182) (198.7, 182) #8A8A8A 1
                    edge labels
                      text “goal” (205.7, 95.3) start/middle 13 #555555
                """)
    }

    @Test func aGallery() {
        let image = Image(width: 8, height: 4, color: .black)
        let figure = Figure(
            kind: "Sample images",
            content: .gallery(
                Gallery(
                    sections: [
                        .init(title: "Seen", rows: [.init(label: "red circle", images: [image, image, image])])
                    ], imageSize: 60)),
            width: 240)
        #expect(
            figure.scene(theme: .dark).description == """
                scene 240×171 #121212
                  gallery
                    text “Seen” (6, 6) start/top 14 bold #EDEDED
                    stroke line (6, 25.8) (234, 25.8) #2E2E2E 1
                    text “red circle” (66.6, 61.8) end/middle 13 #B4B4B4
                    image 8×4 #1feceac5 nearest in (78.6, 46.8) 60×30
                    stroke rectangle (78.8, 47.1) 59.5×29.5 #7A7A7A99 0.5
                    image 8×4 #1feceac5 nearest in (144.6, 46.8) 60×30
                    stroke rectangle (144.8, 47.1) 59.5×29.5 #7A7A7A99 0.5
                    image 8×4 #1feceac5 nearest in (78.6, 112.8) 60×30
                    stroke rectangle (78.8, 113.1) 59.5×29.5 #7A7A7A99 0.5
                """)
    }
}
