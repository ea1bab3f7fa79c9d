import Foundation
import Testing

@testable import Runner

@Suite struct UnitKeyTests {
    /// A store outlives the program that wrote it: the digest of a key must not change by accident.
    @Test func digestIsStable() {
        let key = UnitKey([.init("engine", "1"), .init("configuration", #"{"a":1}"#), .init("seed", "2")])
        // printf 'd3gzsl unit 1\n6:engine=1:1\n13:configuration=7:{"a":1}\n4:seed=1:2\n' | sha256sum
        #expect(key.digest == "a82e74bad746b4e994170729b433101a0d9509b221e92992b1597ed2a87d00bc")
    }

    @Test(arguments: [
        (["a": "bc"], ["ab": "c"]),
        (["a": "1\n1:b=1:2"], ["a": "1", "b": "2"]),
        (["a": ""], [:]),
        (["é": "x"], ["e\u{301}": "x"]),
    ])
    func differentComponentsGiveDifferentDigests(a: [String: String], b: [String: String]) {
        func key(_ parts: [String: String]) -> UnitKey {
            UnitKey(parts.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
        }
        #expect(key(a).digest != key(b).digest)
        #expect(key(a) != key(b))
    }

    @Test func orderIsPartOfTheKey() {
        #expect(UnitKey([.init("a", "1"), .init("b", "2")]) != UnitKey([.init("b", "2"), .init("a", "1")]))
    }

    @Test func differencesNameWhatChanged() {
        let old = UnitKey([.init("engine", "1"), .init("core", "ZEN"), .init("seed", "2")])
        let new = UnitKey([.init("engine", "2"), .init("seed", "2"), .init("data", "ff")])
        #expect(
            new.differences(from: old) == [
                .init(name: "engine", old: "1", new: "2"),
                .init(name: "data", old: nil, new: "ff"),
                .init(name: "core", old: "ZEN", new: nil),
            ])
        #expect(new.differences(from: new).isEmpty)
    }

    @Test func configurationIsCanonical() throws {
        struct Configuration: Encodable {
            let zeta = 0.1
            let alpha: [Float] = [1, 0.1, -.infinity]
            let path = "a/b"
            let beta = ["y": 1, "x": 2]
        }
        let component = UnitKey.Component("configuration", encoding: Configuration())
        #expect(component.value == #"{"alpha":[1,0.1,"-inf"],"beta":{"x":2,"y":1},"path":"a/b","zeta":0.1}"#)
    }

    @Test func codingKeepsTheKey() throws {
        let key = UnitKey([.init("name", "naïve \"x\"\n"), .init("seed", "3")])
        let copy = try JSONDecoder().decode(UnitKey.self, from: JSONEncoder().encode(key))
        #expect(copy == key)
        #expect(copy.components == key.components)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(
                UnitKey.self, from: Data(#"[{"name":"a","value":"1"},{"name":"a","value":"2"}]"#.utf8))
        }
    }

    @Test func aNameTwiceIsAProgrammersError() async {
        await #expect(processExitsWith: .failure) { _ = UnitKey([.init("a", "1"), .init("a", "2")]) }
    }
}
