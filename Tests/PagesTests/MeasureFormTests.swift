import API
import JSON
import Prevention
import Reports
import TestSupport
import Testing
import Web

@testable import Pages

/// What the form of a measure becomes for the API, and what an address asks for.
@Suite struct MeasureFormTests {
    private static func form(_ fields: String) throws -> MeasureForm {
        MeasureForm(
            try FormText(Array(fields.utf8)),
            units: try ["gata-park", "kontaktcenter"].map { try Code($0).orFail() })
    }

    @Test(arguments: [
        ("125000", JSONValue.number(125_000)), ("125%20000%20kr", .number(125_000)), ("", .string("")),
        ("en+del", .string("en del")), ("-1", .number(-1)),
    ])
    func `a cost is read as people write it, and what is none is left for the API to refuse`(
        _ typed: String, _ cost: JSONValue
    ) throws {
        let body = try Self.form("kostnad=\(typed)").body(nil, of: nil, isNew: false)
        #expect(body["cost"] == cost)
    }

    @Test func `a new measure says where it begins and why, and a change does not`() throws {
        let fields =
            "slag=lighting&namn=Lampor&lage=done&genomford=2026-11-01&borjade=&ansvarig-gata-park=1&ansvarig-x=1&arende=a&hotspot="
        let home = try MunicipalityCode("1060").orFail()
        let new = try Self.form(fields).body(.string(""), of: home, isNew: true)
        #expect(new["state"]?.string == "done" && new["done"]?.string == "2026-11-01")
        #expect(new["municipality"]?.string == "1060" && new["begun"] == nil)
        #expect(new["units"]?.array?.compactMap(\.string) == ["gata-park"])
        #expect(new["causes"]?["cases"]?.array?.compactMap(\.string) == ["a"])
        #expect(new["causes"]?["hotspots"] == nil)
        let change = try Self.form(fields).body(nil, of: nil, isNew: false)
        #expect(change["state"] == nil && change["causes"] == nil && change["place"] == nil)
        #expect(change["begun"]?.string == "")
    }

    @Test func `an address asks for what it names, and what in it is nothing is passed over`() throws {
        func asked(_ query: String) throws -> MeasureQuery {
            let text = try QueryText(query, known: ["slag", "lage", "ar", "ansvarig", "omrade"])
            return MeasureFilter(text).asked(AreaMap([]), at: .testNow).measures
        }
        #expect(try asked("slag=&lage=x&ar=tjugo&ansvarig=&omrade=y") == MeasureQuery())
        let open = try asked("lage=oppna&ar=2026&slag=lighting&ansvarig=gata-park")
        #expect(open.states == [.proposed, .decided, .underWay])
        #expect(open.since == CivilDate("2026-01-01") && open.until == CivilDate("2027-01-01"))
        #expect(try open.kinds == [Code("lighting").orFail()] && open.unit == Code("gata-park"))
        #expect(try asked("lage=done").states == [.done])
    }
}
