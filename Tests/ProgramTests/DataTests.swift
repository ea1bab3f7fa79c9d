import Foundation
import Testing

/// Data of one's own, from plain files to a measured data set.
@Suite struct DataTests {
    private let program: Program

    init() throws {
        program = try Program()
        try FileManager.default.createDirectory(
            atPath: program.folder + "/own/SET", withIntermediateDirectories: true)
        try program.write((0..<40).map { "\($0),\($0 % 7)" }.joined(separator: "\n"), to: "own/SET/features.csv")
        try program.write((0..<40).map { "\($0 % 8)" }.joined(separator: "\n"), to: "own/SET/labels.csv")
        try program.write((0..<8).map { "\($0)\t1" }.joined(separator: "\n"), to: "own/SET/classes.csv")
    }

    @Test func fromFilesToADataSet() throws {
        var outcome = try program.run("d3gzsl data check own/SET")
        #expect(outcome.code == 2 && outcome.output.isEmpty)
        #expect(outcome.complaint.contains("split.json: there is no split of the rows"), "\(outcome.complaint)")

        outcome = try program.run("d3gzsl data split own/SET --unseen 2 --seed 7")
        #expect(outcome.code == 0, "\(outcome.complaint)")
        #expect(outcome.output.contains("6 seen classes (1 of them for validation) and 2 unseen"))
        #expect(outcome.output.contains("24 trainval, 6 test seen, 10 test unseen"))
        outcome = try program.run("d3gzsl data split own/SET --unseen 2")
        #expect(outcome.code == 2 && outcome.complaint.contains("--force"))

        for command in ["data check SET --data-root own", "data check own/SET/", "data info own/SET"] {
            outcome = try program.run("d3gzsl \(command)")
            #expect(outcome.code == 0, "\(outcome.complaint)")
            #expect(outcome.output.contains("40 images of 2 features; 6 seen and 2 unseen classes of 2 attributes"))
        }
        outcome = try program.run("d3gzsl data --data-root own")
        #expect(outcome.output.contains("SET") && outcome.output.contains("(image embeddings: features;"))

        outcome = try program.run("d3gzsl data convert own/SET -o own/COPY && d3gzsl data check own/COPY")
        #expect(outcome.code == 0, "\(outcome.complaint)")
        #expect(Set(outcome.output.matches(of: /digest ([0-9a-f]{32})/).map(\.output.1)).count == 1)
        outcome = try program.run("d3gzsl data convert own/SET -o own/COPY")
        #expect(outcome.code == 2 && outcome.complaint.contains("the folder is not empty"))
        #expect(try program.run("d3gzsl data convert own/SET -o own/COPY --force").code == 0)
    }

    @Test func allThatIsWrongIsSaidAtOnce() throws {
        try program.write("1,2\n3,bad\n", to: "own/SET/features.csv")
        try program.write("a\nb\n", to: "own/SET/names.txt")
        let outcome = try program.run("d3gzsl data check SET --data-root own")
        #expect(outcome.code == 2)
        #expect(
            outcome.complaint.contains("features.csv: expected a finite number in every cell, found 'bad' at line 2"))
        #expect(outcome.complaint.contains("names.txt: expected 8 names"))
        #expect(outcome.complaint.contains("split.json: there is no split"))
    }

    @Test(arguments: [
        "split own/SET", "split own/SET --unseen 0", "split own/SET --unseen 8", "split own/SET --unseen many",
        "split own/SET --unseen 1.5", "split own/SET --unseen 2 --seed -1", "split own/SET --unseen 2 --test-seen 1",
        "split own/SET --unseen 2 --validation 6", "split absent --unseen 2", "convert own/SET", "check absent",
        "convert own/SET -o -",
    ])
    func mistakesInTheCommandLine(_ command: String) throws {
        let outcome = try program.run("d3gzsl data \(command)")
        #expect(outcome.code == 2 && outcome.complaint.contains("rror"), "\(outcome.complaint)")
        #expect(!program.exists("own/SET/split.json"))
    }
}
