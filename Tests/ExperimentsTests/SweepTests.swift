import Experiments
import Testing

/// Grids of options.
@Suite struct SweepTests {
    private static let head =
        "---\ntitle: T\n---\n"
        + "```d3gzsl train full\ndistill: [cls]\nseeds: 2\ngeneratedPerClass: 1\n\(Bench.tiny)\n```\n\n"

    @Test func everyCombinationIsARowAndSharesItsUnits() throws {
        let bench = try Bench()
        let log = try bench.run(
            Self.head
                + "```d3gzsl sweep grid\nof: full\nover: {generatedPerClass: [1, 2], hidden: [16, 20]}\n```\n\n"
                + "```d3gzsl figure f\nkind: sweep\nsweep: grid\nx: hidden\n```\n\n"
                + "```d3gzsl table t\nrows: [grid]\n```\n"
        )
        #expect(log.exitCode == 0)
        // The point that equals the run itself is no unit of its own.
        #expect(log.units.count == 8)
        let page = try bench.report()
        for label in ["generatedPerClass 1, hidden 16", "generatedPerClass 2, hidden 20"] {
            #expect(page.contains(label))
        }
        #expect(page.contains("fig-f"))
    }

    @Test func valuesAreCheckedAsTheOptionsAre() throws {
        let found = try Bench().complaints(
            Self.head
                + "```d3gzsl sweep grid\nof: full\nover: {hidden: [many], hiden: [1]}\n```\n\n"
                + "```d3gzsl figure f\nkind: sweep\nsweep: grid\nx: epochs\n```\n"
        )
        #expect(found.contains("did you mean 'hidden'?"), "\(found)")
        #expect(found.contains("'many'"))
    }

    @Test func anAxisThatTheGridLacks() throws {
        let found = try Bench().complaints(
            Self.head
                + "```d3gzsl sweep grid\nof: full\nover: {hidden: [8, 16]}\n```\n\n"
                + "```d3gzsl figure f\nkind: sweep\nsweep: grid\nx: epochs\n```\n"
        )
        #expect(found.contains("the grid does not go over 'epochs'"), "\(found)")
    }
}
