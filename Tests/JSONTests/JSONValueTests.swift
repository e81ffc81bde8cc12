import TestSupport
import Testing

@testable import JSON

struct JSONValueTests {
    @Test func `every kind of value is read, members in their order`() throws {
        let json = try JSONValue(
            parsing: #" {"b": [1, -0.5, 2e3, true, false, null], "a": {"å": "\u00e5\n\ud83d\udca1/\/"}} "#
                .utf8)
        #expect(
            json
                == .object([
                    (
                        "b",
                        .array([.number(1), .number(-0.5), .number(2_000), .bool(true), .bool(false), .null])
                    ),
                    ("a", .object([("å", .string("å\n💡//"))])),
                ]))
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let text: String
        let reason: JSONFault.Reason
        var offset: Int?
        var pointer = ""
        var testDescription: String { text }
    }

    @Test(arguments: [
        Broken(text: "", reason: .empty, offset: 0),
        Broken(text: " \n", reason: .empty, offset: 2),
        Broken(text: "\u{FEFF}{}", reason: .byteOrderMark, offset: 0),
        Broken(text: "[1,]", reason: .trailingComma),
        Broken(text: #"{"a":1,}"#, reason: .trailingComma),
        Broken(text: "[1 2]", reason: .unexpectedByte, offset: 3),
        Broken(text: "[1", reason: .unexpectedEnd, offset: 2),
        Broken(text: "1 1", reason: .trailingBytes, offset: 2),
        Broken(text: "NaN", reason: .numberNotFinite, offset: 0),
        Broken(text: "Infinity", reason: .numberNotFinite, offset: 0),
        Broken(text: #"{"a":[0,NaN]}"#, reason: .numberNotFinite, offset: 8, pointer: "/a/1"),
        Broken(text: #"{"place":{"northing":1e999}}"#, reason: .numberNotFinite, pointer: "/place/northing"),
        Broken(text: "[-1e309]", reason: .numberNotFinite, offset: 1, pointer: "/0"),
        Broken(text: "[NaN]", reason: .numberNotFinite, offset: 1, pointer: "/0"),
        Broken(text: "[-Infinity]", reason: .numberNotFinite, offset: 1, pointer: "/0"),
        Broken(text: "01", reason: .malformedNumber), Broken(text: "-", reason: .unexpectedEnd),
        Broken(text: "1.", reason: .unexpectedEnd),
        Broken(text: "[1.]", reason: .malformedNumber, pointer: "/0"),
        Broken(text: ".5", reason: .unexpectedByte), Broken(text: "+1", reason: .unexpectedByte),
        Broken(text: "0x10", reason: .trailingBytes), Broken(text: "1e", reason: .unexpectedEnd),
        Broken(text: #"{"a":1,"b":2,"a":3}"#, reason: .duplicateKey, offset: 13, pointer: "/a"),
        Broken(text: #"{"a/b":{"~":1,"~":2}}"#, reason: .duplicateKey, pointer: "/a~1b/~0"),
        Broken(text: #"{a:1}"#, reason: .unexpectedByte), Broken(text: "{'a':1}", reason: .unexpectedByte),
        Broken(text: #"{"a" 1}"#, reason: .unexpectedByte), Broken(text: "[1/*x*/]", reason: .unexpectedByte),
        Broken(text: #""\ud800""#, reason: .loneSurrogate, offset: 1),
        Broken(text: #""\udc00\ud800""#, reason: .loneSurrogate),
        Broken(text: #""\ud800\u0041""#, reason: .loneSurrogate),
        Broken(text: #""\x41""#, reason: .malformedEscape),
        Broken(text: #""\u00g0""#, reason: .malformedEscape),
        Broken(text: "\"a\nb\"", reason: .controlCharacter, offset: 2),
        Broken(text: "\"a\u{0}b\"", reason: .controlCharacter),
        Broken(text: #""abc"#, reason: .unexpectedEnd), Broken(text: "tru", reason: .unexpectedEnd),
        Broken(text: "trux", reason: .unexpectedByte, offset: 3),
    ])
    func `what is not JSON is refused, with the reason and the place`(_ broken: Broken) {
        let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: broken.text.utf8) }
        #expect(fault?.reason == broken.reason)
        if let offset = broken.offset { #expect(fault?.offset == offset) }
        #expect(fault?.pointer.description == broken.pointer)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC3, 0x22],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
        let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: bytes) }
        #expect(fault?.reason == .notUTF8)
    }

    @Test(
        arguments: [[0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00]] as [[UInt8]]
    )
    func `UTF-16 is refused`(_ bytes: [UInt8]) {
        #expect(throws: JSONFault.self) { try JSONValue(parsing: bytes) }
    }

    @Test func `an escaped U+0000 stays in the string`() throws {
        #expect(try JSONValue(parsing: #""a\u0000b""#.utf8) == .string("a\0b"))
    }

    @Test func `sixteen levels are read and seventeen are not`() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        _ = try JSONValue(parsing: nested(16).utf8)
        let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: nested(17).utf8) }
        #expect(fault?.reason == .tooDeep)
        #expect(fault?.offset == 16)
        #expect(throws: JSONFault.self) { try JSONValue(parsing: nested(100_000).utf8, depth: 1_000_000) }
        #expect(throws: JSONFault.self) { try JSONValue(parsing: #"{"a":[1]}"#.utf8, depth: 1) }
    }

    @Test(arguments: [
        "0", "-0", "1", "14.5306", "6236975.3", "18.468388530752513", "59.21953012697554", "5e-324", "1e-999",
        "0e999",
        "1.7976931348623157e308", "9007199254740993", "123456789012345678901234567890", "0.1", "1e22", "1e23",
        "0.000001", "4.35", "2.2250738585072011e-308", "900000000000000001e-5",
    ])
    func `a number is the nearest there is`(_ text: String) throws {
        #expect(try JSONValue(parsing: text.utf8).number == Double(text))
    }

    @Test func `random numbers are the nearest there are`() throws {
        var chance = SeededChance(seed: 7)
        for _ in 0..<2_000 {
            let number = Double(bitPattern: chance.next())
            guard number.isFinite else { continue }
            #expect(try JSONValue(parsing: "\(number)".utf8).number == number)
            let rounded = Double(Int.random(in: -99_999_999...99_999_999, using: &chance)) / 1e4
            #expect(try JSONValue(parsing: "\(rounded)".utf8).number == rounded)
        }
    }

    @Test func `a number without end is refused`() {
        let text = "1" + String(repeating: "0", count: 100_000)
        let fault = #expect(throws: JSONFault.self) { try JSONValue(parsing: text.utf8) }
        #expect(fault?.reason == .numberTooLong)
    }

    @Test func `many keys are compared quickly and rightly`() throws {
        let members = (0..<5_000).map { "\"k\($0)\":\($0)" }
        #expect(try JSONValue(parsing: "{\(members.joined(separator: ","))}".utf8)["k4999"] == .number(4_999))
        let fault = #expect(throws: JSONFault.self) {
            try JSONValue(parsing: "{\((members + ["\"k7\":0"]).joined(separator: ","))}".utf8)
        }
        #expect(fault?.pointer.description == "/k7")
    }
}
