import Foundation
import TestSupport
import Testing

@testable import JSON

@Suite struct JSONWriterTests {
    @Test func `objects and arrays nest, in the order they were written`() {
        let bytes = JSONWriter.object {
            $0.member("id", 12)
            $0.member("open", true)
            $0.array("units") { units in
                for name in ["Gata", "Park"] { units.object { $0.member("name", name) } }
                units.array { $0.element(1.5) }
            }
            $0.object("empty") { _ in }
            $0.array("none") { _ in }
            $0.member("list", [1, 2])
            $0.member("last", Int64.min)
        }
        #expect(
            text(bytes)
                == #"{"id":12,"open":true,"units":[{"name":"Gata"},{"name":"Park"},[1.5]],"empty":{},"none":[],"#
                + #""list":[1,2],"last":-9223372036854775808}"#)
    }

    @Test func `nil is null, or nothing where that is asked for`() {
        let missing: String? = nil
        let bytes = JSONWriter.object {
            $0.memberIfPresent("first", missing)
            $0.member("second", missing)
            $0.memberIfPresent("third", "x")
            $0.null("fourth")
        }
        #expect(text(bytes) == #"{"second":null,"third":"x","fourth":null}"#)
    }

    @Test func `strings are escaped`() {
        let bytes = JSONWriter.value("\"\\/\n\r\t\u{0}\u{8}\u{1F}\u{7F}\u{2028}\u{2029}é–🙂\u{301}")
        #expect(
            text(bytes) == #""\"\\/\n\r\t\u0000\u0008\u001f"# + "\u{7F}" + #"\u2028\u2029"# + "é–🙂\u{301}\"")
    }

    @Test func `names are escaped as well`() {
        #expect(text(JSONWriter.object { $0.member("a\"b", 1) }) == #"{"a\"b":1}"#)
    }

    @Test(arguments: [
        (0.1 + 0.2, "0.30000000000000004"), (1, "1"), (-0.5, "-0.5"), (1e21, "1e+21"), (5e-300, "5e-300"),
        (.nan, "null"), (.infinity, "null"), (-.infinity, "null"), (123_456.75, "123456.75"),
    ])
    func `numbers have the fewest digits that read back`(_ number: Double, _ written: String) {
        #expect(text(JSONWriter.value(number)) == written)
    }

    @Test func `a rounded number that cannot be written is null`() {
        let bytes = JSONWriter.object {
            $0.member("a", 14.530_600_04, decimals: 7)
            $0.member("b", Double.nan, decimals: 7)
            $0.member("c", nil, decimals: 7)
        }
        #expect(text(bytes) == #"{"a":14.5306,"b":null,"c":null}"#)
    }

    @Test func `JSON made before is spliced in`() {
        let inner = JSONWriter.array { $0.element(1) }
        #expect(text(JSONWriter.object { $0.member("inner", json: inner) }) == #"{"inner":[1]}"#)
    }

    @Test func `an object whose builder throws is closed all the same`() {
        struct Fault: Error {}
        let bytes = JSONWriter.object { outer in
            outer.member("a", 1)
            do {
                try outer.object("b") { inner throws(Fault) in
                    inner.member("c", 2)
                    throw Fault()
                }
            } catch {}
            outer.member("d", 3)
        }
        #expect(text(bytes) == #"{"a":1,"b":{"c":2},"d":3}"#)
    }

    @Test(arguments: UInt64(1)...200)
    func `any text reads back the same`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let texts = (0..<5).map { _ in hostileText(&chance) }
        let bytes = JSONWriter.value(texts)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
        #expect(
            JSONStrings.read(bytes).map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) }
        )
    }

    @Test(arguments: UInt64(1)...100)
    func `any number reads back the same`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let number = Double(bitPattern: chance.next())
        try #require(number.isFinite)
        #expect(Double(text(JSONWriter.value(number))) == number)
    }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
