import Foundation
import Foundations
import Notebook
import Testing

@Suite struct ValueTests {
    static let nested: Value = ["b": [1, 2.5, "x\n\"y\""], "a": ["é": nil, "Z": true], "empty": [:]]

    @Test func canonicalTextSortsKeys() {
        #expect(Self.nested.canonicalText == #"{"a":{"Z":true,"é":null},"b":[1,2.5,"x\n\"y\""],"empty":{}}"#)
        let other: Value = ["empty": [:], "a": ["Z": true, "é": nil], "b": [1, 2.5, "x\n\"y\""]]
        #expect(other.canonicalText == Self.nested.canonicalText)
        #expect(other != Self.nested, "order is part of a map, only not of its canonical text")
    }

    @Test(arguments: [
        (Value.number(1), "1.0"), (.integer(1), "1"), (.number(-0.0), "0.0"), (.number(0.1), "0.1"),
        (.number(.nan), "\"nan\""), (.number(1e-7), "1e-07"),
        (.string("\u{1}\t"), #""\u0001\t""#), (.number(.infinity), "\"inf\""), (.boolean(false), "false"),
    ])
    func canonicalScalars(value: Value, text: String) {
        #expect(value.canonicalText == text)
    }

    @Test func descriptionReadsAsYAML() {
        #expect(Self.nested.description == #"{b: [1, 2.5, "x\n\"y\""], a: {é: null, Z: true}, empty: {}}"#)
        #expect(Value.string("5").description == "\"5\"")
        #expect(Value.string("a: b").description == "\"a: b\"")
        #expect(Value.string("").description == "\"\"")
        #expect(Value.number(2).description == "2")
    }

    @Test func codableRoundTrip() throws {
        let sorted: Value = ["a": [1, 2.5, "x", nil, false], "b": ["c": 3]]
        let data = try JSONEncoder().encode(sorted)
        #expect(try JSONDecoder().decode(Value.self, from: data).canonicalText == sorted.canonicalText)
    }

    @Test func mapsKeepTheirOrder() {
        var map: ValueMap = ["b": 1, "a": 2]
        map["c"] = 3
        map["b"] = 4
        #expect(map.keys == ["b", "a", "c"])
        #expect(map["b"] == 4)
        map["a"] = nil
        #expect(map.keys == ["b", "c"])
        #expect(ValueMap([("x", 1), ("x", 2)]) == ["x": 2])
    }

    @Test func yamlFiles() throws {
        let (value, diagnostics) = LocatedValue.reading(
            yaml: SourceFile(path: "v.yaml", text: "a: {H: 67.8, note: no}\nb:\n- [1, ~]\n"))
        #expect(diagnostics.isEmpty)
        #expect(value?.value == ["a": ["H": 67.8, "note": "no"], "b": [[1, nil]]])
        #expect(value?["a"]?["H"]?.range.location == "v.yaml:1:8")
        #expect(LocatedValue.reading(yaml: SourceFile(path: "v.yaml", text: "# nothing\n")).value?.isNull == true)
        let broken = LocatedValue.reading(yaml: SourceFile(path: "v.yaml", text: "a: [1\nb: 2\n"))
        #expect(broken.value == nil)
        #expect(
            broken.diagnostics.map { "\($0.range?.start.description ?? "") \($0.message)" } == [
                "1:4 this list is not closed"
            ])
    }
}
