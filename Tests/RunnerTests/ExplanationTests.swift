import Foundation
import Testing

@testable import Runner

@Suite struct ExplanationTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(root: folder.path + "/store")
    }

    static func key(seed: Int = 1, _ configuration: String) -> UnitKey {
        UnitKey([.init("engine", "1"), .init("configuration", configuration), .init("seed", "\(seed)")])
    }

    static let old = key(#"{"distill":["be"],"generator":{"epochs":40,"kind":"f-clswgan"},"rate":0.1}"#)

    @Test func whatIsStoredNeedsNoReason() throws {
        try store.save(Record(), for: Self.old, title: "base")
        #expect(store.explanation(of: Self.old, title: "base") == .stored)
        #expect(store.explanation(of: Self.old, title: "renamed") == .stored)
    }

    @Test func anUnknownTitleIsNew() throws {
        #expect(store.explanation(of: Self.old, title: "base") == .new)
        try store.save(Record(), for: Self.old, title: "base")
        #expect(store.explanation(of: Self.key("{}"), title: "full") == .new)
    }

    @Test func aDamagedFileIsTheReason() throws {
        try store.save(Record(), for: Self.old, title: "base")
        try Data("d3g".utf8).write(to: URL(filePath: store.path(of: Self.old)))
        guard case .damaged(let reason) = store.explanation(of: Self.old, title: "base") else {
            Issue.record("a damaged record was not named")
            return
        }
        #expect(reason.hasSuffix("is damaged: it is truncated"))
    }

    @Test func theNearestRecordIsCompared() throws {
        let far = Self.key(seed: 2, #"{"distill":[],"generator":{"epochs":1,"kind":"ce-gzsl"},"rate":0.1}"#)
        try store.save(Record(), for: far, title: "base")
        try store.save(Record(finished: "2026-01-02T03:04:05Z"), for: Self.old, title: "base")
        try store.save(Record(), for: far, title: "elsewhere")
        let new = Self.key(#"{"distill":["be"],"generator":{"epochs":50,"kind":"f-clswgan"},"rate":0.1}"#)
        guard case .changed(let entry, let differences) = store.explanation(of: new, title: "base") else {
            Issue.record("no record was compared")
            return
        }
        #expect(entry.key == Self.old)
        #expect(entry.date == "2026-01-02T03:04:05Z")
        #expect(differences == [.init(name: "configuration.generator.epochs", old: "40", new: "50")])
    }

    @Test func detailsOfConfigurations() {
        let new = Self.key(
            #"{"distill":["be","kl"],"generator":{"epochs":40},"head":{"width":64,"name":"a\"b/c"},"rate":0.25}"#)
        #expect(
            new.detailedDifferences(from: Self.old) == [
                .init(name: "configuration.distill", old: #"["be"]"#, new: #"["be","kl"]"#),
                .init(name: "configuration.generator.kind", old: #""f-clswgan""#, new: nil),
                .init(name: "configuration.head", old: nil, new: #"{"name":"a\"b/c","width":64}"#),
                .init(name: "configuration.rate", old: "0.1", new: "0.25"),
            ])
    }

    @Test func whatIsNoObjectIsComparedAsText() {
        #expect(
            UnitKey([.init("a", "1"), .init("b", "[1]"), .init("c", "{}"), .init("d", "x")]).detailedDifferences(
                from: UnitKey([.init("a", "01"), .init("b", "[2]"), .init("c", "{"), .init("e", "{}")])) == [
                    .init(name: "a", old: "01", new: "1"), .init(name: "b", old: "[2]", new: "[1]"),
                    .init(name: "c", old: "{", new: "{}"), .init(name: "d", old: nil, new: "x"),
                    .init(name: "e", old: "{}", new: nil),
                ])
        let spaced = UnitKey([.init("a", #"{ "b": 1 }"#)])
        #expect(UnitKey([.init("a", #"{"b":1}"#)]).detailedDifferences(from: spaced).map(\.name) == ["a"])
    }
}
