import Foundation
import Raster
import Testing

@testable import Plots

struct LayoutTests {
    /// Whether two convex quadrilaterals share more than `slack` in every direction: the separating axis theorem.
    private func overlap(_ a: [Point], _ b: [Point], slack: Double = 0.3) -> Bool {
        for polygon in [a, b] {
            for index in 0..<2 {
                let side = polygon[index + 1] - polygon[index]
                guard side.length > 0 else { return false }
                let axis = Point(-side.y / side.length, side.x / side.length)
                func span(_ points: [Point]) -> (Double, Double) {
                    let places = points.map { $0.x * axis.x + $0.y * axis.y }
                    return (places.min()!, places.max()!)
                }
                let (p, q) = (span(a), span(b))
                if min(p.1, q.1) - max(p.0, q.0) <= slack { return false }
            }
        }
        return true
    }

    /// Every label that leaves the picture, and every pair that overlaps.
    private func problems(in scene: Scene, _ lettering: Lettering = .nominal) -> [String] {
        let texts = scene.texts
        let corners = texts.map { $0.corners(lettering) }
        return texts.indices.flatMap { index -> [String] in
            let inside =
                scene.frame.contains(texts[index].bounds(lettering))
                ? [] : ["“\(texts[index].string)” leaves the picture"]
            let others = texts.indices.filter { $0 > index && overlap(corners[index], corners[$0]) }
            return inside + others.map { "“\(texts[index].string)” overlaps “\(texts[$0].string)”" }
        }
    }

    @Test func theCheckSeesOverlaps() {
        func text(_ x: Double, _ rotation: Double = 0) -> [Point] {
            Scene.Text("word", at: Point(x, 50), size: 12, color: .black, rotation: rotation).corners(.nominal)
        }
        #expect(overlap(text(10), text(30)) && !overlap(text(10), text(60)))
        #expect(!overlap(text(10, -45), text(31, -45)) && overlap(text(10, -45), text(20, -45)))
    }

    @Test(arguments: SampleFigures().all.map(\.name))
    func labelsOfSamplesKeepClear(name: String) throws {
        let figure = try #require(SampleFigures().all.first { $0.name == name }).figure
        #expect(problems(in: figure.scene(theme: .light)) == [])
        #expect(!figure.scene(theme: .light).texts.isEmpty)
        guard let typeface = try? Typeface.find() else { return }
        #expect(problems(in: figure.scene(theme: .light, lettering: .measured(typeface)), .measured(typeface)) == [])
    }

    private static let words = [
        "U", "S", "H", "accuracy", "seen classes", "f-CLSWGAN", "be + kl + od", "hard-leaved pocket orchid",
        "striped_green_circle_large",
        "a very long name that nobody would choose for anything at all", "Donaudampfschifffahrtsgesellschaft", "é", "7",
    ]

    private func name(_ random: inout TestRandom, _ index: Int) -> String {
        Self.words[random.next(in: 0...Self.words.count - 1)] + (random.next(in: 0...2) == 0 ? "" : " \(index)")
            + String(repeating: "'", count: index)
    }

    private func randomPanel(_ random: inout TestRandom) -> Panel {
        let size = { (random: inout TestRandom) in [1.0, 100, 1e-4, 1e7][random.next(in: 0...3)] }(&random)
        func number(_ random: inout TestRandom) -> Double { random.next(in: -1...1.0) * size }
        func label(_ random: inout TestRandom) -> String? {
            random.next(in: 0...4) == 0 ? nil : Self.words[random.next(in: 0...12)]
        }
        let title = label(&random)
        var marks: [any Mark] = []
        switch random.next(in: 0...3) {
        case 0:
            let groups = (0..<random.next(in: 1...40)).map { name(&random, $0) }
            let series = (0..<random.next(in: 1...9)).map { index in
                BarMark.Series(
                    name: name(&random, index), values: groups.map { _ in number(&random) },
                    errors: groups.map { _ in abs(number(&random)) })
            }
            marks = [
                BarMark(groups: groups, series: series, direction: random.next(in: 0...2) == 0 ? .sideways : .upright)
            ]
        case 1:
            let x = (0..<random.next(in: 1...30)).map { _ in number(&random) }.sorted()
            let series = (0..<random.next(in: 1...5)).map { index in
                LineMark.Series(name: name(&random, index), x: x, y: x.map { _ in number(&random) })
            }
            marks = [LineMark(series: series, markers: true)]
            for _ in 0..<random.next(in: 0...3) {
                marks.append(RuleMark(.x, at: number(&random), label: label(&random)))
            }
            for _ in 0..<random.next(in: 0...12) {
                marks.append(RuleMark(.y, at: number(&random), label: label(&random)))
            }
        case 2:
            let (rows, columns) = (
                (0..<random.next(in: 1...30)).map { name(&random, $0) },
                (0..<random.next(in: 1...30)).map { name(&random, $0) }
            )
            marks = [
                HeatMark(
                    rows: rows, columns: columns, values: rows.map { _ in columns.map { _ in number(&random) } },
                    key: ColorKey(label: name(&random, 1), range: -size...size, ramp: .diverging),
                    rowSplit: .init(index: rows.count / 2, first: "seen", second: "unseen"),
                    columnSplit: .init(
                        index: random.next(in: 0...columns.count), first: "seen classes", second: "unseen classes"),
                    decimals: 2)
            ]
        default:
            let count = random.next(in: 1...20)
            let series = (0..<random.next(in: 1...12)).map { index in
                PointMark.Series(
                    name: name(&random, index), x: (0..<count).map { _ in number(&random) },
                    y: (0..<count).map { _ in number(&random) })
            }
            marks = [PointMark(series: series, meaning: .init(filled: "real", hollow: "generated"))]
        }
        return Panel(title: title, x: Axis(label(&random)), y: Axis(label(&random)), marks: marks)
    }

    @Test(arguments: 0..<24)
    func labelsOfRandomFiguresKeepClear(seed: Int) {
        var random = TestRandom(seed: UInt64(seed))
        for round in 0..<6 {
            let panels = (0..<[1, 1, 2, 3, 5][random.next(in: 0...4)]).map { _ in randomPanel(&random) }
            let figure = Figure(
                kind: "Chart", content: .panels(panels), width: Double(random.next(in: 240...900)),
                plotHeight: .points(Double(random.next(in: 60...400))),
                columns: random.next(in: 0...1) == 0 ? nil : random.next(in: 1...4))
            #expect(problems(in: figure.scene(theme: .light)) == [], "figure \(round), \(figure.width) wide")
        }
    }

    @Test func framesOfPanelsLineUp() {
        let grid = SampleFigures.panels.scene(theme: .light)
        // The lower edge of each frame is the last line of its axes.
        let edges = grid.items.compactMap { item -> (Point, Point)? in
            guard case .group(let name, _, let items) = item, name.hasPrefix("panel"),
                case .group("axes", _, let axes)? = items.last, case .stroke(.polyline(let points), _, _)? = axes.last
            else { return nil }
            return (points[0], points[1])
        }
        #expect(edges.count == 3)
        #expect(edges[0].0.y == edges[1].0.y && edges[0].0.x == edges[2].0.x && edges[2].0.y > edges[0].0.y)
        #expect(abs((edges[0].1.x - edges[0].0.x) - (edges[1].1.x - edges[1].0.x)) < 1e-9)
    }

    @Test func sharedAxesShowTheSameNumbers() {
        func mark(_ top: Double) -> any Mark { BarMark(groups: ["a"], series: [.init(name: "s", values: [top])]) }
        func labels(shared: Bool) -> [String] {
            Figure(
                kind: "Bars", content: .panels([Panel(marks: [mark(1)]), Panel(marks: [mark(90)])]), width: 600,
                sharesY: shared
            ).scene(theme: .light).texts.map(\.string).filter { $0 == "100" }
        }
        #expect(labels(shared: true).count == 2 && labels(shared: false).count == 1)
    }

    @Test func spreadLabelsKeepTheirOrderAndTheirDistance() {
        let places = EdgeLabels.spread([10, 11, 12, 90], lengths: [10, 10, 10, 10], gap: 2, in: 0...92)
        #expect(places == [10, 22, 34, 87])
        #expect(EdgeLabels.spread([99], lengths: [10], gap: 0, in: 0...100) == [95])
    }

    @Test func aSeriesLooksTheSameInEveryPanel() {
        func line(_ names: [String]) -> Panel {
            Panel(marks: [LineMark(series: names.map { .init(name: $0, x: [0, 1], y: [0, 1]) })])
        }
        let scene = Figure(kind: "Lines", content: .panels([line(["a", "b"]), line(["b"])])).scene(theme: .light)
        let dump = scene.description
        let second = dump.components(separatedBy: "panel 2")[1]
        #expect(second.contains("\(Theme.light.palette[1])") && !second.contains("\(Theme.light.palette[0])"))
        #expect(dump.contains("legend"))
        #expect(
            !Figure(kind: "Lines", content: .panels([line(["a"])])).scene(theme: .light).description.contains("legend"))
    }

    @Test func manySeriesAreAllDifferent() {
        for theme in [Theme.light, .dark] {
            let styles = (0..<40).map(theme.style)
            #expect(Set(styles.map { "\($0.color)\($0.marker)" }).count == 40)
            #expect(Set(styles.map { "\($0.color)\($0.dash)" }).count == 40)
            // Legible on the background.
            for color in theme.palette { #expect(color.contrast(with: theme.background) >= 3, "\(color)") }
            #expect(
                theme.ink.contrast(with: theme.background) >= 7
                    && theme.mutedInk.contrast(with: theme.background) >= 4.5)
        }
    }
}
