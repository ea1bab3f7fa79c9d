import Foundations
import Raster

@testable import Plots

/// Figures of every kind, with data that are hard to lay out.
struct SampleFigures {
    let all: [(name: String, figure: Figure)]

    init() {
        all = [
            ("bars", Self.bars), ("bars-many", Self.manyBars), ("bars-negative", Self.negativeBars),
            ("bars-long", Self.longNames),
            ("bars-sideways", Self.sideways), ("bar-one", Self.oneBar), ("stacked", Self.stacked),
            ("lines", Self.lines),
            ("lines-log", Self.logarithmic), ("densities", Self.densities), ("curve", Self.seenUnseen),
            ("heat", Self.heat),
            ("heat-numbers", Self.smallHeat), ("points", Self.points), ("panels", Self.panels),
            ("gallery", Self.gallery), ("ranks", Self.ranks), ("ranks-few", Self.fewRanks),
            ("ranks-many", Self.manyRanks),
        ]
    }

    static func panel(_ kind: String, _ panel: Panel, height: Figure.PlotHeight = .points(240)) -> Figure {
        Figure(kind: kind, content: .panels([panel]), plotHeight: height)
    }

    static let bars = panel(
        "Grouped bar chart",
        Panel(
            x: Axis("Method"), y: Axis("Accuracy (%)"),
            marks: [
                BarMark(
                    groups: ["f-CLSWGAN", "with be", "with kl", "D³GZSL"],
                    series: [
                        .init(name: "U", values: [57.9, 59.2, 60.8, 64.1], errors: [1.2, 0.8, 1.9, 0.6]),
                        .init(name: "S", values: [61.4, 66, nil, 71.9], errors: [0.7, 1.1, nil, 0.9]),
                        .init(name: "H", values: [59.6, 62.4, 0, 67.8], errors: [1, 0.9, 0, 0.7]),
                    ])
            ]))

    static func ranks(_ methods: [(String, Double)], datasets: Int) -> Figure {
        let mark = CriticalDifferenceMark(
            methods.map { .init(name: $0.0, meanRank: $0.1) },
            test: NemenyiTest(methods: methods.count, datasets: datasets, alpha: 0.05), level: "at α = 0.05")
        return panel(
            "Critical difference diagram",
            Panel(
                x: Axis(showsTicks: false), y: Axis("Mean rank of H, 1 is best", showsTicks: false), marks: [mark]),
            height: .points(mark.height(.light)))
    }

    static let ranks = ranks(
        [("C4.5", 3.143), ("C4.5+m", 2), ("C4.5+cf", 2.893), ("C4.5+m+cf", 1.964)], datasets: 14)
    /// The ruler is longer than the axis.
    static let fewRanks = ranks(
        [("base", 2), ("be + kl + od, distilled into a Student without a head", 1)], datasets: 2)
    static let manyRanks: Figure = {
        let methods: [(String, Double)] = (1...20).map { (place: Int) -> (String, Double) in
            let name = place == 4 ? "method 4 with a name that is far too long for it" : "method \(place)"
            return (name, Double(place) * 0.9 + 1)
        }
        return ranks(methods, datasets: 30)
    }()

    static let manyBars: Figure = {
        var random = TestRandom(seed: 7)
        let names = ["base", "be", "kl", "od", "be + kl", "be + od", "kl + od", "be + kl + od", "teacher", "oracle"]
        return panel(
            "Grouped bar chart",
            Panel(
                x: Axis("Data set"), y: Axis("H (%)", domain: 0...100),
                marks: [
                    BarMark(
                        groups: ["AWA1", "AWA2", "CUB", "SUN", "FLO", "aPY"],
                        series: names.map { name in
                            .init(name: name, values: (0..<6).map { _ in random.next(in: 20...90) })
                        })
                ]))
    }()

    static let negativeBars = panel(
        "Bar chart",
        Panel(
            x: Axis("Class"), y: Axis("Difference (points)"),
            marks: [
                BarMark(
                    groups: ["horse", "bat", "seal", "dolphin", "giraffe", "walrus", "rat"],
                    series: [
                        .init(
                            name: "difference", values: [4.2, -3.1, 0, 12.7, -8.8, 1.1, nil],
                            errors: [1, 2, 1, 3, 2, 4, nil])
                    ])
            ]))

    static let longNames = panel(
        "Bar chart",
        Panel(
            x: Axis("Flower"), y: Axis("Accuracy (%)"),
            marks: [
                BarMark(
                    groups: [
                        "pink primrose", "hard-leaved pocket orchid", "canterbury bells", "sweet pea",
                        "english marigold", "tiger lily",
                        "moon orchid", "bird of paradise", "monkshood", "globe thistle",
                        "snapdragon with an uncommonly long name",
                        "colt's foot",
                    ],
                    series: [.init(name: "accuracy", values: (0..<12).map { Double($0 * 37 % 11) * 9 })])
            ]))

    static let sideways: Figure = {
        var random = TestRandom(seed: 3)
        let names = (1...30).map { "class_\($0)_\(["red", "striped_green", "b"][$0 % 3])" }
        return panel(
            "Bar chart",
            Panel(
                x: Axis("Accuracy (%)"), y: Axis("Class"),
                marks: [
                    BarMark(
                        groups: names,
                        series: [.init(name: "accuracy", values: names.map { _ in random.next(in: 0...100) })],
                        direction: .sideways)
                ]), height: .points(560))
    }()

    static let oneBar = panel(
        "Bar chart",
        Panel(
            y: Axis("Training steps"),
            marks: [BarMark(groups: ["only"], series: [.init(name: "n", values: [12_345_678])])]))

    static let stacked = panel(
        "Stacked bar chart",
        Panel(
            x: Axis("Share sent to"), y: Axis("Images (%)"),
            marks: [
                StackedBarMark(
                    groups: ["seen", "unseen"],
                    series: [
                        .init(name: "right expert, right class", values: [61, 48]),
                        .init(name: "right expert, wrong class", values: [20, 30]),
                        .init(name: "wrong expert", values: [19, 22]),
                    ])
            ]))

    static let lines: Figure = {
        let x = (0...40).map(Double.init)
        var random = TestRandom(seed: 11)
        let series = ["U", "S", "H", "validation"].enumerated().map { index, name -> LineMark.Series in
            let y = x.map { 70 - Double(index * 6) - 60 / (1 + $0 / 4) + random.next(in: -1...1) }
            return .init(name: name, x: x, y: y, lower: y.map { $0 - 3 }, upper: y.map { $0 + 3 })
        }
        return panel("Line chart", Panel(x: Axis("Epoch"), y: Axis("Accuracy (%)"), marks: [LineMark(series: series)]))
    }()

    static let logarithmic = panel(
        "Line chart",
        Panel(
            x: Axis("Generated features per class", transform: .logarithmic), y: Axis("Loss", transform: .logarithmic),
            marks: [
                LineMark(
                    series: [
                        .init(name: "be", x: [10, 30, 100, 300, 1000, 3000], y: [4, 1.2, 0.3, .nan, 0.011, 0.0042]),
                        .init(name: "kl", x: [10, 30, 100, 300, 1000, 3000], y: [2, 1, 0.7, 0.5, 0.4, 0.3]),
                    ], markers: true), RuleMark(.y, at: 0.1, label: "target"),
            ]))

    static let densities: Figure = {
        let x = (0...100).map { Double($0) / 100 }
        func bell(_ middle: Double, _ width: Double) -> [Double] {
            x.map { x in
                let z = (x - middle) / width
                return 1 / (1 + z * z) / (1 + z * z) / width
            }
        }
        return panel(
            "Density plot",
            Panel(
                x: Axis("Out-of-distribution score", isExtended: false), y: Axis("Density", showsTicks: false),
                marks: [
                    AreaMark(series: [
                        .init(name: "seen", x: x, y: bell(0.35, 0.2)), .init(name: "unseen", x: x, y: bell(0.66, 0.14)),
                    ]),
                    RuleMark(.x, at: 0.52, label: "threshold 0.52"),
                ]))
    }()

    static let seenUnseen: Figure = {
        let x = (0...50).map { Double($0) * 1.6 }
        return panel(
            "Seen–unseen curve",
            Panel(
                x: Axis("Seen accuracy (%)", domain: 0...100), y: Axis("Unseen accuracy (%)", domain: 0...100),
                marks: [
                    FunctionMark.equalHarmonicMeans(),
                    LineMark(series: [
                        .init(name: "base", x: x, y: x.map { 60 * (1 - ($0 / 80) * ($0 / 80)) }),
                        .init(name: "D³GZSL", x: x, y: x.map { 72 * (1 - ($0 / 80) * ($0 / 80) * ($0 / 80)) }),
                    ]), PointMark(series: [.init(name: "D³GZSL", x: [52], y: [52.2])], radius: 5),
                ]), height: .points(360))
    }()

    static let heat: Figure = {
        let names = (1...50).map { "class \($0)" }
        var random = TestRandom(seed: 5)
        let values = names.indices.map { row in
            names.indices.map { column -> Double? in
                row == column ? random.next(in: 30...95) : column == (row * 7) % 40 ? 30 : random.next(in: 0...3)
            }
        }
        let split = HeatMark.Split(index: 40, first: "seen", second: "unseen")
        return panel(
            "Confusion matrix",
            Panel(
                x: Axis("Predicted class"), y: Axis("True class"),
                marks: [
                    HeatMark(
                        rows: names, columns: names, values: values,
                        key: ColorKey(label: "Share of the true class (%)", range: 0...100, ramp: .sequential),
                        rowSplit: split,
                        columnSplit: split)
                ]), height: .ratio(1))
    }()

    static let smallHeat = panel(
        "Heat map",
        Panel(
            x: Axis("Weight of be"), y: Axis("Weight of kl"),
            marks: [
                HeatMark(
                    rows: ["0", "0.1", "1"], columns: ["0", "0.01", "0.1", "1"],
                    values: [[-4, -1, 0, 2.2], [1, 2, 4.1, 3], [0, nil, 3.9, -2]],
                    key: ColorKey(label: "H compared with the base (points)", range: -5...5, ramp: .diverging),
                    decimals: 1)
            ]), height: .points(150))

    static let points: Figure = {
        var random = TestRandom(seed: 9)
        let names = ["horse", "blue whale", "bat", "giraffe", "rat", "dolphin", "seal", "bobcat", "sheep", "walrus"]
        let series = names.enumerated().flatMap { index, name -> [PointMark.Series] in
            let (x, y) = (Double(index % 4) * 20, Double(index / 4) * 22)
            func cloud() -> [Double] { (0..<30).map { _ in (random.next(in: -1...1) + random.next(in: -1...1)) * 7 } }
            return [
                .init(name: name, x: cloud().map { $0 + x }, y: cloud().map { $0 + y }),
                .init(name: name, x: cloud().map { $0 + x + 3 }, y: cloud().map { $0 + y - 2 }, isHollow: true),
            ]
        }
        return panel(
            "Scatter plot",
            Panel(
                x: Axis(showsTicks: false), y: Axis(showsTicks: false),
                marks: [PointMark(series: series, meaning: .init(filled: "real", hollow: "generated"))]),
            height: .points(380))
    }()

    static let panels: Figure = {
        let sets = ["AWA2", "CUB", "SUN"].enumerated().map { index, name in
            Panel(
                title: name, x: Axis("Epoch"), y: Axis("Loss"),
                marks: [
                    LineMark(series: [
                        .init(
                            name: "critic", x: (0...20).map(Double.init),
                            y: (0...20).map { 2000 / Double($0 + 1 + index) }),
                        .init(
                            name: "generator", x: (0...20).map(Double.init),
                            y: (0...20).map { -900 + 40 * Double($0) }),
                    ])
                ])
        }
        return Figure(
            kind: "Line chart", content: .panels(sets), plotHeight: .points(150), sharesX: true, sharesY: true)
    }()

    static let gallery: Figure = {
        func image(_ seed: Int) -> Image {
            var image = Image(width: 32, height: 32, color: .white)
            for y in 0..<32 {
                for x in 0..<32 where (x - 16) * (x - 16) + (y - 16) * (y - 16) < 40 + seed * 13 % 160 {
                    image[x, y] = Color(UInt32(seed * 2_654_435 % 0xFFFFFF))
                }
            }
            return image
        }
        func row(_ label: String, _ start: Int, _ count: Int = 5) -> Gallery.Row {
            .init(label: label, images: (0..<count).map { image(start + $0) })
        }
        return Figure(
            kind: "Sample images",
            content: .gallery(
                Gallery(
                    sections: [
                        .init(title: "Seen classes", rows: [row("red circle, striped", 1), row("green", 7, 8)]),
                        .init(title: "Unseen classes", rows: [row("blue triangle with a border", 20)]),
                    ], imageSize: 64)))
    }()
}

/// A small linear congruential generator, so that a failing case comes back on every machine.
struct TestRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next(in range: ClosedRange<Double>) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + (range.upperBound - range.lowerBound) * Double(state >> 11) / Double(1 << 53)
    }

    mutating func next(in range: ClosedRange<Int>) -> Int {
        min(range.upperBound, range.lowerBound + Int(next(in: 0...1) * Double(range.count)))
    }
}
