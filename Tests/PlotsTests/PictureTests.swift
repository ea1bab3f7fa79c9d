import Foundations
import Raster
import Testing

@testable import Plots

/// Marks with more numbers than a reader can take in, and pictures with a verdict.
@Suite struct PictureTests {
    @Test func aDigestStandsForALargeMatrix() {
        let digest = DataTable(header: ["True class", "right (%)"], rows: [["seen", "71.2"], ["unseen", "30.5"]])
        let mark = HeatMark(
            rows: ["a", "b"], columns: ["c", "d"], values: [[1, 2], [3, nil]],
            key: ColorKey(label: "Share", range: 0...4, ramp: .sequential), digest: digest)
        #expect(mark.table(x: "x", y: "y") == digest)
        #expect(
            mark.summary(x: "x", y: "y")
                == "2 rows, 2 columns; Share from 1 to 3. seen: right (%) 71.2. unseen: right (%) 30.5.")
    }

    @Test func blocksAreOutlinedOnTheDiagonal() {
        func strokes(_ blocks: [Range<Int>]) -> Int {
            let names = ["a", "b", "c"]
            let mark = HeatMark(
                rows: names, columns: names, values: names.map { _ in [1, 2, 3] },
                key: ColorKey(label: "Share", range: 0...4, ramp: .sequential), blocks: blocks)
            let figure = Figure(
                kind: "Heat map",
                content: .panels([Panel(x: Axis(showsTicks: false), y: Axis(showsTicks: false), marks: [mark])]))
            return figure.scene(theme: .light).description.split(separator: "\n").count { $0.contains("stroke") }
        }
        #expect(strokes([0..<2, 2..<3]) == strokes([]) + 4, "each square is light around dark")
    }

    @Test func manyPointsAreCounted() {
        func table(_ count: Int) -> DataTable? {
            PointMark(
                series: [
                    .init(
                        name: "a", x: (0..<count).map(Double.init), y: Array(repeating: 2, count: count), isHollow: true
                    )
                ], meaning: .init(filled: "real", hollow: "generated")
            )
            .table(x: "x", y: "y")
        }
        #expect(table(60)?.rows.count == 60)
        #expect(
            table(61)
                == DataTable(
                    header: ["Series", "Kind", "Points", "x, mean", "y, mean"],
                    rows: [["a", "generated", "61", "30", "2"]]))
    }

    @Test func judgedImagesStandApartAndAreCounted() {
        let image = Image(width: 8, height: 8, color: .black)
        func gallery(_ judged: [Gallery.Judged]) -> Figure {
            Figure(
                kind: "Sample images",
                content: .gallery(
                    Gallery(
                        sections: [
                            .init(title: "", rows: [.init(label: "bat", images: [image, image], judged: judged)])
                        ], imageSize: 32)))
        }
        let figure = gallery([
            .init(image: image, verdict: .right), .init(image: image, verdict: .wrong),
            .init(image: image, verdict: .wrong),
        ])
        #expect(figure.alternativeText == "Sample images. bat (2 images, then 1 marked right and 2 marked wrong).")
        #expect(gallery([]).alternativeText == "Sample images. bat (2 images).")
        let dashed = figure.scene(theme: .light).description.split(separator: "\n").count { $0.contains("dash") }
        #expect(dashed == 2)
    }
}

/// Mean ranks with bars over those that do not differ.
@Suite struct CriticalDifferenceTests {
    private func mark(_ ranks: [Double], names: [String]? = nil, datasets: Int) -> CriticalDifferenceMark {
        CriticalDifferenceMark(
            ranks.enumerated().map { .init(name: names?[$0] ?? "m\($0)", meanRank: $1) },
            test: NemenyiTest(methods: ranks.count, datasets: datasets, alpha: 0.05), level: "at α = 0.05")
    }

    @Test func methodsAreSortedAndJoined() {
        // Demšar's example has two groups at α = 0.10 and one at 0.05.
        let mark = mark([3.143, 2, 2.893, 1.964], names: ["C4.5", "+m", "+cf", "+m+cf"], datasets: 14)
        #expect(mark.methods.map(\.name) == ["+m+cf", "+m", "+cf", "C4.5"] && mark.groups == [[0, 1, 2, 3]])
        #expect(
            mark.summary(x: "", y: "")
                == "Best first: +m+cf 1.96, +m 2.00, +cf 2.89, C4.5 3.14. Critical difference 1.25 at α = 0.05. "
                + "Not told apart: +m+cf, +m, +cf, C4.5.")
        #expect(mark.table(x: "", y: "Mean rank")?.rows[3] == ["C4.5", "3.14"])
        #expect(self.mark([1, 2], datasets: 9).summary(x: "", y: "").hasSuffix("All differ."))
    }

    @Test func namesAreToldApart() {
        #expect(mark([1, 2], names: ["a", "a"], datasets: 5).methods.map(\.name) == ["a", "a (2)"])
    }

    @Test(arguments: [Theme.light, .dark])
    func nothingLeavesThePicture(_ theme: Theme) {
        for figure in [SampleFigures.ranks, SampleFigures.fewRanks, SampleFigures.manyRanks] {
            let scene = figure.scene(theme: theme)
            let boxes = scene.texts.map { ($0.string, $0.bounds(.nominal)) }
            for (index, (text, box)) in boxes.enumerated() {
                #expect(box.minX >= 0 && box.maxX <= Double(scene.width), "\(text)")
                #expect(box.minY >= 0 && box.maxY <= Double(scene.height), "\(text)")
                for (other, rival) in boxes[(index + 1)...] {
                    let apart =
                        box.maxX <= rival.minX || rival.maxX <= box.minX || box.maxY <= rival.minY + 1
                        || rival.maxY <= box.minY + 1
                    #expect(apart, "\(text) lies over \(other)")
                }
            }
        }
    }
}
