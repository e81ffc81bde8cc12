import Geometry
import Reports
import TestSupport
import Testing

@testable import CQL2

/// What a store is asked must leave out nothing that is admitted.
@Suite struct NarrowingTests {
    private static let fields = [
        FeatureField("category", .text, Bilingual("category")),
        FeatureField("observedAt", .moment, Bilingual("observedAt")),
    ]

    private func filter(_ text: String) throws -> FeatureFilter {
        let nowhere = ShapePlacing { (_) throws(CQLFault) in
            []
        } box: { (_, _) throws(CQLFault) in
            nil
        }
        return try FeatureFilter(CQLExpression(text: text), fields: Self.fields, placing: nowhere)
    }

    @Test func `texts are those that every part takes`() throws {
        #expect(try filter("category = 'a'").texts(of: 0) == ["a"])
        #expect(try filter("'a' = category").texts(of: 0) == ["a"])
        #expect(try filter("category IN ('a','b') AND category IN ('b','c')").texts(of: 0) == ["b"])
        #expect(try filter("category = 'a' AND category = 'b'").texts(of: 0) == [])
        for text in [
            "category = 'a' OR observedAt > '2026-01-01'", "NOT category = 'a'", "category <> 'a'",
            "CASEI(category) = 'a'", "category LIKE 'a'", "category = category",
        ] {
            #expect(try filter(text).texts(of: 0) == nil, "\(text)")
        }
    }

    @Test func `nothing that is admitted lies outside of the time or the texts that are asked for`() throws {
        var chance = SeededChance(seed: 61)
        let times = (0..<6).map { "2026-03-0\($0 + 1)" }
        func condition(_ depth: Int) -> String {
            let time = times[Int.random(in: times.indices, using: &chance)]
            let other = times[Int.random(in: times.indices, using: &chance)]
            let comparison = ["=", "<>", "<", ">", "<=", ">="][Int.random(in: 0..<6, using: &chance)]
            let relation = ["T_AFTER", "T_BEFORE", "T_EQUALS", "T_DISJOINT"][
                Int.random(in: 0..<4, using: &chance)]
            switch Int.random(in: 0..<(depth > 3 ? 6 : 9), using: &chance) {
            case 0: return "observedAt \(comparison) DATE('\(time)')"
            case 1: return "TIMESTAMP('\(time)T12:00:00Z') \(comparison) observedAt"
            case 2: return "observedAt BETWEEN DATE('\(min(time, other))') AND DATE('\(max(time, other))')"
            case 3: return "\(relation)(observedAt, DATE('\(time)'))"
            case 4: return "T_DURING(observedAt, INTERVAL('\(min(time, other))', '\(max(time, other))'))"
            case 5: return "category \(Bool.random(using: &chance) ? "IN ('a','b')" : "= 'b'")"
            case 6: return "(\(condition(depth + 1)) AND \(condition(depth + 1)))"
            case 7: return "(\(condition(depth + 1)) OR \(condition(depth + 1)))"
            default: return "NOT \(condition(depth + 1))"
            }
        }
        let start = try Timestamp(rfc3339: "2026-02-28T00:00:00Z")
        var (admitted, said) = (0, 0)
        for _ in 0..<400 {
            let text = condition(0)
            let filter = try filter(text)
            let (first, last) = filter.milliseconds(of: 1)
            let texts = filter.texts(of: 0)
            let isSaid = filter.isSaid(byTextsOf: 0..<1, andTimeOf: 1)
            if isSaid { said += 1 }
            for hour in stride(from: 0, to: 240, by: 3) {
                let moment = start.adding(.hours(Int64(hour)))
                for category in ["a", "b", "c"]
                where filter.admits([.text(category), .moment(moment)], at: nil) {
                    admitted += 1
                    #expect(first <= moment.milliseconds && moment.milliseconds <= last, "\(text)")
                    #expect(texts?.contains(category) ?? true, "\(text)")
                }
                guard isSaid else { continue }
                for category in ["a", "b", "c"] {
                    let isWithin = first <= moment.milliseconds && moment.milliseconds <= last
                    #expect(
                        filter.admits([.text(category), .moment(moment)], at: nil)
                            == (isWithin && texts?.contains(category) ?? true), "\(text)")
                }
            }
        }
        #expect(admitted > 1_000 && said > 50)
    }

    @Test func `the fields are those that decide`() throws {
        #expect(try filter("category = 'a' OR NOT T_AFTER(observedAt, DATE('2026-01-01'))").fields == [0, 1])
        #expect(try filter("CASEI(category) LIKE 'a%'").fields == [0])
        #expect(try filter("TRUE").fields == [])
    }
}
