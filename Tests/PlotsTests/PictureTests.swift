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
