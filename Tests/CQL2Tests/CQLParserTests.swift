import JSON
import Reports
import TestSupport
import Testing

@testable import CQL2

@Suite struct CQLParserTests {
    @Test(arguments: TwoEncodings.all.indices)
    func `text and JSON of the same expression are one value`(_ index: Int) throws {
        let (text, json) = TwoEncodings.all[index]
        let ofJSON = try CQLExpression(json: JSONValue(parsing: Array(json.utf8), depth: 64))
        #expect(try CQLExpression(text: text) == ofJSON, "\(text)")
        #expect(try CQLExpression(text: "(\(text))") == ofJSON)
    }

    @Test(arguments: [
        "", "category", "category =", "= 'a'", "category = 'a", "category = 'a' AND", "(category = 'a'",
        "category = 'a')", "category == 'a'", "category = 'a'; DROP TABLE report", "a IN 'b'", "a IS b",
        "a NOT = 3", "a BETWEEN 1 OR 2", "POINT(1)", "S_INTERSECTS(geometry, POINT(1 2 3 4))", "BBOX(1,2,3)",
        "DATE('2026-02-30') = a", "TIMESTAMP('2026-01-01') = a", "a = 1..2", "a = #", "AND a", "a LIKE",
        "INTERVAL('2026-01-01') = a", "GEOMETRYCOLLECTION(1 2)",
    ])
    func `what is no CQL2 is refused with words`(_ text: String) throws {
        guard text != "category" else {
            #expect(try CQLExpression(text: text) == .property("category"))
            return
        }
        let fault = #expect(throws: CQLFault.self) { try CQLExpression(text: text) }
        #expect(fault?.words.english.isEmpty == false && fault?.words.swedish.isEmpty == false)
    }

    @Test(arguments: [
        "null", #"{"op":"="}"#, #"{"op":"=","args":[null,1]}"#, #"{"args":[1]}"#, "{}",
        #"{"date":"2026-13-01"}"#, #"{"timestamp":"2026-01-01"}"#, #"{"interval":["2026-01-01"]}"#,
        #"{"bbox":[1,2,3]}"#, #"{"bbox":[1,2,3,"4"]}"#, #"{"type":"Point","coordinates":[1]}"#,
        #"{"type":"Circle","coordinates":[1,2]}"#, #"{"type":"Polygon","coordinates":[[1,2]]}"#,
    ])
    func `what is JSON but no CQL2 is refused with words`(_ json: String) throws {
        let value = try JSONValue(parsing: Array(json.utf8))
        let fault = #expect(throws: CQLFault.self) { try CQLExpression(json: value) }
        #expect(fault?.words.english.isEmpty == false)
    }

    @Test func `what nests deep or goes on for long is refused, and not followed`() throws {
        for text in [
            String(repeating: "(", count: 5_000), String(repeating: "NOT ", count: 5_000) + "a",
            String(repeating: "-", count: 5_000) + "1", "a = 1" + String(repeating: " + 1", count: 5_000),
            String(repeating: "f(", count: 5_000),
        ] {
            let fault = #expect(throws: CQLFault.self) { try CQLExpression(text: text) }
            #expect(fault?.kind == .tooLarge)
        }
        var json = "1"
        for _ in 0..<30 { json = #"{"op":"not","args":[\#(json)]}"# }
        let value = try JSONValue(parsing: Array(json.utf8), depth: 64)
        #expect(throws: CQLFault.self) { try CQLExpression(json: value) }
        let many = (0..<150).map { "a = \($0)" }.joined(separator: " OR ")
        guard case .call("or", let parts) = try CQLExpression(text: many) else {
            Issue.record("A chain of OR is one condition")
            return
        }
        #expect(parts.count == 150)
    }

    @Test func `no text ends the parser`() {
        var chance = SeededChance(seed: 60)
        let pieces = [
            "a", "'b'", "1", "(", ")", ",", "AND", "OR", "NOT", "LIKE", "IN", "BETWEEN", "IS", "NULL", "=",
            "POINT", "POLYGON", "BBOX", "-", "+", "DATE", "INTERVAL", "\"", "'", "\\", "ö", "🙂", "Z", "..",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...12, using: &chance)).map { _ in
                pieces[Int.random(in: pieces.indices, using: &chance)]
            }.joined(separator: Bool.random(using: &chance) ? " " : "")
            _ = try? CQLExpression(text: text)
            _ = try? CQLExpression(text: hostileText(&chance))
        }
    }
}
